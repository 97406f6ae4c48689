/** How many texts and calls there may be: they cost money, and they ring. Pure. */
import { DAY, type Instant, MINUTE } from '../../../base/time/instant.ts'

/** So many in so long a time, counted over texts and calls, and over all purposes. */
type Span = { readonly most: number; readonly within: number }

/** For each account, and for each number over all accounts. */
export const SPANS: readonly Span[] = [
  { most: 3, within: 10 * MINUTE },
  { most: 10, within: DAY },
]

/** How far back what was sent has to be looked at. */
export const LONGEST_SPAN = Math.max(...SPANS.map(({ within }) => within))

/** For the whole institution on one day, where `channels.sms.perDay` and `channels.voice.perDay` say nothing. */
export const PER_DAY = { sms: 5_000, voice: 1_000 } as const

/**
 * Milliseconds until there is room for one more; 0 when there is. `sent`: moments of what was sent to one account or one
 * number, in any order.
 */
export function waitForRoom(sent: readonly Instant[], now: Instant): number {
  const waits = SPANS.map(({ most, within }) => {
    const inside = sent.filter((at) => at > now - within).sort((one, other) => other - one)
    const oldest = inside[most - 1]
    return oldest === undefined ? 0 : oldest + within - now
  })
  return Math.max(...waits)
}
