/**
 * A push service of our own, and a browser that subscribes at it: checks who sends (RFC 8292) and opens what is sent
 * (RFC 8291), with other code than the one that wrote it.
 */
import { createECDH, type ECDH, randomBytes } from 'node:crypto'
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { importJWK, jwtVerify } from 'jose'

type Decrypt = (body: Buffer, options: { version: string; privateKey: ECDH; authSecret: string }) => Buffer
const { decrypt } = createRequire(import.meta.url)('http_ece') as { decrypt: Decrypt }

/** A request as it came in. */
export type PushRequest = { path: string; headers: IncomingMessage['headers']; body: Buffer }

export type PushService = {
  address: string
  received: PushRequest[]
  /** Resolves when that many have come in. */
  hasReceived(count: number): Promise<void>
  close(): Promise<void>
}

type Behave = (request: PushRequest, reply: ServerResponse) => void

/** Answers a status, with an empty body. */
export const answers =
  (status: number, headers: Record<string, string> = {}): Behave =>
  (_request, reply) =>
    void reply.writeHead(status, headers).end()

/** Takes the request and never answers. */
export const saysNothing: Behave = () => undefined

/** A push service on this machine; over TLS where a certificate is given. */
export async function pushService(
  behave: Behave = answers(201),
  tls?: { cert: string; key: string },
): Promise<PushService> {
  const received: PushRequest[] = []
  const waiting: { count: number; done: () => void }[] = []
  const listen: RequestListener = async (request, reply) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) }
    received.push(one)
    behave(one, reply)
    for (const { count, done } of waiting) if (received.length >= count) done()
  }
  const server = tls ? createHttpsServer(tls, listen) : createHttpServer(listen)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    address: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    received,
    hasReceived: (count) =>
      received.length >= count ? Promise.resolve() : new Promise((done) => waiting.push({ count, done })),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** What a browser keeps of its subscription, and what it gives away. */
export type SubscribedBrowser = {
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } }
  /** The words of a notification. */
  open(request: PushRequest): string
}

/** A browser that subscribes at this address. */
export function subscribeBrowser(endpoint: string): SubscribedBrowser {
  const keys = createECDH('prime256v1')
  const p256dh = keys.generateKeys('base64url')
  const auth = randomBytes(16).toString('base64url')
  return {
    subscription: { endpoint, keys: { p256dh, auth } },
    open({ headers, body }) {
      if (headers['content-encoding'] !== 'aes128gcm') throw new Error(`written as ${headers['content-encoding']}`)
      return decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret: auth }).toString()
    },
  }
}

/**
 * Checks that whoever sent this holds the private key of the public one with which the browser subscribed, and meant it
 * for this service (RFC 8292 §2, §3). Answers the claims; throws otherwise.
 */
export async function vapidOf({ headers }: PushRequest, { publicKey, audience, now }: VapidWish) {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(headers.authorization ?? '') ?? []
  if (key !== publicKey) throw new Error('signed with another key than the browser was given')
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  if (point[0] !== 4 || x === undefined || y === undefined) throw new Error('the key is no uncompressed point')
  const verify = await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256')
  const { payload } = await jwtVerify(token, verify, {
    algorithms: ['ES256'],
    audience,
    ...(now !== undefined && { currentDate: new Date(now) }),
  })
  return payload
}

type VapidWish = { publicKey: string; audience: string; now?: number }
