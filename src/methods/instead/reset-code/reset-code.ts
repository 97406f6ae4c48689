import { readCode, spellCode } from '../../../base/crypto/spelled-code.ts'
import type { Tx } from '../../../base/database/database.ts'
import { randomBytesOf } from '../../../base/random.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { chargeTry, clearTries, type Lockout, type Missed } from '../../wrong-answers/index.ts'
import { keepResetCode, spendResetCode } from './reset-code-store.ts'

/** 19 signs of five bits and the check sign: 95 bits, which nobody tries through, hash in hand or not. */
const GROUPS = 4
const SIGNS = 19

/** Makes the reset code of an account and answers it, for the one time that it is shown; an earlier one is worth nothing now. */
export async function makeResetCode(tx: Tx, { account, now }: { account: string; now: Instant }): Promise<string> {
  const code = spellCode(randomBytesOf(SIGNS))
  await keepResetCode(tx, { account, code, now })
  await clearTries(tx, account, 'reset-code')
  return code
}

export type ResetCodeVerdict =
  | { readonly verdict: 'right' }
  /** It cannot be a code: misread or mistyped. Nothing was looked up, and no try was charged. */
  | { readonly verdict: 'typo' }
  | Missed

/**
 * Is this the account's reset code? When it is, it is spent. The try is charged in `tx`, which must commit whatever the
 * verdict. An account without a code answers as one with another.
 */
export async function checkResetCode(
  tx: Tx,
  given: { account: string; code: string; lockout: Lockout; now: Instant },
): Promise<ResetCodeVerdict> {
  const { account, lockout, now } = given
  const read = readCode(given.code, GROUPS)
  if (read === 'typo') return { verdict: 'typo' }
  const charge = await chargeTry(tx, { subject: account, method: 'reset-code', limit: lockout, now })
  if (!charge.charged) return charge.barred
  if (!(await spendResetCode(tx, { account, code: read.code, now }))) return charge.ifWrong
  await clearTries(tx, account, 'reset-code')
  return { verdict: 'right' }
}

/** As it is read aloud: its groups, sign by sign. */
export const spellResetCode = (code: string): string[] => code.split('-').map((group) => [...group].join(' '))
