/** Ending sessions: the row, the audit and the news of it, in one transaction. */
import { browserInWords, record } from '../../audit/index.ts'
import type { Tx } from '../../base/database/database.ts'
import type { Events } from '../../base/events.ts'
import type { Instant } from '../../base/time/instant.ts'
import { endsBySystem, type SessionEnd } from './session.ts'
import { type Ended, markAllEnded, markEnded } from './session-store.ts'

type Deps = { events: Events }

/** From where, and by which browser, a session was ended; kept in the audit. */
type From = { address: string | undefined; userAgent: string }

/** Ends one session; publishes `session.ended`. False when it had ended already. */
export async function endSession(
  deps: Deps,
  tx: Tx,
  { session, why, now, from }: { session: string; why: SessionEnd; now: Instant; from?: From },
): Promise<boolean> {
  const ended = await markEnded(tx, { id: session, why, now })
  if (ended) await tell(deps, tx, { ended: [ended], why, now, from })
  return ended !== undefined
}

/** Ends all sessions of an account, but for one that may stay; answers how many. */
export async function endSessionsOf(
  deps: Deps,
  tx: Tx,
  { account, why, except, now }: { account: string; why: SessionEnd; except?: string | undefined; now: Instant },
): Promise<number> {
  const ended = await markAllEnded(tx, { account, why, except, now })
  await tell(deps, tx, { ended, why, now, from: undefined })
  return ended.length
}

type Told = { ended: readonly Ended[]; why: SessionEnd; now: Instant; from: From | undefined }

async function tell(deps: Deps, tx: Tx, { ended, why, now, from }: Told): Promise<void> {
  const actor = endsBySystem(why) ? 'system' : 'person'
  const where = from && { address: from.address, browser: browserInWords(from.userAgent) }
  const lines = ended.map(({ id, account, realm }) => {
    return { at: now, what: 'session.ended', actor, account, realm, ...where, details: { session: id, why } } as const
  })
  await record(tx, lines)
  await publishEnds(deps, tx, { ended, why, now })
}

/** Tells whoever listens, such as applications, that sessions are over. */
export async function publishEnds({ events }: Deps, tx: Tx, { ended, why, now }: Omit<Told, 'from'>): Promise<void> {
  for (const { id, account, realm } of ended) {
    await events.publish(tx, 'session.ended', { session: id, account, realm, at: now, why })
  }
}
