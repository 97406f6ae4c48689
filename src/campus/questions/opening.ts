/** When a desk is open, by the clock of its campus. */
import { dayAt, localTimeAt } from '../../base/time/day.ts'
import { DAY, type Instant } from '../../base/time/instant.ts'
import type { Site } from '../campus.ts'
import type { CalendarDate } from '../schema/values/dates.ts'
import { WEEKDAYS } from '../schema/values/hours.ts'

type Desk = Pick<NonNullable<Site['desk']>, 'hours' | 'closed'>

/** As the campus's clock shows it. `opens` left out: no day of the coming year is known on which it does. */
export type Opening =
  | { readonly is: 'open'; readonly until: string }
  | {
      readonly is: 'closed'
      readonly opens?: { readonly day: CalendarDate; readonly at: string; readonly inDays: number }
    }

/** So far ahead a day is looked for; a desk that is shut longer is shut. */
const AHEAD = 366

/**
 * Whether a desk is open now, and until when; or when it next opens. Days and times are compared as the clock on its
 * wall shows them, so that the nights of summer time move nothing.
 */
export function openingAt(desk: Desk, now: Instant, timeZone: string): Opening {
  const { day: today, time } = localTimeAt(now, timeZone)
  const running = spansOn(desk, today).find(({ from, until }) => from <= time && time < until)
  if (running) return { is: 'open', until: running.until }
  for (let inDays = 0; inDays <= AHEAD; inDays += 1) {
    const day = daysLater(today, inDays)
    const next = spansOn(desk, day).find(({ from }) => inDays > 0 || from > time)
    if (next) return { is: 'closed', opens: { day, at: next.from, inDays } }
  }
  return { is: 'closed' }
}

/** Days in a row on which a desk is closed that would be open by its hours. */
export type Closure = { readonly first: CalendarDate; readonly last: CalendarDate }

/** What begins to be closed within the coming days, in order: who plans a visit must not stand before a closed door. */
export function closuresAhead(
  desk: Desk,
  now: Instant,
  { timeZone, days }: { timeZone: string; days: number },
): Closure[] {
  const today = dayAt(now, timeZone)
  const horizon = daysLater(today, days)
  return desk.closed
    .filter(({ first }) => today < first && first <= horizon)
    .filter((closure) => wouldBeOpen(desk, closure))
    .toSorted((a, b) => (a.first < b.first ? -1 : 1))
}

/** A week shows each weekday: what lies behind it adds nothing. */
const wouldBeOpen = ({ hours }: Desk, { first, last }: Closure): boolean =>
  Array.from({ length: 7 }, (_, later) => daysLater(first, later)).some(
    (day) => day <= last && hours[weekdayOf(day)].length > 0,
  )

const spansOn = ({ hours, closed }: Desk, day: CalendarDate) =>
  closed.some(({ first, last }) => first <= day && day <= last) ? [] : hours[weekdayOf(day)]

/** Days are counted in UTC, where each has 24 hours. */
const daysLater = (day: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

const weekdayOf = (day: CalendarDate) => WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon'
