/** What the pages say of a method. */
import type { Instant } from '../../../base/time/instant.ts'
import type { Campus } from '../../../campus/index.ts'
import type { IconName, PageFrame, Tone } from '../../../design/index.ts'
import { formatDate, formatTime, isTextKey, type T } from '../../../i18n/index.ts'
import type { MethodKind } from '../../../methods/index.ts'
import type { MethodLabel } from '../../../policies/index.ts'
import type { Device } from './devices.ts'

export type Saying = { readonly frame: PageFrame; readonly campus: Campus; readonly now: Instant }

export const ICONS: Record<MethodKind, IconName> = {
  passkey: 'fingerprint-pattern',
  'security-key': 'usb',
  app: 'smartphone',
  'app-code': 'smartphone',
  totp: 'smartphone',
  'hardware-code': 'calculator',
  sms: 'message-square-text',
  voice: 'phone',
}

export const LABEL_TONES: Record<MethodLabel, Tone> = { recommended: 'good', supported: 'neutral', 'own-risk': 'warn' }

/** The name that it was given; else the number, or the word for what it is. */
export const nameOf = (t: T, { name, shown, kinds }: Pick<Device, 'name' | 'shown' | 'kinds'>): string =>
  name || (isPhone(kinds[0]) && shown) || t(`method.${kinds[0]}`)

/** The app on a phone or tablet: one thing, though it approves and shows codes. */
export const isApp = ({ kinds }: Pick<Device, 'kinds'>): boolean => kinds.includes('app') || kinds.includes('app-code')

export const isPhone = (kind: MethodKind): boolean => kind === 'sms' || kind === 'voice'

/** What it is, beside its name: "Text message or phone call", "Code token …4711". */
export function whatItIs(t: T, { name, shown, kinds }: Pick<Device, 'name' | 'shown' | 'kinds'>): string {
  const words = kinds.length > 1 && isPhone(kinds[0]) ? t('security.text-or-call') : t(`method.${kinds[0]}`)
  return shown !== undefined && (name !== '' || !isPhone(kinds[0])) ? `${words} ${shown}` : words
}

/** One line of facts: what it is, since when, when it was used, and when it ends. */
export function hintOf(saying: Saying, device: Device): string {
  const { t } = saying.frame
  const time = (at: Instant) => timeOf(saying, at)
  const what = whatItIs(t, device)
  return [
    what === nameOf(t, device) ? undefined : what,
    device.synced === undefined ? undefined : t(device.synced ? 'security.synced' : 'security.one-device'),
    t(isApp(device) ? 'security.linked' : 'security.added', { time: time(device.createdAt) }),
    device.lastUsedAt === undefined
      ? t('security.never-used')
      : t('security.last-used', { time: time(device.lastUsedAt) }),
    ...device.endings.map((ending) => endingOf(saying, device, ending)),
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}

/** "Expires on 1 February 2027"; of a thing of two kinds, which of them does. */
function endingOf(saying: Saying, { kinds }: Device, { kind, day }: Device['endings'][number]): string {
  const { t } = saying.frame
  const date = dateOf(saying, day)
  return kinds.length > 1 ? t('security.ends-kind', { kind: t(`method.${kind}`), date }) : t('security.ends', { date })
}

export const timeOf = ({ frame, campus, now }: Saying, at: Instant): string =>
  formatTime(frame.language, at, campus.institution.timeZone, now)

/** A day of the calendar. */
export const dateOf = ({ frame, campus }: Saying, day: string): string =>
  formatDate(frame.language, day, campus.institution.timeZone)

/** What adding one of this kind is called; of what is handed out there is no such word. */
export function addingOf(t: T, kind: MethodKind): string {
  const key = `security.add.${kind}`
  return isTextKey(key) ? t(key) : t('security.add')
}
