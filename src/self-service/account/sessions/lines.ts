/** Sessions and known browsers in the words of their person. Pure. */
import { sayBrowser } from '../../../audit/index.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { Campus } from '../../../campus/index.ts'
import type { IconName, PageFrame } from '../../../design/index.ts'
import { countryName, formatDate, formatTime } from '../../../i18n/index.ts'
import type { KnownBrowserLine, SessionLine } from '../../../sign-in/index.ts'

/** A session or a browser as a row of a page. */
export type ShownLine = { id: string; icon: IconName; title: string; hint: string; here: boolean }

export type LineFacts = {
  campus: Campus
  now: Instant
  /** The session that reads the page. */
  session: string
  /** The known browser that it is read in. */
  browser: string | undefined
}

type Words = Pick<PageFrame, 't' | 'language'>

/** A browser's session: which browser, roughly where, when. */
export function browserLine(line: SessionLine, words: Words, facts: LineFacts): ShownLine {
  return {
    id: line.id,
    icon: line.device === 'smartphone' ? 'smartphone' : 'monitor',
    title: browserName(line.browser, words),
    hint: sentence([...placeOf(line, words), ...timesOf(line, words, facts)]),
    here: line.id === facts.session,
  }
}

/** What `offline_access` keeps alive; an application that has left the configuration keeps the key that it had. */
export function applicationLine(line: SessionLine, words: Words, facts: LineFacts): ShownLine {
  const key = line.application ?? ''
  return {
    id: line.id,
    icon: 'app-window',
    title: facts.campus.applications[key]?.name[words.language] ?? key,
    hint: sentence([...placeOf(line, words), ...timesOf(line, words, facts)]),
    here: false,
  }
}

/** A browser that the account knows. */
export function knownLine(line: KnownBrowserLine, words: Words, facts: LineFacts): ShownLine {
  const { t, language } = words
  const { timeZone } = facts.campus.institution
  const { id, browser, country, firstSeenAt, lastSeenAt } = line
  return {
    id,
    icon: /iPhone|Android/.test(browser ?? '') ? 'smartphone' : 'monitor',
    title: browserName(browser, words),
    hint: sentence([
      country && t('sessions.place', { country: countryName(language, country) }),
      t('security.last-used', { time: formatTime(language, lastSeenAt, timeZone, facts.now) }),
      t('sessions.known-since', { date: formatDate(language, firstSeenAt, timeZone, facts.now) }),
    ]),
    here: id === facts.browser,
  }
}

const browserName = (kept: string | null, { t }: Words): string =>
  kept === null ? t('sessions.unknown-browser') : sayBrowser(t, kept)

type Kept = Pick<SessionLine, 'address' | 'country'>

const placeOf = ({ address, country }: Kept, { t, language }: Words) => [
  country && t('sessions.place', { country: countryName(language, country) }),
  address && t('activity.from', { address }),
]

function timesOf(line: SessionLine, { t, language }: Words, { campus, now }: LineFacts): string[] {
  const timeOf = (at: Instant) => formatTime(language, at, campus.institution.timeZone, now)
  return [
    t('security.last-used', { time: timeOf(line.lastSeenAt) }),
    t('sessions.started', { time: timeOf(line.startedAt) }),
    t('sessions.ends', { time: timeOf(line.expiresAt) }),
  ]
}

function sentence(facts: readonly (string | null | undefined)[]): string {
  const text = facts.filter(Boolean).join(' · ')
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
