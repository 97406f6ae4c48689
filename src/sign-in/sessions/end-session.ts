/** Ending sessions: the row, the audit and the news of it, in one transaction. */
import { record } from '../../audit/index.ts'
import type { Tx } from '../../base/database/database.ts'
import type { Events } from '../../base/events.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { SessionEnd } from './session.ts'
import { type Ended, markAllEnded, markEnded } from './session-store.ts'

type Deps = { events: Events }

/** Ends one session; publishes `session.ended`. False when it had ended already. */
export async function endSession(
  deps: Deps,
  tx: Tx,
  { session, why, now }: { session: string; why: SessionEnd; now: Instant },
): Promise<boolean> {
  const ended = await markEnded(tx, { id: session, why, now })
  if (ended) await tell(deps, tx, { ended: [ended], why, now })
  return ended !== undefined
}

/** Ends all sessions of an account, but for one that may stay; answers how many. */
export async function endSessionsOf(
  deps: Deps,
  tx: Tx,
  { account, why, except, now }: { account: string; why: SessionEnd; except?: string | undefined; now: Instant },
): Promise<number> {
  const ended = await markAllEnded(tx, { account, why, except, now })
  await tell(deps, tx, { ended, why, now })
  return ended.length
}

async function tell(
  { events }: Deps,
  tx: Tx,
  { ended, why, now }: { ended: readonly Ended[]; why: SessionEnd; now: Instant },
): Promise<void> {
  const actor = why === 'account-closed' || why === 'token-reused' ? 'system' : 'person'
  const lines = ended.map(({ id, account, realm }) => {
    return { at: now, what: 'session.ended', actor, account, realm, details: { session: id, why } } as const
  })
  await record(tx, lines)
  for (const { id, account, realm } of ended) {
    await events.publish(tx, 'session.ended', { session: id, account, realm, at: now, why })
  }
}
