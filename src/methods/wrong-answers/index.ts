export { chargeGuarded, chargeTry, type Sought } from './charge-store.ts'
export { type Claimed, subjectOf } from './subject.ts'
export {
  type Barred,
  type Charge,
  type CountedMethod,
  type GuardedTry,
  type Lockout,
  type Missed,
  MOST_IN_A_ROW,
  type Slowed,
  type Try,
} from './try.ts'
export { clearing, clearTries, endLock, forgetMarks, forgetStrangers } from './wrong-answers-store.ts'
