/** What a try is, and what comes of it. */
import type { Guard } from '../../base/abuse/limits/limits-store.ts'
import type { Instant } from '../../base/time/instant.ts'

/** So many wrong answers in a row, locks included, and the method is off until it is renewed (NIST SP 800-63B §5.2.2). */
export const MOST_IN_A_ROW = 100

/**
 * So many of them may come from browsers that the account does not know. The rest is kept for those it does: strangers
 * who guess for days turn the password off for themselves, and never for its owner.
 */
export const MOST_BY_STRANGERS = 80

/** After so many wrong answers a method is locked, for so long (milliseconds): a realm's `lockout`. */
export type Lockout = { readonly attempts: number; readonly for: number }

export type CountedMethod =
  | 'password'
  | 'initial-password'
  | 'totp'
  | 'app-code'
  | 'hardware-code'
  | 'webauthn'
  | 'phone'
  | 'reset-code'
  | 'access-pass'

export type Try = {
  readonly subject: string
  readonly method: CountedMethod
  readonly limit: Lockout
  readonly now: Instant
  /** A browser that the account knows: it has a count of its own. */
  readonly browser?: string | undefined
  /** Keyed mark of what was typed: the same again, in the same count, is not counted again. */
  readonly mark?: Buffer | undefined
}

/** A try whose guard must have room; else nothing is charged and nothing looked at. */
export type GuardedTry = Try & { readonly guard: Guard | undefined }

/** Why no further answer is looked at. `fresh`: this very answer was the last, and locked it. */
export type Barred =
  | { readonly verdict: 'locked'; readonly until: Instant; readonly fresh: boolean }
  | { readonly verdict: 'disabled' }

/** What a wrong answer comes to, once it has been charged. */
export type Missed = { readonly verdict: 'wrong'; readonly left: number } | Barred

/** Not looked at, because too many wrong answers came from there; `by`: which limit of the guard was full. Milliseconds. */
export type Slowed = { readonly verdict: 'slowed'; readonly retryAfter: number; readonly by: number }

/** `found`: what was asked in the same statement. `crowded`: as the guard found it. */
export type Charge<Found = unknown, Bar = Barred> =
  | { readonly charged: true; readonly ifWrong: Missed; readonly found: Found; readonly crowded: boolean }
  | { readonly charged: false; readonly barred: Bar }
