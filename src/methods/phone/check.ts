import { tidyCode } from '../../base/crypto/otp/totp.ts'
import { sameText } from '../../base/crypto/same.ts'
import type { Tx } from '../../base/database/database.ts'
import { chargeTry, clearTries, type Lockout, type Missed } from '../wrong-answers/index.ts'
import { type Answering, chargeChallenge, MOST_TRIES, spendText } from './challenge-store.ts'
import { codeOf } from './code.ts'
import type { PhoneDeps } from './register.ts'
import { keepUse } from './registrations-store.ts'

/** `id`: the telephone that proved it. `expired`: this challenge is over, and a new code is needed. */
export type PhoneVerdict = { readonly verdict: 'right'; readonly id: string } | { readonly verdict: 'expired' } | Missed

/**
 * Is this the code that was sent for this very challenge? The tries are charged and the code spent in `tx`, which must
 * commit whatever the verdict. A challenge is good for its own account, purpose and sign-in or session, for ten minutes,
 * once, and stands five wrong codes; at a sign-in the account's own count goes on beside, so that asking for a new code
 * gives no fresh tries.
 */
export async function checkPhoneCode(
  { keyring }: PhoneDeps,
  tx: Tx,
  given: Answering & { readonly code: string; readonly lockout: Lockout },
): Promise<PhoneVerdict> {
  const { challenge, account, purpose, lockout, now } = given
  const charged = await chargeChallenge(tx, given)
  if (!charged) return { verdict: 'expired' }
  const counted = purpose === 'sign-in'
  const charge = counted && (await chargeTry(tx, { subject: account, method: 'phone', limit: lockout, now }))
  if (charge && !charge.charged) return charge.barred
  if (!sameText(tidyCode(given.code), codeOf(keyring, challenge))) {
    const left = MOST_TRIES - charged.tries
    if (!charge) return left > 0 ? { verdict: 'wrong', left } : { verdict: 'expired' }
    const { ifWrong } = charge
    return ifWrong.verdict === 'wrong' ? fewer(ifWrong.left, left) : ifWrong
  }
  await spendText(tx, { challenge, now })
  if (counted) {
    // Removed while its code was on the way: it proves nothing any more.
    if (!(await keepUse(tx, { id: charged.phone, account, now }))) return { verdict: 'expired' }
    await clearTries(tx, account, 'phone')
  }
  return { verdict: 'right', id: charged.phone }
}

/** Two counts run, of the account and of the challenge: whichever ends first. */
const fewer = (ofAccount: number, ofChallenge: number): PhoneVerdict =>
  ofChallenge > 0 ? { verdict: 'wrong', left: Math.min(ofAccount, ofChallenge) } : { verdict: 'expired' }
