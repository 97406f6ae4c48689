import { readCode, spellCode } from '../../../base/crypto/spelled-code.ts'
import type { Tx } from '../../../base/database/database.ts'
import { newId } from '../../../base/ids.ts'
import { randomBytesOf } from '../../../base/random.ts'
import { HOUR, type Instant } from '../../../base/time/instant.ts'
import { chargeTry, clearTries, type Lockout, type Missed } from '../../wrong-answers/index.ts'
import { addPass, spendPass, withdrawAccessPass } from './access-pass-store.ts'

/** 14 signs of five bits and the check sign: 70 bits, more than anybody tries through in the day that it lives. */
const GROUPS = 3
const SIGNS = 14

/** The longest that an access pass may live, in milliseconds. */
export const LONGEST_PASS = 24 * HOUR

export type NewAccessPass = {
  readonly account: string
  /** In milliseconds, 24 hours at most. */
  readonly lifetime: number
  /** Who gives it, as the audit names who acts. */
  readonly by: string
  readonly reason: string
  readonly now: Instant
}

/**
 * Makes an access pass and answers its code, for the one time that it is shown; an earlier pass of the account ends.
 * Throws for a lifetime that is none or too long: the doors ask for one in words that cannot be.
 */
export async function giveAccessPass(tx: Tx, given: NewAccessPass): Promise<{ id: string; code: string }> {
  const { account, lifetime, now } = given
  if (!(lifetime > 0 && lifetime <= LONGEST_PASS)) throw new Error('an access pass lives 24 hours at most')
  const [id, code] = [newId(now), spellCode(randomBytesOf(SIGNS))]
  await withdrawAccessPass(tx, { account, now })
  await addPass(tx, { ...given, id, code, expiresAt: now + lifetime })
  await clearTries(tx, account, 'access-pass')
  return { id, code }
}

export type AccessPassVerdict =
  | { readonly verdict: 'right'; readonly id: string }
  /** It cannot be a code: misread or mistyped. Nothing was looked up, and no try was charged. */
  | { readonly verdict: 'typo' }
  | Missed

/**
 * Is this the code of the account's access pass? When it is, it is spent. The try is charged in `tx`, which must commit
 * whatever the verdict. An account without a pass, and one whose pass is over, answer as one with another.
 */
export async function checkAccessPass(
  tx: Tx,
  given: { account: string; code: string; lockout: Lockout; now: Instant },
): Promise<AccessPassVerdict> {
  const { account, lockout, now } = given
  const read = readCode(given.code, GROUPS)
  if (read === 'typo') return { verdict: 'typo' }
  const charge = await chargeTry(tx, { subject: account, method: 'access-pass', limit: lockout, now })
  if (!charge.charged) return charge.barred
  const id = await spendPass(tx, { account, code: read.code, now })
  if (id === undefined) return charge.ifWrong
  await clearTries(tx, account, 'access-pass')
  return { verdict: 'right', id }
}
