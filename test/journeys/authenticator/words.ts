/** What people press on the phone, by what stands on it. */
import { appTexts } from '../../../src/i18n/texts/authenticator/app.ts'

/** That text, in either language, at the beginning of what is on a button. */
export const said = (...keys: (keyof typeof appTexts)[]): RegExp =>
  new RegExp(
    `^\\s*(${keys
      .flatMap((key) => Object.values(appTexts[key]))
      .map(literally)
      .join('|')})`,
    'i',
  )

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export const WORDS = {
  scan: said('app.home.scan'),
  approve: said('app.request.approve'),
  decline: said('app.request.decline'),
  notMe: said('app.request.not-me'),
  link: said('app.link.go'),
  typeCode: said('app.scan.type'),
  useCode: said('app.type.go'),
  settings: said('app.home.settings'),
  newPhone: said('app.account.link'),
  notifications: said('app.done.linked.notifications.go', 'app.home.notifications-off', 'app.settings.notifications'),
  home: said('app.home'),
} as const
