import { lengthOf } from '../../methods/index.ts'
import { isBreached } from './breached.ts'
import type { PasswordFacts } from './facts.ts'
import { commonPattern } from './patterns.ts'
import { personalReasons } from './personal.ts'
import { because, type PasswordReason, shown } from './reason.ts'

/** Each has its text, `password.rule.<key>`, which is given `values`. */
export type PasswordRuleKey = 'length' | 'longest' | 'readable' | 'kind' | 'common' | 'breached' | 'personal'

/** One rule of a realm. */
export type Rule = {
  readonly rule: PasswordRuleKey
  readonly values: PasswordReason['values']
  /** Says something about a whole password only: half of one is always easy to guess. */
  readonly whole: boolean
  /** Every reason against a password in its one form. */
  readonly check: (password: string, facts: PasswordFacts) => PasswordReason[]
}

type Rules = PasswordFacts['policy']

/** The rules that a realm has, in the order in which a page shows them. */
export function rulesOf({ minLength, require, refuse }: Rules): Rule[] {
  return [lengthRule(minLength), ...require.map(kindRule), ...REFUSALS.filter(({ rule }) => refuse.includes(rule))]
}

const lengthRule = (min: number): Rule => ({
  rule: 'length',
  values: { min },
  whole: false,
  check: (password) => (lengthOf(password) < min ? [because('password-too-short', { min })] : []),
})

const KINDS = { lower: /\p{Ll}/u, upper: /\p{Lu}/u, digit: /\p{Nd}/u, symbol: /[^\p{L}\p{N}\s]/u } as const

const kindRule = (kind: keyof typeof KINDS): Rule => ({
  rule: 'kind',
  values: { kind },
  whole: false,
  check: (password) => (KINDS[kind].test(password) ? [] : [because('password-kind', { kind })]),
})

const REFUSALS: readonly (Rule & { readonly rule: Rules['refuse'][number] })[] = [
  { rule: 'common', values: {}, whole: true, check: commonReasons },
  {
    rule: 'breached',
    values: {},
    whole: true,
    check: (password) => (isBreached(password) ? [because('password-breached')] : []),
  },
  { rule: 'personal', values: {}, whole: false, check: personalReasons },
]

function commonReasons(password: string): PasswordReason[] {
  const found = commonPattern(password)
  return found ? [because('password-common', { pattern: found.pattern, part: shown(found.part) })] : []
}
