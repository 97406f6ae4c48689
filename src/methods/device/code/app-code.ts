/** Codes that the app shows without a network (M2): they prove that somebody has the phone, and its lock. */
import type { Keyring } from '../../../base/crypto/keyring.ts'
import { findTotpStep, tidyCode } from '../../../base/crypto/otp/totp.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { chargeTry, clearTries, type Lockout, type Missed } from '../../wrong-answers/index.ts'
import { codeSecretRow } from '../devices-store.ts'
import { codeSecrets, spendCodeStep } from './app-code-store.ts'

export type AppCodeVerdict =
  | { readonly verdict: 'right'; readonly id: string }
  /** A code that was right once: it counts as a wrong one, or replaying would be a free guess. */
  | { readonly verdict: 'replayed'; readonly left: number }
  | Missed

/**
 * Is this a code of one of the account's devices? The try is charged and the code spent in `tx`, which must commit
 * whatever the verdict. An account without devices answers as one with a wrong code.
 */
export async function checkAppCode(
  { keyring }: { readonly keyring: Keyring },
  tx: Tx,
  given: { account: string; code: string; lockout: Lockout; now: Instant },
): Promise<AppCodeVerdict> {
  const { account, lockout, now } = given
  const charge = await chargeTry(tx, { subject: account, method: 'app-code', limit: lockout, now })
  if (!charge.charged) return charge.barred
  const code = tidyCode(given.code)
  let replayed = false
  for (const { id, secret } of await codeSecrets(tx, account)) {
    const step = findTotpStep(keyring.unseal(secret, codeSecretRow(id)), code, now)
    if (step === undefined) continue
    if (await spendCodeStep(tx, { id, step, now })) {
      await clearTries(tx, account, 'app-code')
      return { verdict: 'right', id }
    }
    replayed = true
  }
  const missed = charge.ifWrong
  return replayed && missed.verdict === 'wrong' ? { verdict: 'replayed', left: missed.left } : missed
}
