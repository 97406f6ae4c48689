/**
 * Time-based one-time codes (RFC 6238) in the one form that every code app can make: HMAC-SHA-1, six digits, steps of
 * thirty seconds. SHA-1 is no weakness here: HMAC does not rest on collisions (RFC 6238 §1.2), and several apps
 * silently ignore any other choice.
 */
import { HOTP, Secret as OtpSecret, TOTP } from 'otpauth'
import { randomBytesOf } from '../../random.ts'
import { type Instant, SECOND } from '../../time/instant.ts'

const DIGITS = 6
const PERIOD = 30
const ALGORITHM = 'SHA1'
/** One step either side, for clocks that differ and for slow typing (RFC 6238 §5.2). */
const WINDOW = 1

/** A new shared secret: 160 bits, the length of the hash (RFC 4226 §4, R6). */
export const newTotpSecret = (): Uint8Array => randomBytesOf(20)

/** The time step of a moment: how many periods have passed since 1970. */
export const totpStep = (now: Instant): number => Math.floor(now / SECOND / PERIOD)

/** The code of this secret for a time step. */
export const totpCode = (secret: Uint8Array, step: number): string =>
  HOTP.generate({ secret: otpSecret(secret), algorithm: ALGORITHM, digits: DIGITS, counter: step })

/**
 * The time step for which `code` is right: the current one, or one either side. Undefined when it is wrong. Codes
 * are compared in constant time. That a step is used once only is for the caller to keep.
 */
export function findTotpStep(secret: Uint8Array, code: string, now: Instant): number | undefined {
  const step = totpStep(now)
  if (!/^\d{6}$/.test(code)) return undefined
  const delta = HOTP.validate({
    token: code,
    secret: otpSecret(secret),
    algorithm: ALGORITHM,
    digits: DIGITS,
    counter: step,
    window: WINDOW,
  })
  return delta === null ? undefined : step + delta
}

/** What people type and phones paste, as six digits where it is that: spaces and hyphens go, full-width digits become plain. */
export const tidyCode = (typed: string): string =>
  typed.length > 64 ? '' : typed.normalize('NFKC').replace(/[\s\u200b\u2013-]/g, '')

/** The secret in base 32, as code apps want it typed: upper case, no padding. */
export const base32Of = (secret: Uint8Array): string => otpSecret(secret).base32

/** In groups of four, to be read from a screen and typed on a phone. */
export const inGroups = (text: string): string => text.match(/.{1,4}/g)?.join(' ') ?? ''

/** The address that a QR code carries to the app: `otpauth://totp/Issuer:label?secret=…`. */
export function totpAddress(given: { secret: Uint8Array; issuer: string; label: string }): string {
  // A colon parts issuer and label; apps differ in what they make of a second one.
  const plain = (text: string) => text.replaceAll(':', ' ').trim()
  return new TOTP({
    issuer: plain(given.issuer),
    label: plain(given.label),
    secret: otpSecret(given.secret),
    algorithm: ALGORITHM,
    digits: DIGITS,
    period: PERIOD,
  }).toString()
}

const otpSecret = (secret: Uint8Array): OtpSecret =>
  // A copy of its own: a Buffer may be a window on a larger pool.
  new OtpSecret({ buffer: new Uint8Array(secret).buffer })
