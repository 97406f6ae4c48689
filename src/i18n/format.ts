import { type Language, locales } from './text.ts'

/** A point in time, in milliseconds since the epoch (as in base/time). */
type Instant = number

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "14:32" today, else "on Friday 16 October at 00:00", with the year when it is another one. */
export function formatTime(language: Language, instant: Instant, timeZone: string, now: Instant): string {
  const day = dayUnlessToday(language, instant, timeZone, now)
  const time = clockTime(language, instant, timeZone)
  if (day === undefined) return time
  return language === 'nl' ? `op ${day} om ${time}` : `on ${day} at ${time}`
}

/** As `formatTime`, to stand after "until": "14:32" or "Friday 16 October at 00:00". */
export function formatTimeUntil(language: Language, instant: Instant, timeZone: string, now: Instant): string {
  const day = dayUnlessToday(language, instant, timeZone, now)
  const time = clockTime(language, instant, timeZone)
  if (day === undefined) return time
  return language === 'nl' ? `${day} om ${time}` : `${day} at ${time}`
}

/**
 * "15 October 2026". A `YYYY-MM-DD` date is that day wherever one is; an instant is its day in the time zone.
 * With `now`, the year is left out when it is the current one.
 */
export function formatDate(language: Language, date: Instant | string, timeZone: string, now?: Instant): string {
  const zone = typeof date === 'string' ? 'UTC' : timeZone
  const instant = typeof date === 'string' ? Date.parse(`${date}T00:00:00Z`) : date
  const sameYear = now !== undefined && yearOf(instant, zone) === yearOf(now, timeZone)
  return dateFormat(language, zone, sameYear ? 'day' : 'day-year').format(instant)
}

/** "Monday", "maandag": the weekday of a `YYYY-MM-DD` date. */
export const formatWeekday = (language: Language, day: string): string =>
  dateFormat(language, 'UTC', 'weekday-alone').format(Date.parse(`${day}T00:00:00Z`))

/** "Monday 4 January", "maandag 4 januari": a `YYYY-MM-DD` date that is near enough to need no year. */
export const formatWeekdayDate = (language: Language, day: string): string =>
  // English would put a comma after the weekday.
  dateFormat(language, 'UTC', 'weekday')
    .format(Date.parse(`${day}T00:00:00Z`))
    .replace(',', '')

/** "15 Oct", "15 okt": along a chart. */
export function formatShortDay(language: Language, day: string): string {
  const make = () => new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return cached(`short day ${language}`, make).format(Date.parse(`${day}T00:00:00Z`))
}

/** "48 seconds", "16 minutes", "5 hours", "30 days": rounded up, so that nobody comes back too early. */
export function formatDuration(language: Language, milliseconds: number): string {
  const left = Math.max(milliseconds, 0)
  if (left <= 99 * SECOND) return unit(language, 'second', Math.ceil(left / SECOND))
  if (left <= 99 * MINUTE) return unit(language, 'minute', Math.ceil(left / MINUTE))
  if (left <= 48 * HOUR) return unit(language, 'hour', Math.ceil(left / HOUR))
  return unit(language, 'day', Math.ceil(left / DAY))
}

/** "1 minute 26 seconds", "16 minutes": the time that runs on a page, to the second. */
export function formatTimeLeft(language: Language, milliseconds: number): string {
  const seconds = Math.ceil(Math.max(milliseconds, 0) / SECOND)
  if (seconds < 60) return unit(language, 'second', seconds)
  const minutes = unit(language, 'minute', Math.floor(seconds / 60))
  return seconds % 60 === 0 ? minutes : `${minutes} ${unit(language, 'second', seconds % 60)}`
}

/** "12.5" and "12,5"; groups of thousands as the language has them. */
export function formatNumber(language: Language, value: number): string {
  return cached(`number ${language}`, () => new Intl.NumberFormat(locales[language])).format(value)
}

/** "students or staff", "studenten of personeel": one of these words. */
export function formatChoice(language: Language, words: readonly string[]): string {
  return cached(`choice ${language}`, () => new Intl.ListFormat(locales[language], { type: 'disjunction' })).format(
    words,
  )
}

/** "Ann and Bo", "Ann en Bo": all of these words. */
export function formatList(language: Language, words: readonly string[]): string {
  return cached(`list ${language}`, () => new Intl.ListFormat(locales[language], { type: 'conjunction' })).format(words)
}

/** "Belgium", "België": the name of a country by its ISO 3166-1 alpha-2 code; the code itself when it has none. */
export function countryName(language: Language, code: string): string {
  const make = () => new Intl.DisplayNames(locales[language], { type: 'region' })
  // Intl throws on what cannot be a code at all.
  return /^[A-Z]{2}$/.test(code) ? (cached(`country ${language}`, make).of(code) ?? code) : code
}

function unit(language: Language, name: 'second' | 'minute' | 'hour' | 'day', value: number): string {
  const make = () => new Intl.NumberFormat(locales[language], { style: 'unit', unit: name, unitDisplay: 'long' })
  return cached(`unit ${language} ${name}`, make).format(value)
}

function clockTime(language: Language, instant: Instant, timeZone: string): string {
  return dateFormat(language, timeZone, 'time').format(instant)
}

function dayUnlessToday(language: Language, instant: Instant, timeZone: string, now: Instant): string | undefined {
  const whole = dateFormat('en', timeZone, 'day-year')
  if (whole.format(instant) === whole.format(now)) return undefined
  const sameYear = yearOf(instant, timeZone) === yearOf(now, timeZone)
  // English would put a comma after the weekday.
  return dateFormat(language, timeZone, sameYear ? 'weekday' : 'weekday-year')
    .format(instant)
    .replace(',', '')
}

function yearOf(instant: Instant, timeZone: string): string {
  return dateFormat('en', timeZone, 'year').format(instant)
}

const shapes = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  year: { year: 'numeric' },
  day: { day: 'numeric', month: 'long' },
  'day-year': { day: 'numeric', month: 'long', year: 'numeric' },
  'weekday-alone': { weekday: 'long' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  'weekday-year': { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

function dateFormat(language: Language, timeZone: string, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const make = () => new Intl.DateTimeFormat(locales[language], { ...shapes[shape], timeZone })
  return cached(`date ${language} ${timeZone} ${shape}`, make)
}

/** Making an Intl formatter costs a thousand times what using one does. */
const formatters = new Map<string, unknown>()
function cached<F>(key: string, make: () => F): F {
  const known = formatters.get(key) as F | undefined
  if (known !== undefined) return known
  const made = make()
  formatters.set(key, made)
  return made
}
