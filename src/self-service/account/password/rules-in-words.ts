import type { Rule } from '../../../design/index.ts'
import type { T } from '../../../i18n/index.ts'
import type { PasswordReason, RuleState } from '../../../policies/index.ts'
import type { Refused } from '../../refused.tsx'

/** The rules of a password as a page shows them. */
export const rulesInWords = (t: T, rules: readonly RuleState[]): Rule[] =>
  rules.map(({ rule, state, text, values }) => {
    // A realm can ask for several kinds of signs, each a row of its own.
    const key = rule === 'kind' ? `kind-${values.kind}` : rule
    return { key, text: t(text, values), state: STATES[state] }
  })

const STATES = { met: 'ok', unmet: 'no', unknown: 'open' } as const

/** A new password that was refused, with every reason. */
export const passwordRefused = (t: T, reasons: readonly PasswordReason[]): Refused => ({
  key: 'password-refused',
  field: 'password',
  lines: reasons.map(({ reason, values }) => t(`refusal.${reason}`, values)),
})
