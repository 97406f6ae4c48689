import type { Database } from '../../../base/database/database.ts'
import { newId } from '../../../base/ids.ts'
import type { Log } from '../../../base/telemetry/log.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { Language } from '../../../i18n/index.ts'
import type { Outbox } from '../../../notices/index.ts'
import type { SubscribeDeps } from './subscribe.ts'
import { type DeviceSubscription, dropSubscription, subscriptionsOf } from './subscriptions-store.ts'

export type SendRequestDeps = SubscribeDeps & {
  readonly db: Database
  readonly log: Pick<Log, 'warn'>
  /** Demo mode: where every notice is also laid down. */
  readonly outbox?: Outbox | undefined
}

type Asked = {
  readonly account: string
  readonly request: string
  readonly expires: Instant
  readonly now: Instant
  readonly language: Language
}

/**
 * All that a notification says: that there is something to ask. What it is, the app asks for itself, signed; so the
 * push service, and whoever looks over a shoulder at a locked phone, learns nothing of it.
 */
const PAYLOAD = JSON.stringify({ v: 1, what: 'request' })

/**
 * Tells the devices of an account that a request waits for them, once the transaction that opened it has committed.
 * Resolves as soon as the notifications are on their way, and never rejects: no push service delays or fails a sign-in.
 */
export async function sendRequest(deps: SendRequestDeps, asked: Asked): Promise<void> {
  try {
    const reached = await subscriptionsOf(deps, deps.db.kysely, asked.account)
    for (const one of reached) await layDown(deps, one.device, asked)
    for (const one of reached) void deliver(deps, one, asked)
  } catch (error) {
    deps.log.warn({ request: asked.request, reason: String(error) }, 'no device could be notified')
  }
}

async function deliver(deps: SendRequestDeps, to: DeviceSubscription, { request, expires, now }: Asked): Promise<void> {
  const { db, log, push } = deps
  const { device } = to
  try {
    const pushed = await push?.send(to.subscription, PAYLOAD, { ttl: expires - now, topic: 'request' })
    if (pushed === 'gone') await dropSubscription(db.kysely, to)
    else if (pushed !== 'sent') log.warn({ request, device, reason: pushed?.failed }, 'a device was not notified')
  } catch (error) {
    log.warn({ request, device, reason: String(error) }, 'a device was not notified')
  }
}

/** For the demo: one line for each device. */
async function layDown({ outbox }: SendRequestDeps, device: string, { now, language }: Asked): Promise<void> {
  await outbox?.({
    ...{ id: newId(now), channel: 'push', to: device, language, subject: null, text: PAYLOAD },
    ...{ links: [], sentAt: now, payload: JSON.parse(PAYLOAD) },
  })
}
