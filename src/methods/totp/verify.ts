import { findTotpStep, tidyCode } from '../../base/crypto/otp/totp.ts'
import type { Tx } from '../../base/database/database.ts'
import type { Instant } from '../../base/time/instant.ts'
import { chargeTry, clearTries, type Lockout, type Missed } from '../wrong-answers/index.ts'
import type { TotpDeps } from './enrol.ts'
import { sealedSecrets, secretRow, spendStep } from './totp-store.ts'

export type TotpVerdict =
  | { readonly verdict: 'right'; readonly id: string }
  /** A code that was right once: it counts as a wrong one, or replaying would be a free guess. */
  | { readonly verdict: 'replayed'; readonly left: number }
  | Missed

/**
 * Is this the code of one of the account's apps? The try is charged and the code spent in `tx`, which must commit
 * whatever the verdict. An account without apps answers as one with a wrong code.
 */
export async function checkTotp(
  deps: TotpDeps,
  tx: Tx,
  given: { account: string; code: string; lockout: Lockout; now: Instant },
): Promise<TotpVerdict> {
  const { account, lockout, now } = given
  const charge = await chargeTry(tx, { subject: account, method: 'totp', limit: lockout, now })
  if (!charge.charged) return charge.barred
  const code = tidyCode(given.code)
  let replayed = false
  for (const { id, secret } of await sealedSecrets(tx, account)) {
    const step = findTotpStep(deps.keyring.unseal(secret, secretRow(id)), code, now)
    if (step === undefined) continue
    if (await spendStep(tx, { id, account, step, now })) {
      await clearTries(tx, account, 'totp')
      return { verdict: 'right', id }
    }
    replayed = true
  }
  const missed = charge.ifWrong
  return replayed && missed.verdict === 'wrong' ? { verdict: 'replayed', left: missed.left } : missed
}
