export { type Claimed, subjectOf } from './subject.ts'
export {
  type Barred,
  type Charge,
  type CountedMethod,
  chargeTry,
  clearing,
  clearTries,
  forgetStrangers,
  type Lockout,
  type Missed,
  MOST_IN_A_ROW,
  type Try,
} from './wrong-answers-store.ts'
