export { type Explained, type Explaining, explainSignIn } from './explain/explain.ts'
export { explainedInWords } from './explain/in-words.ts'
export { type Acr, type AppProof, amrOf, type KeyProof, levelOf, type Proof } from './level.ts'
export { judgePasswordAside, passwordRulesAside } from './password/aside/judge-client.ts'
export type { PasswordFacts } from './password/facts.ts'
export { judgePassword, type PasswordVerdict } from './password/judge.ts'
export type { PasswordReason, PasswordReasonKey } from './password/reason.ts'
export type { PasswordRuleKey } from './password/rules.ts'
export type { RuleState } from './password/standing.ts'
export { type Choice, type ChoiceFacts, chooseMethod } from './second-factor/choice.ts'
export { type Due, type DueReason, dutyAhead, secondFactorDue } from './second-factor/due.ts'
export type { ExceptionReason } from './second-factor/exceptions.ts'
export type { DueFacts } from './second-factor/facts.ts'
export {
  defaultRegistration,
  type Ending,
  type EndingsAhead,
  endingsAhead,
  type MethodLabel,
  methodEnding,
  methodLabel,
  type OpeningFacts,
} from './second-factor/labels.ts'
export {
  acceptedMethods,
  type HeldMethod,
  type MethodFacts,
  type NotYet,
  notYet,
  registrableMethods,
  usableMethods,
} from './second-factor/methods.ts'
export { mayPostpone, type RegistrationFacts, registrationAsked } from './second-factor/registration.ts'
export { asksGroups, type Scene, situationOf } from './second-factor/situation.ts'
export { type AddressBinding, standsWhereItBegan } from './session-binding.ts'
export {
  freshnessFor,
  type SessionFacts,
  type SessionLifetime,
  sessionLifetime,
  stayOffer,
} from './session-lifetime.ts'
