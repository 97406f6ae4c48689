/** Asking a telephone from a page of one's own, by text or call, and taking its answer; bound to the session (M5, A13). */
import type { Tx } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { Realm } from '../../../campus/index.ts'
import type { PageFrame } from '../../../design/index.ts'
import { type ChallengeBy, checkPhoneCode, openChallenge, sendChallenge, takeCall } from '../../../methods/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { By } from '../../signed-in/by.ts'

/** Who asks, where. */
export type Here = By & { realm: Realm }

type Purpose = 'register' | 'address'

/** What was asked of a telephone: a text or a call, or nothing when there were too many. */
export type Asked =
  | { challenge: string }
  | { refused: 'too-many-messages'; heldUntil: Instant }
  | { refused: 'phone-landline' | 'phone-lapsed' | 'phone-dear' }

/** Sends a text or a call, after the transaction that opened its challenge has committed. */
export async function askTelephone(
  deps: SelfServiceDeps,
  { session, visit, realm, frame }: Here & { frame: PageFrame },
  { phone, by, purpose }: { phone: string; by: ChallengeBy; purpose: Purpose },
): Promise<Asked> {
  const { now } = visit
  const { account, id: binding } = session
  const opened = await deps.db.transaction((tx) =>
    openChallenge(deps, tx, { account, phone, by, purpose, binding, now }),
  )
  if ('retryAfter' in opened) return { refused: opened.refused, heldUntil: now + opened.retryAfter }
  if ('refused' in opened) return opened
  await sendChallenge(deps, { challenge: opened.challenge, language: frame.language, realm: realm.key })
  return { challenge: opened.challenge }
}

export type Unproved = 'wrong-new-code' | 'code-expired' | 'call-waiting' | 'call-declined' | 'call-failed'

type Answered = { challenge: string; by: ChallengeBy; code: string; purpose: Purpose }

/** Whether the code is right, or the call was confirmed; spent in `tx`, which must commit either way. Answers the telephone. */
export async function proveTelephone(
  deps: SelfServiceDeps,
  tx: Tx,
  { session, visit, realm, challenge, by, code, purpose }: Here & Answered,
): Promise<{ proved: string } | { refused: Unproved }> {
  const asked = { challenge, account: session.account, purpose, binding: session.id, now: visit.now }
  const proof =
    by === 'voice'
      ? await takeCall(tx, asked)
      : await checkPhoneCode(deps, tx, { ...asked, code, lockout: realm.lockout })
  return proof.verdict === 'right' ? { proved: proof.id } : { refused: unproved(proof.verdict) }
}

function unproved(verdict: string): Unproved {
  if (verdict === 'waiting' || verdict === 'declined' || verdict === 'failed') return `call-${verdict}`
  return verdict === 'wrong' ? 'wrong-new-code' : 'code-expired'
}
