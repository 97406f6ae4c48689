export { type Acr, levelOf, type Proof } from './level.ts'
export { judgePasswordAside, passwordRulesAside } from './password/aside/judge-client.ts'
export type { PasswordFacts } from './password/facts.ts'
export { judgePassword, type PasswordVerdict } from './password/judge.ts'
export type { PasswordReason, PasswordReasonKey } from './password/reason.ts'
export type { PasswordRuleKey } from './password/rules.ts'
export type { RuleState } from './password/standing.ts'
export { type DueFacts, type DueReason, secondFactorDue } from './second-factor/due.ts'
export {
  type MethodFacts,
  registrableMethods,
  usableMethods,
} from './second-factor/methods.ts'
export { mayPostpone, type RegistrationFacts, registrationAsked } from './second-factor/registration.ts'
export { type SessionFacts, type SessionLifetime, sessionLifetime } from './session-lifetime.ts'
