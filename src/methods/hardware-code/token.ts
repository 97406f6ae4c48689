/** What a token is, and where a code of it lies: pure. */
import { findCounter, type OtpAlgorithm, type OtpForm } from '../../base/crypto/otp/hotp.ts'
import { type Instant, SECOND } from '../../base/time/instant.ts'

/** A token as its maker delivers it. */
export type Token = {
  /** As it stands on the token. */
  readonly serial: string
  readonly seed: Uint8Array
  /** By time (RFC 6238) or by pressing a button (RFC 4226). */
  readonly kind: 'totp' | 'hotp'
  readonly algorithm: OtpAlgorithm
  /** Six to eight. */
  readonly digits: number
  /** Seconds; says nothing for `hotp`. */
  readonly period: number
  /** The next counter that it will use; says nothing for `totp`. */
  readonly counter: number
  /** By how many steps its clock runs ahead; behind is below zero. */
  readonly drift: number
}

/** What is remembered of a token from one code to the next. */
export type Place = {
  /** The newest step or counter that was taken. */
  readonly position: number
  readonly drift: number
  /** Where a code was found too far off to be believed. */
  readonly far: number | undefined
}

/** One step either side of where the token is expected, as for any other code by time. */
const NEAR_STEPS = 1
/** Five minutes either side, at thirty seconds: where two codes in a row are believed. */
const FAR_STEPS = 10
/** No clock is believed to be further off than this, however slowly it went there. */
const MOST_DRIFT = 40

/** How often a button may have been pressed without a sign-in (RFC 4226 §7.4: s). */
const NEAR_PRESSES = 5
const FAR_PRESSES = 50

/** `far`: right, but so far off that the next code has to follow it. `old`: not newer than the newest that was taken. */
export type Found =
  | { readonly is: 'near'; readonly at: number; readonly drift: number }
  | { is: 'far'; at: number }
  | 'old'

/** Where a code of this token lies, from what is remembered of it; undefined when it is none. */
export function findPlace(
  token: Pick<Token, 'kind' | 'period'> & { readonly form: OtpForm } & Place,
  code: string,
  now: Instant,
): Found | undefined {
  if (code.length !== token.form.digits || !/^\d+$/.test(code)) return undefined
  const step = token.kind === 'totp' ? Math.floor(now / SECOND / token.period) : 0
  const [near, far] = token.kind === 'totp' ? aroundStep(token, step) : aheadOf(token)
  const expected = findCounter(token.form, code, near)
  if (expected !== undefined) return expected > token.position ? nearAt(token, expected, step) : 'old'
  const at = findCounter(token.form, code, far)
  if (at === undefined) return undefined
  // The code after the far one, or the next but one: a person who waits for a fresh code may let one pass.
  const follows = token.far !== undefined && at > token.far && at <= token.far + 2
  return follows ? nearAt(token, at, step) : { is: 'far', at }
}

const nearAt = ({ kind }: Pick<Token, 'kind'>, at: number, step: number): Found => ({
  is: 'near',
  at,
  drift: kind === 'totp' ? at - step : 0,
})

/** Nearest first: of two equal codes, the one that is expected. */
function aroundStep({ position, drift }: Place, step: number): [near: number[], far: number[]] {
  const expected = step + drift
  const steps = Array.from({ length: FAR_STEPS }, (_, at) => [expected + at + 1, expected - at - 1]).flat()
  const believed = [expected, ...steps].filter((at) => Math.abs(at - step) <= MOST_DRIFT)
  const isNear = (at: number) => Math.abs(at - expected) <= NEAR_STEPS
  return [believed.filter(isNear), believed.filter((at) => !isNear(at) && at > position)]
}

/** The newest that was taken as well, to know it again. */
function aheadOf({ position }: Place): [near: number[], far: number[]] {
  const after = (from: number, count: number) => Array.from({ length: count }, (_, at) => position + from + at)
  return [[...after(1, NEAR_PRESSES), position], after(1 + NEAR_PRESSES, FAR_PRESSES - NEAR_PRESSES)]
}
