import { sayBrowser } from '../../audit/index.ts'
import type { Instant } from '../../base/time/instant.ts'
import { countryName, formatDate, formatTimeUntil, type Language, speak, type T } from '../../i18n/index.ts'
import type { MailBlock } from '../mail/content.ts'

/** What every template may draw on. */
export type Setting = {
  t: T
  language: Language
  timeZone: string
  /** The institution's name. */
  institution: string
  /** Base address of every link. */
  baseUrl: string
  /** When it happened. */
  at: Instant
  /** Key of the realm that it is about. */
  realm?: string | undefined
}

export const settingOf = (setting: Omit<Setting, 't'>): Setting => ({ ...setting, t: speak(setting.language) })

/** "Sunday 22 November 2026 at 10:42": a mail is read on another day than it was written. */
export function fullTime({ language, timeZone }: Setting, instant: Instant): string {
  const time = formatTimeUntil(language, instant, timeZone, 0)
  return time.slice(0, 1).toUpperCase() + time.slice(1)
}

/** "1 February 2027", of a day of the calendar. */
export const fullDay = ({ language, timeZone }: Setting, day: string): string => formatDate(language, day, timeZone)

type Whose = { signInName: string; realmName: string }

type From = {
  browser?: string | undefined
  address?: string | undefined
  country?: string | undefined
}

/** More to be said of an event than who, when and where; it stands after the account. */
type Fact = { label: string; value: string }

/** Account, time, browser and place of an event, as far as they are known. */
export const factsOf = (setting: Setting, kept: Whose & From, more: readonly Fact[] = []): MailBlock => ({
  kind: 'facts',
  facts: [...whoseFacts(setting, kept), ...more, ...fromFacts(setting, kept)],
})

/** Which account. */
export const whoseFacts = ({ t }: Setting, { signInName, realmName }: Whose): Fact[] => [
  { label: t('notices.fact.account'), value: signInName },
  { label: t('notices.fact.realm'), value: realmName },
]

/** When, and from where, as far as that is known. */
export function fromFacts(setting: Setting, { browser, address, country }: From): Fact[] {
  const { t, language } = setting
  const facts = [
    { label: t('notices.fact.time'), value: fullTime(setting, setting.at) },
    { label: t('notices.fact.browser'), value: browser && sayBrowser(t, browser) },
    {
      label: t('notices.fact.place'),
      value: country && t('notices.fact.place-about', { country: countryName(language, country) }),
    },
    { label: t('notices.fact.address'), value: address },
  ]
  return facts.flatMap(({ label, value }) => (value ? [{ label, value }] : []))
}

/** The end of each mail: what we never ask, and how to be sure. The address stands as words, to be typed. */
export const footOf = ({ t, baseUrl, institution }: Setting): string[] => [
  t('notices.foot.never'),
  t('notices.foot.doubt', { host: new URL(baseUrl).host, institution }),
]

/** A link to a page of the person's own, about the account of the notice. */
export function pageLink(setting: Setting, path: `/account/${string}`): string {
  const about = setting.realm === undefined ? '' : `?account=${encodeURIComponent(setting.realm)}`
  return ownLink(setting, `${setting.baseUrl}${path}${about}`)
}

/** A link of ours. One that leads elsewhere was made from what a stranger sent: it never leaves. */
export function ownLink({ baseUrl }: Setting, link: string): string {
  const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`
  if (!link.startsWith(base)) throw new Error('a link of a notice does not begin with the base address')
  return link
}
