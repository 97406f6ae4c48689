import type { Tx } from '../../base/database/database.ts'
import { DAY, type Instant, isoTime } from '../../base/time/instant.ts'
import { forgetChallenges } from './challenge-store.ts'
import { forgetPending } from './registrations-store.ts'
import { LONGEST_SPAN } from './room/room.ts'
import { forgetDays } from './room/room-store.ts'

/** Forgets numbers that were never confirmed, and challenges that no limit looks at any more. */
export async function forgetPhones(tx: Tx, now: Instant): Promise<void> {
  await forgetPending(tx, now)
  await forgetChallenges(tx, now - LONGEST_SPAN - DAY)
  await forgetDays(tx, isoTime(now - 30 * DAY).slice(0, 10))
}
