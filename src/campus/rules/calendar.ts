/** Academic years follow one another; closing rules need them; days and hours of desks do not contradict. */
import { type Finding, findingOf } from '../parse/fault.ts'
import { isCalendarDate } from '../schema/values/dates.ts'
import { daysOf, type Weekday } from '../schema/values/hours.ts'
import { dutiesIn } from './duties.ts'
import { at, entries, items, keysOf, type Place, type Rule, type TextPlace, textAt, texts } from './rule.ts'

export const calendarRules: readonly Rule[] = [
  { reason: 'academic-year-backwards', when: (file) => years(file).flatMap(backwards) },
  { reason: 'enrolment-outside-its-year', when: (file) => years(file).flatMap(enrolmentOutside) },
  {
    reason: 'academic-years-out-of-order',
    when: (file) => pairs(years(file)).flatMap(([before, year]) => outOfOrder(before, year)),
  },
  {
    reason: 'academic-year-twice',
    when: (file) =>
      named(years(file), 'name')
        .filter(isRepeated)
        .map(({ path, value }) =>
          findingOf(path, `There are two academic years “${value}”.\nGive each a name of its own.`),
        ),
  },
  { reason: 'close-without-years', when: closeWithoutYears },
  {
    reason: 'span-backwards',
    when: (file) => desks(file).flatMap((desk) => texts(items(at(desk, 'closed'))).flatMap(spanBackwards)),
  },
  { reason: 'opening-days-backwards', when: (file) => hoursIn(file).flatMap(daysBackwards) },
  { reason: 'opening-day-twice', when: (file) => hoursIn(file).flatMap(dayTwice) },
  {
    reason: 'application-dates-backwards',
    when: (file) => entries(at(file, 'applications')).flatMap(([, application]) => whoBackwards(application)),
  },
]

const years = (file: Place): Place[] => items(at(file, 'academicYears'))
const desks = (file: Place): Place[] => entries(at(file, 'campuses')).map(([, site]) => at(site, 'desk'))
/** Wherever hours of the week are written. */
const hoursIn = (file: Place): Place[] => [
  ...desks(file).map((desk) => at(desk, 'hours')),
  ...dutiesIn(file).flatMap((duty) => items(at(duty, 'exceptions')).map((exception) => at(exception, 'hours'))),
]
const pairs = (places: readonly Place[]) =>
  places.slice(1).map((place, index) => [places[index] ?? place, place] as const)
const named = (places: readonly Place[], key: string) => texts(places.map((place) => at(place, key)))
const isRepeated = (place: TextPlace, index: number, all: readonly TextPlace[]) =>
  all.findIndex(({ value }) => value === place.value) < index

/** A date that exists; what is wrong with the others, the schema says. */
function dateAt(place: Place, ...keys: string[]): TextPlace | undefined {
  const date = textAt(place, ...keys)
  return date && isCalendarDate(date.value) ? date : undefined
}

function backwards(year: Place): Finding[] {
  const [starts, ends] = [dateAt(year, 'starts'), dateAt(year, 'ends')]
  if (!starts || !ends || starts.value < ends.value) return []
  return [findingOf(ends.path, `This year ends on ${ends.value}, before it starts.\nIts first day is ${starts.value}.`)]
}

function enrolmentOutside(year: Place): Finding[] {
  const [starts, ends, closes] = [dateAt(year, 'starts'), dateAt(year, 'ends'), dateAt(year, 'enrolmentCloses')]
  if (!starts || !ends || !closes || (starts.value <= closes.value && closes.value <= ends.value)) return []
  return [
    findingOf(
      closes.path,
      `Enrolment closes on ${closes.value}, outside this year.\nWrite a day from ${starts.value} up to ${ends.value}.`,
    ),
  ]
}

function outOfOrder(before: Place, year: Place): Finding[] {
  const [ended, starts] = [dateAt(before, 'ends'), dateAt(year, 'starts')]
  if (!ended || !starts || ended.value < starts.value) return []
  const overlap = (dateAt(before, 'starts')?.value ?? '') <= starts.value
  const what = overlap
    ? `This year starts on ${starts.value}, while the one before lasts until ${ended.value}.`
    : 'This year stands below a later one.'
  return [findingOf(starts.path, `${what}\nPut the years in order, oldest first, each after the one before.`)]
}

function closeWithoutYears(file: Place): Finding[] {
  if (years(file).length > 0) return []
  return entries(at(file, 'realms')).flatMap(([, realm]) =>
    entries(at(realm, 'close')).flatMap(([, rule]) => {
      const when = textAt(rule, 'at')
      return when
        ? [
            findingOf(
              when.path,
              `“${when.value}” is a day of an academic year, and none is known.\nWrite them under “academicYears”.`,
            ),
          ]
        : []
    }),
  )
}

function spanBackwards({ path, value }: TextPlace): Finding[] {
  const [first = '', last] = value.split('/')
  if (last === undefined || !isCalendarDate(first) || !isCalendarDate(last) || first <= last) return []
  return [findingOf(path, `“${value}” runs backwards.\nWrite the first day first.`)]
}

const daysBackwards = (hours: Place): Finding[] =>
  keysOf(hours)
    .filter((days) => /^[a-z]{3}-[a-z]{3}$/.test(days) && daysOf(days).length === 0)
    .map((days) =>
      findingOf(
        [...hours.path, days],
        `“${days}” runs backwards.\nA week begins on Monday: write two rows of days.`,
        'key',
      ),
    )

function dayTwice(hours: Place): Finding[] {
  const seen = new Set<Weekday>()
  return keysOf(hours).flatMap((days) => {
    const repeated = daysOf(days).find((day) => seen.has(day))
    for (const day of daysOf(days)) seen.add(day)
    if (repeated === undefined) return []
    return [
      findingOf(
        [...hours.path, days],
        `“${repeated}” already has hours above.\nWrite all its hours in one line: "09:00-12:00, 13:00-16:30".`,
        'key',
      ),
    ]
  })
}

function whoBackwards(application: Place): Finding[] {
  const [from, until] = [dateAt(application, 'who', 'from'), dateAt(application, 'who', 'until')]
  if (!from || !until || from.value <= until.value) return []
  return [
    findingOf(
      until.path,
      `Nobody may ever use it: it ends on ${until.value}, before it begins.\nWrite a day from ${from.value} on.`,
    ),
  ]
}
