/** What a password must be, and what happens after wrong ones. */
import { DEFAULTS } from '../defaults.ts'
import { anyOf, count, duration, section, wordOrDuration } from '../values/values.ts'

const PASSWORD_LISTS = ['common', 'breached', 'personal'] as const
const CHARACTER_KINDS = ['lower', 'upper', 'digit', 'symbol'] as const

const { password, lockout } = DEFAULTS

export const passwordSchema = section({
  minLength: count(8, 64).prefault(password.minLength).describe('The fewest characters.'),
  maxLength: count(64, 1024)
    .prefault(password.maxLength)
    .describe('The most characters; a longer one is refused, never cut.'),
  maxAge: wordOrDuration('never')
    .prefault(password.maxAge)
    .describe('After how long a new password is asked: `never`, or a duration.'),
  refuse: anyOf(PASSWORD_LISTS)
    .prefault([...password.refuse])
    .describe(
      'What is refused, with the reason: `common` passwords, those `breached` elsewhere, and `personal` ones that hold a name or birth date.',
    ),
  require: anyOf(CHARACTER_KINDS)
    .prefault([...password.require])
    .describe(
      'Kinds of characters that must occur: `lower`, `upper`, `digit`, `symbol`. Length protects better; by default none.',
    ),
}).prefault({})

export const lockoutSchema = section({
  attempts: count(1, 100)
    .prefault(lockout.attempts)
    .describe('After how many wrong passwords in a row sign-in is locked.'),
  for: duration().prefault(lockout.for).describe('For how long; afterwards it works again by itself.'),
}).prefault({})
