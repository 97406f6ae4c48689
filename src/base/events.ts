/**
 * Transaction events: how a lower floor tells a higher one. Subscribers run inside the publisher's transaction and
 * touch only tables of their own; when one fails, all of it is undone.
 */
import type { Tx } from './database/database.ts'
import type { Instant } from './time/instant.ts'

/** What the stranger had: the password, a QR code that was shown elsewhere, or a remembered browser. */
type DisownedWay = 'approval' | 'qr' | 'remembered'

export type CampusEvents = {
  'account.activated': { account: string; realm: string; at: Instant }
  'account.closed': { account: string; realm: string; at: Instant }
  'password.changed': { account: string; realm: string; at: Instant; keepSession?: string }
  'method.registered': { account: string; realm: string; at: Instant; method: string }
  'method.removed': { account: string; realm: string; at: Instant; method: string }
  /** Somebody who was asked on their phone said that the sign-in was not theirs. */
  'sign-in.disowned': { account: string; realm: string; at: Instant; request: string; way: DisownedWay }
  'session.ended': { session: string; account: string; realm: string; at: Instant; why: string }
}

export type EventName = keyof CampusEvents
type Subscriber<N extends EventName> = (tx: Tx, event: CampusEvents[N]) => Promise<void>

export type Events = {
  on<N extends EventName>(name: N, subscriber: Subscriber<N>): void
  publish<N extends EventName>(tx: Tx, name: N, event: CampusEvents[N]): Promise<void>
}

/** A new exchange of events; `main` makes one and registers all subscribers before the first event. */
export function openEvents(): Events {
  const subscribers = new Map<EventName, Subscriber<never>[]>()
  return {
    on(name, subscriber) {
      subscribers.set(name, [...(subscribers.get(name) ?? []), subscriber as Subscriber<never>])
    },
    async publish(tx, name, event) {
      for (const subscriber of subscribers.get(name) ?? []) await subscriber(tx, event as never)
    },
  }
}
