import type { Clock } from '../../base/time/clock.ts'
import { type Instant, MINUTE, SECOND } from '../../base/time/instant.ts'

/** Whether a mail server is left alone for a while, because it was away or did not answer. */
export type Rest = {
  /** Until when it is left alone; undefined when it may be tried now. After a rest one goes first, the others wait for it. */
  until(): Instant | undefined
  /** It was away: the rest begins, twice as long as the one before. */
  begin(): void
  /** It answered. */
  end(): void
}

const SHORTEST = 5 * SECOND
const LONGEST = 5 * MINUTE

/**
 * A server that hangs would take every hand that works off jobs, and with them sign-outs at applications would wait for
 * mail. So after a failure the next mails fail at once, and their jobs come back later.
 */
export function openRest(clock: Clock): Rest {
  let length = 0
  let rested = 0
  let trial = 0
  return {
    until() {
      const now = clock.now()
      const until = Math.max(rested, trial)
      if (now < until) return until
      if (length > 0) trial = now + SHORTEST
      return undefined
    },
    begin() {
      const now = clock.now()
      // Of several that were on their way together, the first to fail counts.
      if (now < rested) return
      length = Math.min(Math.max(length * 2, SHORTEST), LONGEST)
      rested = now + length
      trial = 0
    },
    end() {
      length = 0
      rested = 0
      trial = 0
    },
  }
}
