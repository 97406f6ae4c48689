/** A realm's accent can be read everywhere and is mistaken for no state. */
import { accentFaults } from '../brand/accent.ts'
import { type Finding, findingOf } from '../parse/fault.ts'
import { at, entries, type Rule, type TextPlace, textAt } from './rule.ts'

const MODES = ['light', 'dark'] as const

export const brandRules: readonly Rule[] = [
  {
    reason: 'accent-unusable',
    when: (file) =>
      entries(at(file, 'realms')).flatMap(([, realm]) =>
        MODES.flatMap((mode) => {
          const colour = textAt(realm, 'brand', 'accent', mode)
          return colour && /^#[0-9a-f]{6}$/i.test(colour.value) ? accentFindings(colour, mode) : []
        }),
      ),
  },
]

function accentFindings({ path, value }: TextPlace, mode: (typeof MODES)[number]): Finding[] {
  const { faults, nearest } = accentFaults(value, mode)
  const hint = nearest === undefined ? 'Choose another colour.' : `The nearest colour that will do is "${nearest}".`
  return faults.map((fault) => findingOf(path, `${fault}\n${hint}`))
}
