import type { IconName } from '../../../design/index.ts'
import type { MethodKind } from '../../../methods/index.ts'

/** The sign of each kind of method. */
export const METHOD_ICONS: Record<MethodKind, IconName> = {
  'security-key': 'usb',
  passkey: 'fingerprint-pattern',
  app: 'smartphone',
  'app-code': 'smartphone',
  totp: 'smartphone',
  'hardware-code': 'calculator',
  sms: 'message-square-text',
  voice: 'phone',
}
