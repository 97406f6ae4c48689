import { type AppT, countryName, formatTime, type Language } from '../../../i18n/browser.ts'
import type { Shown } from '../store/app-state.ts'

/** Milliseconds. */
const MINUTE = 60_000

type Speech = { readonly t: AppT; readonly language: Language }

/** What one signs in to: an application by its name, else the person's own account pages. */
export const whatOf = ({ t, language }: Speech, { application }: Shown): string =>
  application?.name[language] ?? t('app.request.pages')

export function placeOf({ t, language }: Speech, { network, country }: Shown): string {
  const land = country && countryName(language, country)
  if (network && land) return t('app.request.place.on', { network: network[language], country: land })
  return network?.[language] ?? land ?? t('app.request.place.unknown')
}

export function browserOf({ t }: Speech, { browser, system }: Shown): string {
  if (browser && system) return t('app.request.browser.on', { browser, system })
  return browser ?? system ?? t('app.request.browser.unknown')
}

/** "Just now, at 14:32": the phone's own time zone, since that is the clock on its wall. */
export function timeOf({ t, language }: Speech, { at }: Shown, now: number): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const time = formatTime(language, at, timeZone, now)
  const minutes = Math.floor((now - at) / MINUTE)
  return minutes < 1 ? t('app.request.time.just-now', { time }) : t('app.request.time.ago', { n: minutes, time })
}
