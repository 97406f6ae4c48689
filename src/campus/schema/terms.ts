/** Texts that a person accepts at sign-in, by version and audience. */
import { z } from 'zod'
import { DEFAULTS } from './defaults.ts'
import { webAddress } from './values/addresses.ts'
import { count, key, section, text } from './values/values.ts'

const reference = section({
  name: text().describe('What it is called.'),
  address: webAddress().describe('Where it can be read.'),
})

export const termsSchema = section({
  id: key().describe('The same for all versions of one text.'),
  version: count(1, 9999).describe(
    'A new version is asked of everybody in its audience at the next sign-in, and replaces the older ones.',
  ),
  audience: z
    .enum(['students', 'staff', 'all'])
    .prefault(DEFAULTS.audience)
    .describe('Who accepts it: `students` (group student), `staff` (group staff) or `all`.'),
  title: text().describe('Its title.'),
  text: text().describe('The whole text; an empty line begins a new paragraph.'),
  references: z
    .array(reference)
    .prefault([])
    .describe('Texts that are merely referred to (a law, a provider’s code); they are listed below.'),
})
