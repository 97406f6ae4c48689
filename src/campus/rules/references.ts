/** Names that point elsewhere in the file must find what they name. */
import { knownWords } from '../parse/did-you-mean.ts'
import { type Finding, findingOf } from '../parse/fault.ts'
import { DEFAULTS } from '../schema/defaults.ts'
import { dutiesIn } from './duties.ts'
import { at, entries, items, keysOf, type Place, type Rule, type TextPlace, textAt, texts } from './rule.ts'

export const referenceRules: readonly Rule[] = [
  {
    reason: 'network-unknown',
    when: (file) => unknownIn(placesNamed(file), placesKnown(file), 'network or device', 'networks” or “devices'),
  },
  {
    reason: 'institution-unknown',
    when: (file) =>
      unknownIn(
        present(entries(at(file, 'campuses')).map(([, site]) => textAt(site, 'institution'))),
        institutionsOf(file),
        'institution',
        'institutions',
      ),
  },
  {
    reason: 'institution-key-taken',
    when: (file) =>
      keysOf(at(file, 'institutions'))
        .filter((key) => key === DEFAULTS.firstInstitution)
        .map((key) =>
          findingOf(
            ['institutions', key],
            `“${key}” already names the institution that runs this campus.\nGive the other one another key.`,
            'key',
          ),
        ),
  },
  {
    reason: 'institution-of-methods-unknown',
    when: (file) =>
      entries(at(file, 'realms')).flatMap(([, realm]) =>
        keysOf(at(realm, 'mfa', 'byInstitution'))
          .filter((key) => !institutionsOf(file).includes(key))
          .map((key) =>
            findingOf(
              [...realm.path, 'mfa', 'byInstitution', key],
              unknown(key, institutionsOf(file), 'institution', 'institutions'),
              'key',
            ),
          ),
      ),
  },
  {
    reason: 'application-realm-unknown',
    when: (file) =>
      unknownIn(
        present(entries(at(file, 'applications')).map(([, application]) => textAt(application, 'realm'))),
        keysOf(at(file, 'realms')),
        'realm',
        'realms',
      ),
  },
  {
    reason: 'agent-campus-unknown',
    when: (file) =>
      items(at(file, 'roles', 'agents')).flatMap((agent) =>
        unknownIn(texts(items(at(agent, 'campuses'))), keysOf(at(file, 'campuses')), 'campus', 'campuses'),
      ),
  },
]

/** Networks and devices are named alike, wherever a duty spares their computers. */
const placesNamed = (file: Place): TextPlace[] =>
  dutiesIn(file).flatMap((duty) => [
    ...texts(items(at(duty, 'except'))),
    ...items(at(duty, 'exceptions')).flatMap((exception) => texts(items(at(exception, 'networks')))),
  ])

const placesKnown = (file: Place): string[] => [...keysOf(at(file, 'networks')), ...keysOf(at(file, 'devices'))]

const institutionsOf = (file: Place): string[] => [DEFAULTS.firstInstitution, ...keysOf(at(file, 'institutions'))]

const present = (places: readonly (TextPlace | undefined)[]): TextPlace[] =>
  places.filter((place) => place !== undefined)

const unknownIn = (named: readonly TextPlace[], known: readonly string[], what: string, where: string): Finding[] =>
  named
    .filter(({ value }) => !known.includes(value))
    .map(({ path, value }) => findingOf(path, unknown(value, known, what, where)))

const unknown = (name: string, known: readonly string[], what: string, where: string): string =>
  `There is no ${what} “${name}”.\n${known.length === 0 ? `Describe it under “${where}” first.` : knownWords(name, known)}`
