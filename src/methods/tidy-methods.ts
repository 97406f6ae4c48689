import type { Tx } from '../base/database/database.ts'
import { DAY, type Instant } from '../base/time/instant.ts'
import { forgetMailedCodes } from './mailed-code/index.ts'
import { forgetLapsed } from './totp/index.ts'
import { forgetMarks, forgetStrangers } from './wrong-answers/index.ts'

/** Forgets what is over: codes that ended a month ago, registrations left undone, wrong guesses at names of nobody,
 * and marks of wrong passwords. */
export async function tidyMethods(tx: Tx, now: Instant): Promise<void> {
  await forgetMailedCodes(tx, now - 30 * DAY)
  await forgetLapsed(tx, now)
  await forgetStrangers(tx, now - DAY)
  await forgetMarks(tx, now - DAY)
}
