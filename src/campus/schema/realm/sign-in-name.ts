/** What people type to say who they are, and how it tells the realm. */
import { z } from 'zod'
import { parseNamePattern } from '../../names/pattern.ts'
import { domain } from '../values/addresses.ts'
import { section } from '../values/values.ts'

const pattern = () =>
  z
    .string()
    .transform((written, issues) => {
      const parsed = parseNamePattern(written)
      if (!('fault' in parsed)) return parsed
      issues.addIssue({ code: 'custom', message: parsed.fault })
      return z.NEVER
    })
    .meta({ title: 'pattern of a number' })

const email = section({
  kind: z.literal('email').describe('The sign-in name is a mail address of this realm.'),
  domain: domain().describe('What stands behind the “@” in each sign-in name of this realm.'),
})

const number = section({
  kind: z.literal('number').describe('The sign-in name is a number, perhaps with a letter before it.'),
  pattern: pattern().describe(
    'What a number looks like, whole: `[rsuq][0-9]{7}`. Letters, digits, `.`, `-`, `_`, `[…]`, `(…|…)`, `?`, `{n}` and `{n,m}`; capitals count as small letters.',
  ),
  temporary: pattern()
    .optional()
    .describe('What the number of a temporary account looks like; whoever types one is told which account to use.'),
})

export const signInNameSchema = z.discriminatedUnion('kind', [email, number])
