/** The sites where people are helped, and when their desks are open. */
import { z } from 'zod'
import { DEFAULTS } from './defaults.ts'
import { calendarSpan, key, label, section, text } from './values/values.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** From and until, as the clock shows them: `09:00`. */
export type Hours = { readonly from: string; readonly until: string }

const TIME = '([01][0-9]|2[0-3]):[0-5][0-9]'
const SPANS = new RegExp(`^${TIME}-${TIME}(, ?${TIME}-${TIME})*$`)

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

const desk = section({
  building: label().optional().describe('The building’s name.'),
  room: label().describe('The room’s number or name.'),
  hours: z
    .record(days, hours)
    .describe('Opening hours by day or row of days: { mon-fri: "09:00-16:30" }; a day left out is closed.'),
  closed: z
    .array(calendarSpan())
    .prefault([])
    .describe('Days on which it is closed: 2026-11-11, or 2026-12-24/2027-01-03.'),
  visit: z
    .enum(['appointment', 'walk-in', 'both'])
    .prefault(DEFAULTS.visit)
    .describe('Whether people come by appointment, walk in, or both.'),
})

export const siteSchema = section({
  institution: key()
    .prefault(DEFAULTS.firstInstitution)
    .describe('Whose campus it is: `institution`, or a key of `institutions`.'),
  name: text().describe('The campus’s name.'),
  desk: desk.optional().describe('Its service desk.'),
})

/** The days that `mon`, or `mon-fri`, stands for; none when the row runs backwards. */
export function daysOf(written: string): Weekday[] {
  const [first = '', last = first] = written.split('-')
  const names: readonly string[] = WEEKDAYS
  return WEEKDAYS.slice(names.indexOf(first), names.indexOf(last) + 1)
}
