import type { Subscription } from './subscription.ts'

/** How a notification fared: taken by the push service, of a subscription that is over, or not taken and why. */
export type Pushed = 'sent' | 'gone' | { readonly failed: string }

/** `ttl` in milliseconds: how long it is worth delivering. A newer one of the same `topic` replaces it (RFC 8030 §5.4). */
export type Urgent = { readonly ttl: number; readonly topic: string }

/** The way to the push services. */
export type Push = {
  /** The installation's key as the browser wants it when it subscribes: base64url of an uncompressed point. */
  publicKey(): Promise<string>
  /** What a device sent, where it is a subscription at a push service that we write to. */
  read(sent: unknown): Subscription | undefined
  /** Never throws, and takes ten seconds at most. */
  send(subscription: Subscription, payload: string, urgent: Urgent): Promise<Pushed>
  close(): void
}
