/**
 * A push service (RFC 8030) of our own, as far as a sender sees it. It holds the key of its one phone too, so that it
 * reads what only the phone may (RFC 8291), and hands that over.
 */
import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'

type Keys = { privateKey: ReturnType<typeof createECDH>; authSecret: Buffer; version: 'aes128gcm' }
const { decrypt } = createRequire(import.meta.url)('http_ece') as { decrypt(sealed: Buffer, keys: Keys): Buffer }

/** A message as it came in, and what it said. */
export type Pushed = { headers: IncomingMessage['headers']; sealed: Buffer; text: string }

export type PushService = {
  /** As `PushSubscription.toJSON()` tells it. */
  subscription: { endpoint: string; expirationTime: null; keys: { p256dh: string; auth: string } }
  got: Pushed[]
  /** The status of its next answers: 201, or 410 once the phone is gone. */
  status: number
  /** What becomes of a message: given to the phone. */
  deliver: (text: string) => Promise<void>
  close(): Promise<void>
}

export async function openPushService(): Promise<PushService> {
  const phone = createECDH('prime256v1')
  phone.generateKeys()
  const auth = randomBytes(16)
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const sealed = Buffer.concat(parts)
    response.writeHead(service.status).end()
    if (service.status !== 201) return
    const text = decrypt(sealed, { privateKey: phone, authSecret: auth, version: 'aes128gcm' }).toString()
    service.got.push({ headers: request.headers, sealed, text })
    await service.deliver(text)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const service: PushService = {
    subscription: {
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/to/${randomBytes(16).toString('base64url')}`,
      expirationTime: null,
      keys: { p256dh: phone.getPublicKey('base64url'), auth: auth.toString('base64url') },
    },
    got: [],
    status: 201,
    deliver: async () => undefined,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return service
}
