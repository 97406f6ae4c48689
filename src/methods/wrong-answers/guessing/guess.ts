/** What every check of a password does beside checking: who may guess, what a wrong one is charged to, what is counted. */

import { payLimits } from '../../../base/abuse/limits/limits-store.ts'
import type { Keyring } from '../../../base/crypto/keyring.ts'
import type { Database } from '../../../base/database/database.ts'
import type { Telemetry } from '../../../base/telemetry/telemetry.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { type Campus, inNetworks } from '../../../campus/index.ts'
import type { Barred, CountedMethod, GuardedTry, Lockout, Missed, Slowed } from '../try.ts'
import { guardAgainst, limitAt, type Origin, paymentsFor } from './limits.ts'

export type GuessDeps = {
  readonly db: Database
  readonly keyring: Keyring
  readonly campus: Campus
  readonly telemetry: Pick<Telemetry, 'wrongPasswords' | 'guessingSlowed' | 'locks'>
}

/** A password as somebody typed it, and where. */
export type Guess = {
  readonly realm: { readonly key: string; readonly lockout: Lockout }
  readonly subject: string
  readonly method: CountedMethod
  readonly typed: string
  /** `address`: undefined when it cannot be known, which lies in no network. */
  readonly from: { readonly address: string | undefined; readonly limitBy: string } | undefined
  /** Identifier of a browser that the account knows, when it came from there. */
  readonly knownBrowser: string | undefined
  readonly now: Instant
}

const originOf = ({ campus }: GuessDeps, { from, knownBrowser }: Guess): Origin | undefined =>
  from && {
    limitBy: from.limitBy,
    trusted: knownBrowser !== undefined || inNetworks(campus, Object.keys(campus.networks), from.address),
  }

/** The try that is charged for a guess. */
export function tryOf(deps: GuessDeps, guess: Guess): GuardedTry {
  const { realm, subject, method, knownBrowser, now } = guess
  const { keyring } = deps
  return {
    ...{ subject, method, limit: realm.lockout, now, browser: knownBrowser },
    mark: markOf(keyring, guess),
    guard: guardAgainst(originOf(deps, guess)),
  }
}

/**
 * By what a wrong password is known again while its count lasts. Keyed, so that who reads the table can try none of
 * them, and bound to the subject, so that the same one elsewhere does not look the same.
 */
const markOf = (keyring: Keyring, { subject, method, typed }: Guess): Buffer =>
  keyring.mac('wrong-password', `${subject}:${method}:${typed.slice(0, LONGEST).normalize('NFC')}`).subarray(0, 16)

/** More is no password of ours; a megabyte need not be normalised to be wrong. */
const LONGEST = 2_048

/** A guess that was looked at and wrong: charged to where it came from, known account or not, and counted. */
export async function noteWrong(
  deps: GuessDeps,
  { guess, missed, crowded }: { guess: Guess; missed: Missed; crowded: boolean },
): Promise<void> {
  await payLimits(deps.db.kysely, paymentsFor(originOf(deps, guess), crowded), guess.now)
  const realm = guess.realm.key
  deps.telemetry.wrongPasswords.inc({ realm })
  if (missed.verdict === 'locked' && missed.fresh) deps.telemetry.locks.inc({ realm })
}

/** What is told of a guess that was not looked at. */
export function toldOf(
  deps: GuessDeps,
  barred: Barred | Slowed,
): Barred | { readonly verdict: 'slowed'; readonly retryAfter: number } {
  if (barred.verdict !== 'slowed') return barred
  deps.telemetry.guessingSlowed.inc({ by: limitAt(barred.by) })
  return { verdict: 'slowed', retryAfter: barred.retryAfter }
}
