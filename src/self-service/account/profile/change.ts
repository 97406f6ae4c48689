/** How a person is called, and in which language. */
import { record } from '../../../audit/index.ts'
import type { Language } from '../../../i18n/index.ts'
import { type Person, personOf, setLanguage, setPreferredName } from '../../../people/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import { type By, lineBy } from '../../signed-in/by.ts'

/** Longer than any name by which people are called. */
const LONGEST = 60

export type Wish = { preferredName: string; language: Language }

/** Keeps what differs, and says which of it did in the audit. An empty name is the administration's again. */
export async function changeProfile(
  deps: SelfServiceDeps,
  by: By,
  { preferredName: typed, language }: Wish,
): Promise<'changed' | 'name-form'> {
  const tidied = tidyPreferredName(typed)
  if (tidied === undefined) return 'name-form'
  const { session, visit } = by
  return deps.db.transaction(async (tx): Promise<'changed'> => {
    const person = await personOf(tx, session.person)
    if (!person) throw new Error('a live session has no person')
    const at = { person: person.id, now: visit.now }
    const name = tidied === '' || tidied === person.givenName ? null : tidied
    const what = whatDiffers(person, { name, language })
    if (what.includes('preferred-name')) await setPreferredName(tx, { ...at, name })
    if (what.includes('language')) await setLanguage(tx, { ...at, language })
    if (what.length > 0) await record(tx, lineBy(by, 'profile.changed', { what }))
    return 'changed'
  })
}

const whatDiffers = (person: Person, { name, language }: { name: string | null; language: Language }): string[] => [
  ...(person.preferredName === name ? [] : ['preferred-name']),
  ...(person.language === language ? [] : ['language']),
]

/**
 * A name as it can stand on a page and in a mail: letters of any language with marks, spaces, hyphens, apostrophes and
 * points, and one letter at least. Empty stays empty; undefined when it is no name (an address, a line end, a sign that
 * turns text around).
 */
export function tidyPreferredName(typed: string): string | undefined {
  const name = typed.normalize('NFC').trim().replace(/ {2,}/g, ' ')
  if (name === '') return ''
  return name.length <= LONGEST && /^[\p{L}\p{M} .'’-]+$/u.test(name) && /\p{L}/u.test(name) ? name : undefined
}
