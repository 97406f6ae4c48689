import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RealmIssuer } from './issuers.ts'

/** A program's request at one of a realm's endpoints; `path` without the realm's part. */
export type Call = {
  request: IncomingMessage
  response: ServerResponse
  issuer: RealmIssuer
  path: string
  /** Headers of every answer to a program: name, value, name, value. */
  headers: readonly string[]
}

/** What an answer to a program bears. It is no page, so it may load nothing and stand in no frame. */
export const programHeaders = ({ https }: { https: boolean }): string[] => [
  ...['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ...['referrer-policy', 'no-referrer'],
  ...['x-content-type-options', 'nosniff'],
  ...(https ? ['strict-transport-security', 'max-age=31536000; includeSubDomains'] : []),
]

/** What the library's own answers to a program bear as well: nothing is stored, and scripts of other origins may read. */
const AS_THE_LIBRARY = [
  ...['cache-control', 'no-store', 'vary', 'Origin'],
  ...['access-control-allow-origin', '*', 'access-control-expose-headers', 'WWW-Authenticate'],
]

/** Answers a call with JSON, its headers written in one go. */
export function sendJson(
  { response, headers }: Pick<Call, 'response' | 'headers'>,
  status: number,
  body: object,
): void {
  const text = JSON.stringify(body)
  const length = String(Buffer.byteLength(text))
  const own = ['content-type', 'application/json; charset=utf-8', 'content-length', length]
  response.writeHead(status, [...headers, ...AS_THE_LIBRARY, ...own])
  response.end(text)
}

/** A body longer than any form of ours; the rest of it is not waited for. */
export function refuseLong(call: Pick<Call, 'response' | 'headers'>): true {
  const { response, headers } = call
  const refusal = { error: 'invalid_request', error_description: 'request entity too large' }
  sendJson({ response, headers: [...headers, 'connection', 'close'] }, 413, refusal)
  return true
}
