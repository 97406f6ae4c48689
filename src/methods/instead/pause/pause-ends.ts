/** The ends of pauses that nobody asks for: time, and a method that was registered. Each is written down and told. */
import { record } from '../../../audit/index.ts'
import type { Database, Tx } from '../../../base/database/database.ts'
import type { Events } from '../../../base/events.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { Campus } from '../../../campus/index.ts'
import { tellAccount } from '../../../notices/index.ts'
import { findAccount } from '../../../people/index.ts'
import { endPause } from './pause.ts'
import { markPausesOver, type Pause, type PauseEnd } from './pause-store.ts'

export type PauseDeps = { readonly campus: Campus }

const MOST_AT_ONCE = 100

/** Ends what time has ended, and tells whose it was. Run again and again; a pause counts for nothing after its end in any case. */
export async function endPausesOver({ db, campus }: PauseDeps & { db: Database }, now: Instant): Promise<void> {
  let ended: number
  do {
    ended = await db.transaction(async (tx) => {
      const over = await markPausesOver(tx, { now, most: MOST_AT_ONCE })
      for (const pause of over) await tellPauseEnded({ campus }, tx, { pause, why: 'over', now })
      return over.length
    })
  } while (ended === MOST_AT_ONCE)
}

/** Who registers a method has no use for a pause any more (D6). */
export function endPausesOnRegistration({ events, campus }: PauseDeps & { events: Events }): void {
  events.on('method.registered', async (tx, { account, at }) => {
    const pause = await endPause(tx, { account, now: at, why: 'registered' })
    if (pause) await tellPauseEnded({ campus }, tx, { pause, why: 'registered', now: at })
  })
}

/** Writes in the audit that a pause is over, and mails the person, to all addresses. */
export async function tellPauseEnded(
  { campus }: PauseDeps,
  tx: Tx,
  { pause, why, now }: { pause: Pause; why: PauseEnd; now: Instant },
): Promise<void> {
  const account = await findAccount(tx, pause.account)
  if (!account) return
  const { id, person, realm } = account
  await record(tx, {
    ...{ at: now, what: 'pause.ended', actor: 'system', person, account: id, realm, details: { why } },
  })
  // One that was still ahead never lifted anything.
  if (pause.from <= now) await tellAccount({ campus }, tx, { account, now, news: { template: 'pause-ended' } })
}
