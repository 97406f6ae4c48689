/** A duty of a second factor must spare somebody for a reason that can be looked up, and never everybody. */
import { type Finding, findingOf } from '../parse/fault.ts'
import { isCalendarDate } from '../schema/values/dates.ts'
import { at, entries, isWritten, items, keysOf, type Place, type Rule, textAt } from './rule.ts'

/** Every duty in the file: realms', and applications' own. */
export const dutiesIn = (file: Place): Place[] =>
  ['realms', 'applications']
    .flatMap((section) => entries(at(file, section)))
    .map(([, place]) => at(place, 'mfa', 'required'))
    .filter(isWritten)

const inEachException =
  (when: (exception: Place) => readonly Finding[]): Rule['when'] =>
  (file) =>
    dutiesIn(file).flatMap((duty) => items(at(duty, 'exceptions')).flatMap(when))

export const dutyRules: readonly Rule[] = [
  { reason: 'exception-names-nothing', when: inEachException(namesNothing) },
  { reason: 'exception-dates-backwards', when: inEachException(datesBackwards) },
  { reason: 'device-named-as-network', when: devicesNamedAsNetworks },
]

const CONDITIONS = ['networks', 'groups', 'hours', 'from', 'until'] as const

function namesNothing(exception: Place): Finding[] {
  const { value, path } = exception
  if (typeof value !== 'object' || value === null || CONDITIONS.some((key) => isWritten(at(exception, key)))) return []
  const known = CONDITIONS.join(', ')
  return [findingOf(path, `This exception would spare everybody, always.\nName at least one of: ${known}.`, 'key')]
}

function datesBackwards(exception: Place): Finding[] {
  const [from, until] = [textAt(exception, 'from'), textAt(exception, 'until')]
  if (!from || !until || !isCalendarDate(from.value) || !isCalendarDate(until.value)) return []
  if (from.value <= until.value) return []
  return [
    findingOf(
      until.path,
      `This exception never holds: it ends on ${until.value}, before it begins.\nWrite a day from ${from.value} on.`,
    ),
  ]
}

function devicesNamedAsNetworks(file: Place): Finding[] {
  const networks = keysOf(at(file, 'networks'))
  return keysOf(at(file, 'devices'))
    .filter((key) => networks.includes(key))
    .map((key) =>
      findingOf(['devices', key], `“${key}” is already a network.\nGive the devices a key of their own.`, 'key'),
    )
}
