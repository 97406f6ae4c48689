import { type Instant, MINUTE } from './instant.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The day on which a moment falls in a time zone, as YYYY-MM-DD: days compare as texts. */
export function dayAt(instant: Instant, timeZone: string): string {
  const quarter = Math.floor(instant / QUARTER)
  if (quarter !== last.quarter || timeZone !== last.timeZone)
    last = { quarter, timeZone, day: dayOf(instant, timeZone) }
  return last.day
}

/** No zone has begun its days at any other moment than a quarter of an hour since 1972 (tz database). */
const QUARTER = 15 * MINUTE
/** Nearly all questions are about now, and formatting is dear. */
let last = { quarter: Number.NaN, timeZone: '', day: '' }

function dayOf(instant: Instant, timeZone: string): string {
  const known = formats.get(timeZone)
  const format = known ?? new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  if (!known) formats.set(timeZone, format)
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}
