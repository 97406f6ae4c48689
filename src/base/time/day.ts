import { type Instant, MINUTE } from './instant.ts'

/** What calendar and clock show at a moment: `2026-10-25`, `sun`, `02:30`. Days and times compare as texts. */
export type LocalTime = { readonly day: string; readonly weekday: string; readonly time: string }

/** The day on which a moment falls in a time zone, as YYYY-MM-DD: days compare as texts. */
export const dayAt = (instant: Instant, timeZone: string): string => localTimeAt(instant, timeZone).day

/**
 * What calendar and clock show in a time zone. When the clocks go back, an hour is shown twice; when they go forward,
 * one is never shown.
 */
export function localTimeAt(instant: Instant, timeZone: string): LocalTime {
  const local = new Date(instant + offsetAt(instant, timeZone))
  const shown = local.toISOString()
  return { day: shown.slice(0, 10), weekday: WEEKDAYS[local.getUTCDay()] ?? '', time: shown.slice(11, 16) }
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** No zone has changed its clocks at any other moment than a quarter of an hour since 1972 (tz database). */
const QUARTER = 15 * MINUTE
/** Nearly all questions are about now, and formatting is dear. */
let last = { quarter: Number.NaN, timeZone: '', offset: 0 }

/** By how much the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(instant: Instant, timeZone: string): number {
  const quarter = Math.floor(instant / QUARTER)
  if (quarter !== last.quarter || timeZone !== last.timeZone) {
    const begun = quarter * QUARTER
    last = { quarter, timeZone, offset: shownAsUtc(begun, timeZone) - begun }
  }
  return last.offset
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The moment at which a clock of UTC shows what the zone's clocks show now. */
function shownAsUtc(instant: Instant, timeZone: string): Instant {
  const known = formats.get(timeZone)
  const format = known ?? new Intl.DateTimeFormat('en', { timeZone, ...SHOWN })
  if (!known) formats.set(timeZone, format)
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
}

const two = '2-digit'
const SHOWN = { year: 'numeric', month: two, day: two, hour: two, minute: two, hourCycle: 'h23' } as const
