/** Requests to push services: to public addresses alone, without redirects, and not for long. */
import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { Agent, request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { plainAddress } from '../../base/web/address-ranges.ts'
import { isOfOpenInternet } from '../../base/web/place/open-internet.ts'

export type Post = {
  readonly address: string
  readonly headers: Readonly<Record<string, string | number>>
  readonly body: Uint8Array
}

export type ServiceClient = {
  /** The status of the answer; throws a `PostFault` when there is none in time. */
  post(sent: Post): Promise<number>
  close(): void
}

/** There was no answer, or nobody was asked. Its text says why, and holds no address: that is the device's secret. */
export class PostFault extends Error {
  override name = 'PostFault'
}

type ClientSetting = {
  /** How long one may take, the wait for a free connection included, in milliseconds. */
  readonly patience: number
  /** Tests: what a name is, and which authority is trusted. */
  readonly lookup?: typeof systemLookup | undefined
  readonly isOpen?: ((address: string) => boolean) | undefined
  readonly ca?: string | Buffer | undefined
}

/** Connections that are open at once to one service; the others wait their turn, as long as their patience lasts. */
const MOST_CONNECTIONS = 64

/** Of an answer only the status counts; whoever sends more than this is cut off. */
const MOST_BYTES = 16 * 1024

export function openServiceClient({ patience, ca, ...names }: ClientSetting): ServiceClient {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: MOST_CONNECTIONS,
    lookup: publicLookup(names),
    ...(ca !== undefined && { ca }),
  })
  return { post: (sent) => post(sent, { agent, patience }), close: () => agent.destroy() }
}

function post({ address, headers, body }: Post, { agent, patience }: { agent: Agent; patience: number }) {
  const signal = AbortSignal.timeout(patience)
  const url = new URL(address)
  return new Promise<number>((resolve, reject) => {
    const setting = { method: 'POST', headers: { ...headers, 'content-length': body.length }, signal }
    const asked = url.protocol === 'http:' ? httpRequest(url, setting) : httpsRequest(url, { ...setting, agent })
    asked.on('error', (error) => reject(signal.aborted ? new PostFault('no answer in time') : plainFault(error)))
    asked.on('response', (answer) => {
      let length = 0
      answer.on('data', (part: Buffer) => {
        length += part.length
        if (length > MOST_BYTES) answer.destroy()
      })
      answer.on('error', () => undefined)
      // A redirect is an answer like any other: it is never followed.
      resolve(answer.statusCode ?? 0)
    })
    asked.end(body)
  })
}

/** A system's code says enough (`ECONNREFUSED`); its message would hold the address. */
const plainFault = (error: Error & { code?: string }): PostFault =>
  error instanceof PostFault ? error : new PostFault(error.code ?? 'no connection')

/**
 * Resolves a name and refuses it when any of its addresses is not public. The connection is made to the very addresses
 * that were looked at, so a name that means another machine a moment later gains nothing (DNS rebinding).
 */
function publicLookup({
  lookup = systemLookup,
  isOpen = isOfOpenInternet,
}: Pick<ClientSetting, 'lookup' | 'isOpen'>): LookupFunction {
  return (hostname, options: LookupOptions, answer) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const [first] = found ?? []
      if (error || !first) return answer(error ?? new PostFault('no address'), '', 0)
      if (!found.every(({ address }) => isOpen(plainAddress(address))))
        return answer(new PostFault('its name leads to a private address'), '', 0)
      return options.all ? answer(null, found) : answer(null, first.address, first.family)
    })
  }
}
