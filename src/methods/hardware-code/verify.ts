import type { Keyring } from '../../base/crypto/keyring.ts'
import { tidyCode } from '../../base/crypto/otp/totp.ts'
import type { Tx } from '../../base/database/database.ts'
import type { Instant } from '../../base/time/instant.ts'
import { chargeTry, clearTries, type Lockout, type Missed } from '../wrong-answers/index.ts'
import { type Found, findPlace } from './token.ts'
import { noteFar, type SealedToken, sealedTokens, seedRow, spendPosition } from './token-store.ts'

export type HardwareCodeDeps = { readonly keyring: Keyring }

export type HardwareCodeVerdict =
  | { readonly verdict: 'right'; readonly id: string }
  /** A code that was right once, or was passed over: it counts as a wrong one, or replaying would be a free guess. */
  | { readonly verdict: 'replayed'; readonly left: number }
  | Missed

/**
 * Is this the code of one of the account's tokens? The try is charged and the code spent in `tx`, which must commit
 * whatever the verdict. A token whose clock drifted, or whose button was pressed too often, is believed again at the
 * second code in a row; the first of them is `wrong`. An account without tokens answers as one with a wrong code.
 */
export async function checkHardwareCode(
  deps: HardwareCodeDeps,
  tx: Tx,
  given: { account: string; code: string; lockout: Lockout; now: Instant },
): Promise<HardwareCodeVerdict> {
  const { account, lockout, now } = given
  const charge = await chargeTry(tx, { subject: account, method: 'hardware-code', limit: lockout, now })
  if (!charge.charged) return charge.barred
  const code = tidyCode(given.code)
  let replayed = false
  for (const token of await sealedTokens(tx, account)) {
    const { id } = token
    const found = placeIn(deps, token, { code, now })
    if (found === undefined) continue
    if (found === 'old') replayed = true
    else if (found.is === 'far') await noteFar(tx, { id, account, at: found.at })
    else if (await spendPosition(tx, { id, account, at: found.at, drift: found.drift, now })) {
      await clearTries(tx, account, 'hardware-code')
      return { verdict: 'right', id }
    } else replayed = true
  }
  const missed = charge.ifWrong
  return replayed && missed.verdict === 'wrong' ? { verdict: 'replayed', left: missed.left } : missed
}

function placeIn(
  { keyring }: HardwareCodeDeps,
  { id, seed, algorithm, digits, far, ...token }: SealedToken,
  { code, now }: { code: string; now: Instant },
): Found | undefined {
  const form = { secret: keyring.unseal(seed, seedRow(id)), algorithm, digits }
  return findPlace({ ...token, form, far: far ?? undefined }, code, now)
}
