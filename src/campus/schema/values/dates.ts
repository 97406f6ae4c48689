/** A day of the calendar as text, `YYYY-MM-DD`: sorts as it reads, and knows no time zone. */
export type CalendarDate = string

/** True for a day that exists (30 February does not). */
export function isCalendarDate(written: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written) ?? []
  if (year === undefined) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`)
}
