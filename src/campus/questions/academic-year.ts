/** The academic calendar: which year a day is in, and which comes next. Days are `YYYY-MM-DD`, campus time. */
import type { AcademicYear, Campus } from '../campus.ts'
import type { CalendarDate } from '../schema/values/dates.ts'

/**
 * The academic year of a day: the last one that has started. Days between two years belong to the earlier one;
 * before the first and after the last, there is none.
 */
export function academicYearAt({ academicYears }: Campus, day: CalendarDate): AcademicYear | undefined {
  const year = academicYears.findLast(({ starts }) => starts <= day)
  const last = academicYears.at(-1)
  return year === last && year && day > year.ends ? undefined : year
}

/** The first academic year that starts after this day. */
export const nextAcademicYear = ({ academicYears }: Campus, day: CalendarDate): AcademicYear | undefined =>
  academicYears.find(({ starts }) => starts > day)
