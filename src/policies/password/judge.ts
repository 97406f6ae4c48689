import { AcceptedPassword, lengthOf, normalisePassword } from '../../methods/index.ts'
import type { PasswordFacts } from './facts.ts'
import { because, type PasswordReason } from './reason.ts'
import { rulesOf } from './rules.ts'

export type PasswordVerdict =
  | { readonly accepted: AcceptedPassword }
  | { readonly reasons: readonly [PasswordReason, ...PasswordReason[]] }

/** Judges a new password: accepted, or every reason against it at once, so that nobody has to try again and again. */
export const judgePassword = (typed: string, facts: PasswordFacts): PasswordVerdict =>
  verdictOf(typed, facts, reasonsAgainst(typed, facts))

/** Every reason against it. The lists are loaded at the first one: a server asks for this aside. */
export function reasonsAgainst(typed: string, facts: PasswordFacts): PasswordReason[] {
  const fitted = fitPassword(typed, facts)
  if ('reason' in fitted) return [fitted.reason]
  return rulesOf(facts.policy).flatMap((rule) => rule.check(fitted.password, facts))
}

/** The verdict, once the reasons against this very password are known. */
export function verdictOf(typed: string, facts: PasswordFacts, reasons: readonly PasswordReason[]): PasswordVerdict {
  const fitted = fitPassword(typed, facts)
  if ('reason' in fitted) return { reasons: [fitted.reason] }
  const [first, ...more] = reasons
  return first ? { reasons: [first, ...more] } : { accepted: AcceptedPassword.judged(fitted.password, []) }
}

/** The password in its one form, or why it is none that rules could look at. */
export function fitPassword(
  typed: string,
  { policy }: PasswordFacts,
): { readonly password: string } | { readonly reason: PasswordReason } {
  const normalised = normalisePassword(typed)
  const tooLong = { reason: because('password-too-long', { max: policy.maxLength }) }
  if ('password' in normalised) return lengthOf(normalised.password) > policy.maxLength ? tooLong : normalised
  if (normalised.unfit === 'too-long') return tooLong
  if (normalised.unfit === 'unreadable') return { reason: because('password-unreadable') }
  return { reason: because('password-too-short', { min: policy.minLength }) }
}
