/** The body of a form that a shortcut reads, and gives back to the library when the case is not so plain. */
import type { IncomingMessage } from 'node:http'
import { BODY_LIMIT } from '../../../base/web/server.ts'

const FORM = /^application\/x-www-form-urlencoded\s*(;\s*charset=utf-8\s*)?$/i

/** Headers by which a request asks for what no shortcut knows. */
const UNUSUAL = ['origin', 'content-encoding', 'dpop', 'oauth-client-attestation', 'oauth-client-attestation-pop']

/** Whether a request is a form, posted by a program and not by a page, that proves nothing by its headers but a secret. */
export const isPlainForm = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' && FORM.test(headers['content-type'] ?? '') && !UNUSUAL.some((name) => name in headers)

/** Undefined when there is more than any form of ours would be. By events: an iterator costs more than the rest of it. */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > BODY_LIMIT) resolve(undefined)
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => {
      // It comes after every request; an error that nobody hears still takes a picture of the stack.
      if (!request.complete) reject(new Error('the request was broken off'))
    })
  })
}

/** Lets the library read once more what was read here. */
export function giveBack(request: IncomingMessage, body: Buffer): false {
  const again = async function* () {
    yield body
  }
  Object.defineProperties(request, { readable: { value: true }, iterator: { value: again } })
  return false
}
