import type { Tx } from '../../base/database/database.ts'
import { DAY, type Instant } from '../../base/time/instant.ts'
import { forgetDevicesOver } from '../device/index.ts'
import { forgetPasses } from '../instead/access-pass/index.ts'
import { forgetPauses } from '../instead/pause/index.ts'
import { forgetMailedCodes } from '../mailed-code/index.ts'
import { forgetPhones } from '../phone/index.ts'
import { forgetLapsed } from '../totp/index.ts'
import { forgetSpentQuestions } from '../webauthn/index.ts'
import { forgetMarks, forgetStrangers } from '../wrong-answers/index.ts'

/**
 * Forgets what is over: codes, passes and pauses that ended a month ago, registrations left undone, questions that keys,
 * telephones and devices were asked, wrong guesses at names of nobody, and marks of wrong passwords.
 */
export async function tidyMethods(tx: Tx, now: Instant): Promise<void> {
  await forgetMailedCodes(tx, now - 30 * DAY)
  await forgetPasses(tx, now - 30 * DAY)
  await forgetPauses(tx, now - 30 * DAY)
  await forgetLapsed(tx, now)
  await forgetPhones(tx, now)
  await forgetDevicesOver(tx, now)
  await forgetSpentQuestions(tx, now)
  await forgetStrangers(tx, now - DAY)
  await forgetMarks(tx, now - DAY)
}
