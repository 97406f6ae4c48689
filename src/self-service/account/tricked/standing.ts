import type { Tx } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { passwordChangedAt } from '../../../methods/index.ts'
import { type Alarm, findAlarm } from './alarms-store.ts'
import { type AlarmStep, alarmStep, stepsLeftAt } from './step.ts'

/** Where an account is after its newest alarm. One query, and a second one while an alarm stands. */
export async function standingOf(
  tx: Tx,
  account: string,
  now: Instant,
): Promise<{ step: AlarmStep; alarm: Alarm | undefined }> {
  const alarm = await findAlarm(tx, account)
  if (!alarm || alarm.reviewedAt !== null) return { step: 'begin', alarm }
  const facts = { ...alarm, passwordChangedAt: await passwordChangedAt(tx, account), now }
  return { step: alarmStep(facts), alarm }
}

/** How many steps are left of an alarm that stands; none where none does. */
export const stepsLeft = async (tx: Tx, account: string, now: Instant): Promise<number> =>
  stepsLeftAt((await standingOf(tx, account, now)).step)
