import { adminTexts } from './texts/admin.ts'
import { auditTexts } from './texts/audit.ts'
import { demoTexts } from './texts/demo/demo.ts'
import { galleryTexts } from './texts/demo/gallery.ts'
import { errorsTexts } from './texts/errors.ts'
import { frameTexts } from './texts/frame.ts'
import { humanCheckTexts } from './texts/human-check.ts'
import { methodsTexts } from './texts/methods.ts'
import { noticesTexts } from './texts/notices/notices.ts'
import { securityNoticesTexts } from './texts/notices/security.ts'
import { oidcTexts } from './texts/oidc.ts'
import { activationTexts } from './texts/self-service/activation.ts'
import { desksTexts } from './texts/self-service/desks.ts'
import { profileTexts } from './texts/self-service/profile.ts'
import { recoveryTexts } from './texts/self-service/recovery.ts'
import { selfServiceTexts } from './texts/self-service/self-service.ts'
import { sessionsTexts } from './texts/self-service/sessions.ts'
import { signInTexts } from './texts/sign-in.ts'
import { termsTexts } from './texts/terms.ts'

/** Each area by name; a key stands in one area only (tested). */
export const areas = {
  activation: activationTexts,
  admin: adminTexts,
  desks: desksTexts,
  'human-check': humanCheckTexts,
  profile: profileTexts,
  recovery: recoveryTexts,
  sessions: sessionsTexts,
  audit: auditTexts,
  demo: demoTexts,
  errors: errorsTexts,
  frame: frameTexts,
  gallery: galleryTexts,
  methods: methodsTexts,
  notices: noticesTexts,
  'security-notices': securityNoticesTexts,
  oidc: oidcTexts,
  'self-service': selfServiceTexts,
  'sign-in': signInTexts,
  terms: termsTexts,
} as const

/** Every text under its key. */
export const texts = {
  ...activationTexts,
  ...adminTexts,
  ...desksTexts,
  ...humanCheckTexts,
  ...profileTexts,
  ...recoveryTexts,
  ...sessionsTexts,
  ...auditTexts,
  ...demoTexts,
  ...errorsTexts,
  ...frameTexts,
  ...galleryTexts,
  ...methodsTexts,
  ...noticesTexts,
  ...securityNoticesTexts,
  ...oidcTexts,
  ...selfServiceTexts,
  ...signInTexts,
  ...termsTexts,
} as const

export type TextKey = keyof typeof texts
