import type { TextKey } from '../../i18n/index.ts'
import { lengthOf } from '../../methods/index.ts'
import type { PasswordFacts } from './facts.ts'
import { fitPassword } from './judge.ts'
import type { PasswordReason, PasswordReasonKey } from './reason.ts'
import { type PasswordRuleKey, type Rule, rulesOf } from './rules.ts'

/** A rule as a page shows it while a password is typed. */
export type RuleState = {
  readonly rule: PasswordRuleKey
  /** `unknown` while there is too little to tell: nobody is scolded while they type. */
  readonly state: 'met' | 'unmet' | 'unknown'
  /** The rule in words; when a password breaks it in a way that is worth saying, how. */
  readonly text: TextKey
  readonly values: PasswordReason['values']
  /** All that was found against it. */
  readonly reasons: readonly PasswordReason[]
}

/** The realm's rules and how `typed` stands to each. What counts in the end is `judgePassword`. */
export function passwordRules(typed: string, facts: PasswordFacts): RuleState[] {
  const rules = rulesOf(facts.policy)
  const fitted = fitPassword(typed, facts)
  if ('reason' in fitted) return [...unspoken(fitted.reason), ...rules.map((rule) => standing(rule, 'unknown'))]
  const { password } = fitted
  const short = lengthOf(password) < facts.policy.minLength
  return rules.map((rule) => {
    if (rule.whole && short) return standing(rule, 'unknown')
    const reasons = rule.check(password, facts)
    if (reasons.length > 0) return standing(rule, 'unmet', reasons)
    return standing(rule, rule.rule === 'personal' && short ? 'unknown' : 'met')
  })
}

/** Rules that say little until one knows what was found. */
const TELLING: readonly PasswordRuleKey[] = ['common', 'personal']

function standing(
  { rule, values }: Pick<Rule, 'rule' | 'values'>,
  state: RuleState['state'],
  reasons: readonly PasswordReason[] = [],
): RuleState {
  const [first] = reasons
  if (first && TELLING.includes(rule)) {
    return { rule, state, text: `refusal.${first.reason}`, values: first.values, reasons }
  }
  return { rule, state, text: `password.rule.${rule}`, values, reasons }
}

/** Rules that nobody needs to read before they break them. */
const UNSPOKEN: Partial<Record<PasswordReasonKey, PasswordRuleKey>> = {
  'password-too-long': 'longest',
  'password-unreadable': 'readable',
}

function unspoken(reason: PasswordReason): RuleState[] {
  const rule = UNSPOKEN[reason.reason]
  return rule ? [standing({ rule, values: reason.values }, 'unmet', [reason])] : []
}
