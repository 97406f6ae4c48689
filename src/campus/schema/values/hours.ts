/** Hours of the day by day of the week, as desks and exceptions write them: `{ mon-fri: "09:00-16:30" }`. */
import { z } from 'zod'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** From and until, as the clock shows them: `09:00`. */
export type Hours = { readonly from: string; readonly until: string }

const TIME = '([01][0-9]|2[0-3]):[0-5][0-9]'
/** A day ends at `24:00`; nothing begins there. */
const SPAN = `${TIME}-(${TIME}|24:00)`
const SPANS = new RegExp(`^${SPAN}(, ?${SPAN})*$`)

const days = z.string().regex(/^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$/, {
  error: '“%” is no day and no row of days.\nWrite mon, tue, wed, thu, fri, sat or sun, or first and last: mon-fri.',
})

const hours = z
  .string()
  .regex(SPANS, {
    error: '“%” are no opening hours.\nWrite them in quotes: "09:00-16:30", or "09:00-12:00, 13:00-16:30".',
    abort: true,
  })
  .transform((written, issues) => {
    const spans = written.split(',').map(spanOf)
    if (spans.every(({ from, until }, index) => from < until && (spans[index - 1]?.until ?? '') < from)) return spans
    issues.addIssue({
      code: 'custom',
      message: '“%” do not go forward.\nEach span must end after it begins, and begin after the one before.',
    })
    return z.NEVER
  })
  .meta({ title: 'opening hours' })

function spanOf(written: string): Hours {
  const [from = '', until = ''] = written.trim().split('-')
  return { from, until }
}

/** Hours by day or row of days; a day that is left out has none. */
export const hoursByDay = () => z.record(days, hours)

/** The days that `mon`, or `mon-fri`, stands for; none when the row runs backwards. */
export function daysOf(written: string): Weekday[] {
  const [first = '', last = first] = written.split('-')
  const names: readonly string[] = WEEKDAYS
  return WEEKDAYS.slice(names.indexOf(first), names.indexOf(last) + 1)
}

/** Each day of the week with its hours, whether they were written for it alone or for a row of days. */
export const hoursOfWeek = (written: { readonly [days: string]: readonly Hours[] }): HoursOfWeek =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, hoursOn(written, day)])) as { [day in Weekday]: readonly Hours[] }

/** A weekday without hours is an empty list. */
export type HoursOfWeek = { readonly [day in Weekday]: readonly Hours[] }

const hoursOn = (written: { readonly [days: string]: readonly Hours[] }, day: Weekday): readonly Hours[] =>
  Object.entries(written).find(([days]) => daysOf(days).includes(day))?.[1] ?? []
