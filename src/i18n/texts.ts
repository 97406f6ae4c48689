import { activationTexts } from './texts/activation.ts'
import { auditTexts } from './texts/audit.ts'
import { demoTexts } from './texts/demo.ts'
import { errorsTexts } from './texts/errors.ts'
import { frameTexts } from './texts/frame.ts'
import { galleryTexts } from './texts/gallery.ts'
import { methodsTexts } from './texts/methods.ts'
import { noticesTexts } from './texts/notices.ts'
import { oidcTexts } from './texts/oidc.ts'
import { selfServiceTexts } from './texts/self-service.ts'
import { signInTexts } from './texts/sign-in.ts'
import { termsTexts } from './texts/terms.ts'

/** Each area by name; a key stands in one area only (tested). */
export const areas = {
  activation: activationTexts,
  audit: auditTexts,
  demo: demoTexts,
  errors: errorsTexts,
  frame: frameTexts,
  gallery: galleryTexts,
  methods: methodsTexts,
  notices: noticesTexts,
  oidc: oidcTexts,
  'self-service': selfServiceTexts,
  'sign-in': signInTexts,
  terms: termsTexts,
} as const

/** Every text under its key. */
export const texts = {
  ...activationTexts,
  ...auditTexts,
  ...demoTexts,
  ...errorsTexts,
  ...frameTexts,
  ...galleryTexts,
  ...methodsTexts,
  ...noticesTexts,
  ...oidcTexts,
  ...selfServiceTexts,
  ...signInTexts,
  ...termsTexts,
} as const

export type TextKey = keyof typeof texts
