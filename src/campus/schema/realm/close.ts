/** When accounts close, as data. The last day counts whole: an account closes at midnight, campus time, that ends it. */
import { z } from 'zod'
import { DEFAULTS } from '../defaults.ts'
import { count, section, wholeDays } from '../values/values.ts'

/** At a day of an academic year, or so many milliseconds (whole days) after what happened. */
export type CloseRule =
  | { readonly at: 'enrolment-closes' | 'academic-year-ends'; readonly of: 'this-academic-year' | 'next-academic-year' }
  | { readonly after: number }

const { close } = DEFAULTS

const AT = ['enrolment-closes', 'academic-year-ends'] as const
const YEARS = ['this-academic-year', 'next-academic-year'] as const

const rule = () =>
  section({
    at: z.enum(AT).optional().describe('On this day of an academic year: `enrolment-closes` or `academic-year-ends`.'),
    of: z
      .enum(YEARS)
      .optional()
      .describe(`Which academic year, with \`at\`: \`this-academic-year\` (the default) or \`next-academic-year\`.`),
    after: wholeDays().optional().describe('Or so many days after it happened: 14d.'),
  }).transform(({ at, of, after }, issues): CloseRule => {
    const fault = ruleFault(at, of, after)
    if (fault) issues.addIssue({ code: 'custom', message: fault })
    return at === undefined ? { after: after ?? 0 } : { at, of: of ?? close.of }
  })

function ruleFault(at?: string, of?: string, after?: number): string | undefined {
  if (at === undefined && after === undefined)
    return 'This rule says neither `at` nor `after`.\nWrite { at: academic-year-ends } or { after: 14d }.'
  if (at !== undefined && after !== undefined) return 'This rule says both `at` and `after`.\nKeep one of the two.'
  if (of !== undefined && at === undefined)
    return 'This rule has `of` without `at`.\nRemove `of`: days are counted from what happened.'
  return undefined
}

const unpaid = section({
  after: wholeDays().describe('So many days after the reminder was sent.'),
  of: z.literal('second-reminder').prefault('second-reminder').describe('From which reminder: `second-reminder`.'),
})

export const closeSchema = section({
  graduated: rule().optional().describe('For who has graduated.'),
  withdrawn: rule().optional().describe('For who has withdrawn.'),
  unpaid: unpaid.optional().describe('For who has not paid.'),
  ended: rule().optional().describe('For staff and guests whose contract or stay has ended.'),
  warn: z
    .array(wholeDays())
    .prefault([...close.warn])
    .transform((days) => [...new Set(days)].sort((a, b) => b - a))
    .describe('How long before it closes the person is warned.'),
  askAbove: section({
    percent: z
      .number()
      .min(0, { error: '“%” is not a percentage.\nWrite a number from 0 up to 100.' })
      .max(100, { error: '“%” is not a percentage.\nWrite a number from 0 up to 100.' })
      .prefault(close.askAbove.percent)
      .describe('More than this part of the realm’s accounts, in percent, …'),
    accounts: count(0, 10_000_000).prefault(close.askAbove.accounts).describe('… and more than this number of them.'),
  })
    .prefault({})
    .describe('A run that would close more accounts than this stops and asks.'),
}).prefault({})
