/** What a browser gives when it wants to be notified, and which of it is believed. */
import { isIP } from 'node:net'
import { z } from 'zod'

/** An address at a push service, and the browser's public key and secret for this subscription (RFC 8291 §2), base64url. */
export type Subscription = {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

/** Where notifications may go. `loopback`: this machine without encryption, for demo mode and tests. */
export type Reach = { readonly services: readonly string[]; readonly loopback: boolean }

/** A point on P-256 is 65 bytes, the secret 16 (RFC 8291 §3.1, §3.2). Browsers add an `expirationTime`, which none sets. */
const written = z.object({
  endpoint: z.string().max(1024),
  keys: z.object({
    p256dh: z.string().regex(/^B[\w-]{86}=?$/),
    auth: z.string().regex(/^[\w-]{22}(==)?$/),
  }),
})

/** The subscription in what a device sent; undefined when it is none, or leads elsewhere than to a known push service. */
export function readSubscription(sent: unknown, reach: Reach): Subscription | undefined {
  const { data } = written.safeParse(sent)
  return data && isReachable(data.endpoint, reach) ? data : undefined
}

/**
 * Whether we ever write to this address. It comes from whoever linked a device: without this, any account could have
 * the server send requests wherever it likes, into its own network too (CVE-2026-56739).
 */
export function isReachable(endpoint: string, { services, loopback }: Reach): boolean {
  const address = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  if (!address) return false
  const { protocol, username, password, hostname, port } = address
  if (username !== '' || password !== '') return false
  if (protocol === 'http:') return loopback && hostname === '127.0.0.1'
  if (protocol !== 'https:' || port !== '' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return false
  return services.some((service) => isOf(hostname, service))
}

/** `*.push.apple.com` is every host below `push.apple.com`; another is that host alone. */
const isOf = (hostname: string, service: string): boolean =>
  service.startsWith('*.') ? hostname.endsWith(service.slice(1)) : hostname === service
