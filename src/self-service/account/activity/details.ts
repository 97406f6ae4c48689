/** What an event kept beside who, when and where, in the words of the person. Pure. */
import { type KeptEvent, sayBrowser } from '../../../audit/index.ts'
import type { Campus } from '../../../campus/index.ts'
import type { PageFrame } from '../../../design/index.ts'
import { countryName, isTextKey, type T } from '../../../i18n/index.ts'
import { noticeTitle } from '../../../notices/index.ts'

type Words = Pick<PageFrame, 't' | 'language'>

/** In the order in which they are read; what is not known is left out. */
export const detailsOf = (event: KeptEvent, words: Words, campus: Campus): (string | undefined)[] => [
  applicationIn(event, words, campus),
  nameIn(event),
  kindIn(event, words.t),
  methodIn(event, words.t),
  whyIn(event, words.t),
  mailIn(event, words.t),
  event.browser === null ? undefined : sayBrowser(words.t, event.browser),
  askedFrom(event, words),
  event.details.network === 'other' ? words.t('activity.other-network') : undefined,
]

/** Roughly where an event came from. */
export function placeOf({ address }: KeptEvent, { t, language }: Words, country: string | undefined) {
  if (address === null) return undefined
  const from = t('activity.from', { address })
  return country === undefined ? from : `${from}, ${t('sessions.place', { country: countryName(language, country) })}`
}

/** Where the browser was that asked, of what was answered on a phone: the event's own place is the phone's. */
function askedFrom({ details: { browserAddress, browserCountry } }: KeptEvent, { t, language }: Words) {
  if (typeof browserAddress !== 'string') return undefined
  const asked = t('activity.asked-from', { address: browserAddress })
  if (typeof browserCountry !== 'string') return asked
  return `${asked}, ${t('sessions.place', { country: countryName(language, browserCountry) })}`
}

/** An application that has left the configuration since keeps the key that it had. */
const applicationIn = ({ application }: KeptEvent, { language }: Words, { applications }: Campus) =>
  application === null ? undefined : (applications[application]?.name[language] ?? application)

/** What it was about by its own name: a method's, or an address or a number as it is masked. */
function nameIn({ details }: KeptEvent): string | undefined {
  const names = [details.name, details.mail, details.phone, details.to]
  return names.find((name): name is string => typeof name === 'string' && name !== '')
}

/** Which kind of method it was, and what tells it from others; the reset code's line says what it took away. */
function kindIn({ what, details: { kind, lost, shown } }: KeptEvent, t: T): string | undefined {
  if (what === 'reset-code.used' && lost === 'all') return t('activity.lost-all')
  const key = `method.${what === 'reset-code.used' ? lost : kind}`
  if (!isTextKey(key)) return undefined
  return typeof shown === 'string' ? `${t(key)} ${shown}` : t(key)
}

function methodIn({ what, details: { method } }: KeptEvent, t: T): string | undefined {
  if (what !== 'sign-in.failed' && what !== 'sign-in.locked') return undefined
  const key = [`activity.method.${method}`, `method.${method}`].find(isTextKey)
  return key && t('activity.method', { method: t(key) })
}

function whyIn({ what, details: { why } }: KeptEvent, t: T): string | undefined {
  const key = `activity.${what === 'pause.ended' ? 'pause' : 'why'}.${why}`
  return (what === 'session.ended' || what === 'pause.ended') && isTextKey(key) ? t(key) : undefined
}

/** Which mail it was. */
function mailIn({ what, details: { template } }: KeptEvent, t: T): string | undefined {
  if (!what.startsWith('notice.') || typeof template !== 'string') return undefined
  const key = noticeTitle(template)
  return key && `“${t(key)}”`
}
