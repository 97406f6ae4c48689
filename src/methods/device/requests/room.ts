/** How often a phone may be asked: nobody is to be worn down until they approve. Pure. */
import { HOUR, type Instant, MINUTE } from '../../../base/time/instant.ts'
import type { RequestKind } from '../protocol/messages.ts'

const MOST = 3
const WITHIN = 10 * MINUTE
/** Two refusals in this time stop requests for as long. */
const CALM = HOUR

/** How far back what was asked has to be looked at. */
export const LONGEST_LOOK = 2 * CALM

export type Outcome = 'approved' | 'declined' | 'not-me' | 'wrong-number' | 'replaced' | 'ended'

/** One that was sent to the account's phones: those that the phone began are none. */
export type Recent = {
  readonly kind: RequestKind
  readonly createdAt: Instant
  readonly answeredAt: Instant | null
  readonly outcome: Outcome | null
}

/** Milliseconds until one more may be sent; 0 when it may now. */
export function waitForRequest(recent: readonly Recent[], now: Instant): number {
  const sent = recent.map(({ createdAt }) => createdAt).filter((at) => at > now - WITHIN)
  const oldest = sent.toSorted((one, other) => other - one)[MOST - 1]
  return oldest === undefined ? 0 : oldest + WITHIN - now
}

/**
 * Until when nothing is asked, after two refusals within an hour and no approval between; undefined when nothing has
 * stopped it.
 */
export function stoppedUntil(recent: readonly Recent[], now: Instant): Instant | undefined {
  const answered = recent
    .flatMap(({ answeredAt, outcome }) => (answeredAt === null ? [] : [{ at: answeredAt, outcome }]))
    .toSorted((one, other) => other.at - one.at)
  const approved = answered.find(({ outcome }) => outcome === 'approved')?.at ?? Number.NEGATIVE_INFINITY
  const [last, before] = answered.filter(
    ({ at, outcome }) => at >= approved && (outcome === 'declined' || outcome === 'not-me'),
  )
  if (!last || !before || last.at - before.at >= CALM || now >= last.at + CALM) return undefined
  return last.at + CALM
}
