/** From counts to a drawing: where each day stands, what is written along it, and the picture in words. Pure. */
import { type ChartLine, MOST_LINES } from '../../design/index.ts'
import { formatDate, formatNumber, formatShortDay, type Language, type T } from '../../i18n/index.ts'
import { type Report, shareOf } from './report.ts'

const MILLISECONDS_A_DAY = 86_400_000
/** A duty that begins later than this would press the past into a corner. */
const AHEAD = 60
const TICKS = 5

type Words = { t: T; language: Language }
type Duty = string | undefined

/** What the chart of a report shows; `duty` is the day of the duty, YYYY-MM-DD. */
export function chartOf({ from, today, lines }: Report, duty: Duty, { t, language }: Words) {
  const soon = duty !== undefined && duty > today && daysBetween(today, duty) <= AHEAD
  const to = soon ? duty : today
  const place = (day: string) => daysBetween(from, day) / Math.max(1, daysBetween(from, to))
  const short = (day: string) => formatDate(language, day, 'UTC', Date.parse(day))
  const shown = lines.slice(0, MOST_LINES).flatMap((line): (ChartLine & { said: string })[] => {
    const points = line.points.flatMap((point) => {
      const share = shareOf(point)
      return share === undefined ? [] : [{ at: place(point.day), share, day: point.day }]
    })
    const [first, last] = [points[0], points.at(-1)]
    // Of a group in which nobody is left, there is no share to tell.
    if (!first || !last || line.share === undefined) return []
    const name = groupName(t, line.group)
    const [begun, end] = [percent(language, first.share), percent(language, last.share)]
    const said = t('admin.registration.chart-line', { group: name, from: begun, day: short(first.day), to: end })
    return [{ key: line.group, name, end, points, said }]
  })
  const mark = duty !== undefined && duty >= from && duty <= to ? duty : undefined
  return {
    lines: shown,
    label: shown.map(({ said }) => said).join(' '),
    days: ticks(from, to).map((day) => ({ at: place(day), text: formatShortDay(language, day) })),
    percent: (share: number) => percent(language, share),
    mark:
      mark === undefined ? undefined : { at: place(mark), text: t('admin.registration.mark', { day: short(mark) }) },
  }
}

export const groupName = (t: T, group: string): string => t('admin.registration.group', { group: group || 'all' })

/** "73 %": whole, and never a full hundred where somebody is left, nor none where somebody has begun. */
export function percent(language: Language, share: number): string {
  const rounded = Math.round(share * 100)
  const honest = rounded === 100 && share < 1 ? 99 : rounded === 0 && share > 0 ? 1 : rounded
  return `${formatNumber(language, honest)}\u00a0%`
}

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY)

function ticks(from: string, to: string): string[] {
  const span = daysBetween(from, to)
  const step = Math.max(1, Math.ceil(span / TICKS))
  const days = Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => index * step)
  return days.map((number) => new Date(Date.parse(from) + number * MILLISECONDS_A_DAY).toISOString().slice(0, 10))
}
