/** A pause: for some days, or some hours, an account need not have a second factor because the realm wants one. */
import type { Tx } from '../../../base/database/database.ts'
import { newId } from '../../../base/ids.ts'
import { DAY, HOUR, type Instant } from '../../../base/time/instant.ts'
import { addPause, endOpenPause, type Pause } from './pause-store.ts'

/** No pause ends later than this after it was given, in milliseconds. */
export const LONGEST_PAUSE = 7 * DAY

/** "Some hours", as for an exam, are twelve at most. */
export const MOST_HOURS = 12

export type NewPause = {
  readonly account: string
  /** It may lie ahead; a moment that has passed means at once. */
  readonly from: Instant
  /** Who gives it, as the audit names who acts. */
  readonly by: string
  readonly reason: string
  readonly now: Instant
} & ({ readonly until: Instant } | { readonly hours: number })

export type PauseRefusal = 'pause-too-long' | 'pause-in-past'

/** Begins a pause, in the place of one that the account has. `from` and `until` are what it came to. */
export async function startPause(
  tx: Tx,
  given: NewPause,
): Promise<{ id: string; from: Instant; until: Instant } | { refused: PauseRefusal }> {
  const span = spanOf(given)
  if ('refused' in span) return span
  const { account, by, reason, now } = given
  const id = newId(now)
  await endOpenPause(tx, { account, now, why: 'replaced' })
  await addPause(tx, { id, account, ...span, someHours: 'hours' in given, by, reason, now })
  return { id, ...span }
}

function spanOf(given: NewPause): { from: Instant; until: Instant } | { refused: PauseRefusal } {
  const { now } = given
  const from = Math.max(given.from, now)
  const until = 'until' in given ? given.until : from + given.hours * HOUR
  if ('hours' in given && given.hours > MOST_HOURS) return { refused: 'pause-too-long' }
  if (!(until > from)) return { refused: 'pause-in-past' }
  return until <= now + LONGEST_PAUSE ? { from, until } : { refused: 'pause-too-long' }
}

/** Ends the account's pause before its time, whether it runs or lies ahead; the pause, or undefined when there was none. */
export async function endPause(
  tx: Tx,
  given: { account: string; now: Instant; why: 'ended' | 'registered' },
): Promise<Pause | undefined> {
  const ended = await endOpenPause(tx, given)
  return ended && ended.until > given.now ? ended : undefined
}
