/** Nobody in a realm is left without a method: whatever their group or institution takes away, and whatever ends (M16, M17). */
import { type Finding, findingOf } from '../../parse/fault.ts'
import { isCalendarDate } from '../../schema/values/dates.ts'
import { at, entries, isWritten, items, type Place, type Rule, type TextPlace, textAt, texts } from '../rule.ts'
import { inEachRealm, isMethod, methodsOf } from './methods.ts'

export const audienceRules: readonly Rule[] = [
  { reason: 'variation-leaves-no-method', when: inEachRealm(leavesNothing) },
  { reason: 'endings-leave-no-method', when: inEachRealm((realm) => onePerPlace(endingsLeaveNothing(realm))) },
  { reason: 'nobody-can-begin', when: inEachRealm((realm) => onePerPlace(cannotBegin(realm))) },
]

/** People for whom the same methods are accepted. `variation`: where that is written; undefined for everybody else. */
type Audience = { readonly who: string; readonly methods: readonly string[]; readonly variation: Place | undefined }

function audiences(realm: Place): Audience[] {
  const everybody = methodsOf(realm)
  const varied = (['byGroup', 'byInstitution'] as const).flatMap((key) =>
    entries(at(realm, 'mfa', key)).map(([name, variation]): Audience => {
      const [add, remove] = ['add', 'remove'].map((part) => wordsIn(at(variation, part)))
      const methods = [...everybody, ...(add ?? [])].filter((method) => !remove?.includes(method))
      return { who: `people of ${key === 'byGroup' ? 'group' : 'institution'} “${name}”`, methods, variation }
    }),
  )
  return [{ who: 'people', methods: everybody, variation: undefined }, ...varied]
}

const wordsIn = (place: Place): string[] =>
  texts(items(place))
    .map(({ value }) => value)
    .filter(isMethod)

function leavesNothing(realm: Place): Finding[] {
  if (methodsOf(realm).length === 0) return []
  return audiences(realm).flatMap(({ who, methods, variation }) =>
    variation && methods.length === 0
      ? [
          findingOf(
            at(variation, 'remove').path,
            `This leaves ${who} no method at all.\nLet one stay, or add one.`,
            'key',
          ),
        ]
      : [],
  )
}

function endingsLeaveNothing(realm: Place): Finding[] {
  return audiences(realm).flatMap(({ who, methods }) => {
    const last = lastToEnd(realm, methods)
    return last
      ? [
          findingOf(
            last.path,
            `From ${last.value} on ${who} have no method left.\nLet one of theirs stay, or add another to “methods”.`,
          ),
        ]
      : []
  })
}

function cannotBegin(realm: Place): Finding[] {
  const first = at(realm, 'mfa', 'first')
  const named = wordsIn(first)
  if (!isWritten(first) || named.length === 0) return []
  return audiences(realm).flatMap(({ who, methods }) => {
    const begin = methods.filter((method) => named.includes(method))
    if (methods.length === 0 || lastToEnd(realm, methods)) return []
    if (begin.length === 0)
      return [
        findingOf(
          first.path,
          `With none of these can ${who} begin: theirs are ${methods.join(', ')}.\nAdd one of theirs, or remove “first”.`,
          'key',
        ),
      ]
    const last = lastToEnd(realm, begin)
    return last
      ? [
          findingOf(
            first.path,
            `From ${last.value} on ${who} can begin with none of these.\nAdd one that stays, or remove “first”.`,
            'key',
          ),
        ]
      : []
  })
}

/** Where it is written that the last of these methods ends, if all of them do. */
function lastToEnd(realm: Place, methods: readonly string[]): TextPlace | undefined {
  const endings = methods.map((method) => textAt(realm, 'mfa', 'endings', method))
  const days = endings.filter((ending) => ending !== undefined && isCalendarDate(ending.value))
  if (days.length === 0 || days.length < methods.length) return undefined
  return days.reduce((latest, day) => ((day?.value ?? '') > (latest?.value ?? '') ? day : latest))
}

/** What holds of everybody is not said again of each group. */
const onePerPlace = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ path }, index) => findings.findIndex((other) => other.path.join('.') === path.join('.')) === index)
