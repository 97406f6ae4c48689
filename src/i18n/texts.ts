import { adminTexts } from './texts/admin.ts'
import { auditTexts } from './texts/audit.ts'
import { appAreas, appTexts } from './texts/authenticator/app.ts'
import { demoTexts } from './texts/demo/demo.ts'
import { galleryTexts } from './texts/demo/gallery.ts'
import { errorsTexts } from './texts/errors.ts'
import { frameTexts } from './texts/frame.ts'
import { codesTexts } from './texts/methods/codes.ts'
import { keysTexts } from './texts/methods/keys.ts'
import { linkAppTexts } from './texts/methods/link-app.ts'
import { methodsTexts } from './texts/methods/methods.ts'
import { phoneTexts } from './texts/methods/phone.ts'
import { deviceNoticesTexts } from './texts/notices/device.ts'
import { methodNoticesTexts } from './texts/notices/methods.ts'
import { noticesTexts } from './texts/notices/notices.ts'
import { securityNoticesTexts } from './texts/notices/security.ts'
import { telephoneTexts } from './texts/notices/telephone.ts'
import { oidcTexts } from './texts/oidc.ts'
import { activationTexts } from './texts/self-service/activation.ts'
import { desksTexts } from './texts/self-service/desks.ts'
import { profileTexts } from './texts/self-service/profile.ts'
import { recoveryTexts } from './texts/self-service/recovery.ts'
import { securityTexts } from './texts/self-service/security.ts'
import { selfServiceTexts } from './texts/self-service/self-service.ts'
import { sessionsTexts } from './texts/self-service/sessions.ts'
import { approvalTexts } from './texts/sign-in/approval.ts'
import { factorTexts } from './texts/sign-in/factors.ts'
import { humanCheckTexts } from './texts/sign-in/human-check.ts'
import { signInTexts } from './texts/sign-in/sign-in.ts'
import { termsTexts } from './texts/terms.ts'

/** Each area by name; a key stands in one area only (tested). */
export const areas = {
  activation: activationTexts,
  admin: adminTexts,
  desks: desksTexts,
  'device-notices': deviceNoticesTexts,
  'human-check': humanCheckTexts,
  profile: profileTexts,
  recovery: recoveryTexts,
  sessions: sessionsTexts,
  audit: auditTexts,
  demo: demoTexts,
  errors: errorsTexts,
  frame: frameTexts,
  gallery: galleryTexts,
  codes: codesTexts,
  keys: keysTexts,
  'link-app': linkAppTexts,
  methods: methodsTexts,
  phone: phoneTexts,
  notices: noticesTexts,
  'method-notices': methodNoticesTexts,
  'security-notices': securityNoticesTexts,
  telephone: telephoneTexts,
  oidc: oidcTexts,
  security: securityTexts,
  'self-service': selfServiceTexts,
  approval: approvalTexts,
  factors: factorTexts,
  'sign-in': signInTexts,
  terms: termsTexts,
  ...appAreas,
} as const

/** Every text under its key. */
export const texts = {
  ...activationTexts,
  ...adminTexts,
  ...desksTexts,
  ...deviceNoticesTexts,
  ...humanCheckTexts,
  ...profileTexts,
  ...recoveryTexts,
  ...sessionsTexts,
  ...auditTexts,
  ...demoTexts,
  ...errorsTexts,
  ...frameTexts,
  ...galleryTexts,
  ...codesTexts,
  ...keysTexts,
  ...linkAppTexts,
  ...methodsTexts,
  ...phoneTexts,
  ...noticesTexts,
  ...methodNoticesTexts,
  ...securityNoticesTexts,
  ...telephoneTexts,
  ...oidcTexts,
  ...securityTexts,
  ...selfServiceTexts,
  ...approvalTexts,
  ...factorTexts,
  ...signInTexts,
  ...termsTexts,
  ...appTexts,
} as const

export type TextKey = keyof typeof texts
