import type { Instant } from '../../base/time/instant.ts'

const FORM =
  /^P(?=\d|T\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9}(?:\.\d{1,3})?)S)?)?$/

/**
 * The moment that lies an ISO 8601 duration (`PT16M`, `P1M`, `P1DT12H`) after `from`; undefined when it is no duration.
 * Years and months go by the calendar, in UTC; a day that the month lacks runs over into the next.
 */
export function laterBy(duration: string, from: Instant): Instant | undefined {
  const parts = FORM.exec(duration)
  if (!parts) return undefined
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  const date = new Date(from)
  date.setUTCFullYear(date.getUTCFullYear() + years, date.getUTCMonth() + months, date.getUTCDate() + 7 * weeks + days)
  return date.getTime() + Math.round(((hours * 60 + minutes) * 60 + seconds) * 1_000)
}
