/** A version of a text is one text: acceptances are kept by identifier and version (A10). */
import { type Finding, findingOf } from '../parse/fault.ts'
import { at, items, type Place, type Rule, textAt } from './rule.ts'

export const termsRules: readonly Rule[] = [{ reason: 'terms-version-twice', when: versionTwice }]

function versionTwice(file: Place): Finding[] {
  const seen = new Set<string>()
  return items(at(file, 'terms')).flatMap((terms) => {
    const [id, version] = [textAt(terms, 'id')?.value, at(terms, 'version')]
    if (id === undefined || typeof version.value !== 'number') return []
    const name = `${id} ${version.value}`
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    return [
      findingOf(
        version.path,
        `“${id}” already has a version ${version.value}.\nRaise the version, or give a text for another audience an “id” of its own.`,
      ),
    ]
  })
}
