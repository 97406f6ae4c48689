import { appChecksTexts } from './checks.ts'
import { appEndingsTexts } from './endings.ts'
import { appHomeTexts } from './home.ts'
import { appInstallTexts } from './install.ts'
import { appLinkingTexts } from './linking.ts'
import { appPinTexts } from './pin.ts'
import { appRefusalsTexts } from './refusals.ts'
import { appRequestsTexts } from './requests.ts'
import { appSettingsTexts } from './settings.ts'

/** Each area of the app by name. */
export const appAreas = {
  'app-checks': appChecksTexts,
  'app-endings': appEndingsTexts,
  'app-home': appHomeTexts,
  'app-install': appInstallTexts,
  'app-linking': appLinkingTexts,
  'app-pin': appPinTexts,
  'app-refusals': appRefusalsTexts,
  'app-requests': appRequestsTexts,
  'app-settings': appSettingsTexts,
} as const

/** All that the app says: what its bundle holds, and nothing of the pages. */
export const appTexts = {
  ...appChecksTexts,
  ...appEndingsTexts,
  ...appHomeTexts,
  ...appInstallTexts,
  ...appLinkingTexts,
  ...appPinTexts,
  ...appRefusalsTexts,
  ...appRequestsTexts,
  ...appSettingsTexts,
} as const
