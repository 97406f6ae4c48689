/** What is said of a desk: where it is, whether one may just come by, and when. */
import { closuresAhead, openingAt, type Site } from '../../../campus/index.ts'
import type { PageFrame } from '../../../design/index.ts'
import { formatDate, formatWeekday, formatWeekdayDate, type T } from '../../../i18n/index.ts'

type Desk = NonNullable<Site['desk']>

/** Where a desk is, and whether one may just come by: who does where that is not so finds a closed door (D2). */
export function deskPlace({ building, room, visit }: Desk, t: T): string {
  const place = [building, room].filter(Boolean).join(' ')
  return visit === 'both' ? place : `${place} · ${t(`desk.${visit}`)}`
}

/** How many days ahead a closed day is told of. */
const AHEAD = 14

type Frame = Pick<PageFrame, 't' | 'language' | 'now'>

/** Whether it is open, or when it opens, and which days it is closed soon; nothing where no hours are known. */
export function deskTimes(desk: Desk, frame: Frame, timeZone: string): string[] {
  if (Object.values(desk.hours).every((spans) => spans.length === 0)) return []
  return [openingInWords(desk, frame, timeZone), ...closuresInWords(desk, frame, timeZone)]
}

/** All of it in one line. */
export const deskInWords = (desk: Desk, frame: Frame, timeZone: string): string =>
  [deskPlace(desk, frame.t), ...deskTimes(desk, frame, timeZone)].join(' · ')

function openingInWords(desk: Desk, { t, language, now }: Frame, timeZone: string): string {
  const opening = openingAt(desk, now, timeZone)
  if (opening.is === 'open') return t('desk.open-until', { time: opening.until })
  const { opens } = opening
  if (!opens) return t('desk.closed')
  const { day, at: time, inDays } = opens
  if (inDays === 0) return t('desk.opens-today', { time })
  if (inDays === 1) return t('desk.opens-tomorrow', { time })
  // From a week on, the weekday alone would be taken for the next one.
  if (inDays < 7) return t('desk.opens-weekday', { day: formatWeekday(language, day), time })
  return t('desk.opens-date', { day: formatWeekdayDate(language, day), time })
}

const closuresInWords = (desk: Desk, { t, language, now }: Frame, timeZone: string): string[] =>
  closuresAhead(desk, now, { timeZone, days: AHEAD }).map(({ first, last }) =>
    first === last
      ? t('desk.closed-on', { day: formatWeekdayDate(language, first) })
      : t('desk.closed-from', {
          first: formatDate(language, first, timeZone, now),
          last: formatDate(language, last, timeZone, now),
        }),
  )
