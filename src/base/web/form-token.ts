import type { Keyring } from '../crypto/keyring.ts'
import { sameText } from '../crypto/same.ts'

/** The anti-forgery token of a browser's forms: a keyed mark of the browser's own cookie, which no other site can read. */
export const formTokenOf = (keyring: Keyring, browser: string): string =>
  keyring.mac('form-token', browser).toString('base64url')

/** Whether a form came from this browser's own pages. */
export const isFormToken = (keyring: Keyring, browser: string, token: unknown): boolean =>
  typeof token === 'string' && sameText(token, formTokenOf(keyring, browser))
