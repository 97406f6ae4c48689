/** Every rule that spans more than one key. */
import type { Finding } from '../parse/fault.ts'
import { applicationRules } from './applications.ts'
import { brandRules } from './brands.ts'
import { calendarRules } from './calendar.ts'
import { dutyRules } from './duties.ts'
import { fileRules } from './files.ts'
import { nameRules } from './names.ts'
import { redirectRules } from './redirects.ts'
import { referenceRules } from './references.ts'
import type { Files, Rule } from './rule.ts'
import { audienceRules } from './second-factor/audiences.ts'
import { methodRules } from './second-factor/methods.ts'
import { termsRules } from './terms.ts'

export const rules: readonly Rule[] = [
  ...referenceRules,
  ...calendarRules,
  ...termsRules,
  ...nameRules,
  ...methodRules,
  ...audienceRules,
  ...dutyRules,
  ...brandRules,
  ...applicationRules,
  ...redirectRules,
  ...fileRules,
]

/** Every place where a rule is broken. */
export const brokenRules = (file: unknown, files: Files): Finding[] =>
  rules.flatMap(({ when }) => when({ path: [], value: file }, files))
