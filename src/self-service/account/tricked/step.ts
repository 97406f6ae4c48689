/** Where somebody is who raised the alarm. Pure. */
import { DAY, type Instant } from '../../../base/time/instant.ts'

/** The newest alarm of an account, and what happened since. */
export type AlarmFacts = {
  raisedAt: Instant
  /** When the methods had been checked, or null. */
  reviewedAt: Instant | null
  passwordChangedAt: Instant | undefined
  now: Instant
}

/** `begin`: no alarm stands; else what is to be done next. */
export type AlarmStep = 'begin' | 'password' | 'methods'

/** An alarm that nobody came back to for so long is over: the page begins anew. */
const STANDS_FOR = 30 * DAY

/** The next step. The password is done when it is younger than the alarm, whichever way it was changed. */
export function alarmStep(facts: AlarmFacts | undefined): AlarmStep {
  if (facts === undefined || facts.reviewedAt !== null || facts.now - facts.raisedAt >= STANDS_FOR) return 'begin'
  const { passwordChangedAt, raisedAt } = facts
  return passwordChangedAt !== undefined && passwordChangedAt >= raisedAt ? 'methods' : 'password'
}

/** How many steps are left of an alarm that stands. */
export const stepsLeftAt = (step: AlarmStep): number => ({ begin: 0, password: 2, methods: 1 })[step]
