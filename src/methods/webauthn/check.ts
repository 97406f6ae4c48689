import type { Tx } from '../../base/database/database.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Realm } from '../../campus/index.ts'
import { type Barred, chargeTry, clearTries, type Lockout } from '../wrong-answers/index.ts'
import { readAssertion } from './answer.ts'
import { type KnownChallenge, readChallenge } from './challenge.ts'
import { type Judged, judgeAnswer } from './judge.ts'
import { disableKey, findKey, type KeyKind, takeAnswer } from './key-store.ts'
import type { KeyRefusal } from './refusal.ts'
import { type KeyDeps, keyRulesOf } from './site.ts'

export type KeyVerdict =
  | {
      readonly verdict: 'right'
      readonly account: string
      readonly id: string
      readonly kind: KeyKind
      /** The key made sure who holds it: a PIN, a finger, a face. */
      readonly verified: boolean
      /** It cannot be copied to another device. */
      readonly hardware: boolean
    }
  | { readonly verdict: 'wrong'; readonly left: number; readonly why: KeyRefusal }
  /** Nothing that could be right or wrong; not counted. */
  | { readonly verdict: 'unanswered'; readonly why: KeyRefusal }
  /** Right, of a key that was copied; it is good for nothing from now on. */
  | {
      readonly verdict: 'cloned'
      readonly account: string
      readonly id: string
      readonly kind: KeyKind
      readonly name: string
    }
  | Barred

export type KeyAsk = {
  /** Undefined: the passkey tells who it is, and has to know its holder. */
  readonly account?: string
  /** The JSON of the browser's answer, or of why there is none: `{"error":"NotAllowedError"}`. */
  readonly answer: string
  readonly binding: string
  readonly realm?: Realm | undefined
  readonly lockout: Lockout
  readonly now: Instant
}

/**
 * Is this the answer of one of the account's keys, to the question that was asked here? The try is charged and the
 * question spent in `tx`, which must commit whatever the verdict. Never throws on what a person can send. Without an
 * account, whether that account may sign in here is the caller's to look at.
 */
export async function checkKey(deps: KeyDeps, tx: Tx, given: KeyAsk): Promise<KeyVerdict> {
  const { account, binding, lockout, now } = given
  const read = readAssertion(given.answer)
  if ('refused' in read) return { verdict: 'unanswered', why: read.refused }
  const { answer } = read
  const question = readChallenge(deps.keyring, { to: 'sign-in', account, binding }, answer.client.challenge)
  // A page that lay open too long is no guess.
  if (question && question.expires <= now) return { verdict: 'unanswered', why: 'key-expired' }
  const key = await findKey(tx, Buffer.from(answer.id, 'base64url'))
  const subject = account ?? key?.account
  if (subject === undefined) return { verdict: 'unanswered', why: 'key-unknown' }
  const charge = await chargeTry(tx, { subject, method: 'webauthn', limit: lockout, now })
  if (!charge.charged) return charge.barred
  const wrong = (why: KeyRefusal): KeyVerdict => {
    const { ifWrong } = charge
    return ifWrong.verdict === 'wrong' ? { ...ifWrong, why } : ifWrong
  }
  if (!question) return wrong('key-other-question')
  const needed = account === undefined || keyRulesOf(given.realm).verification === 'required'
  const judged = await judgeAnswer(deps, { answer, key, account, needed })
  if (typeof judged === 'string') return wrong(judged)
  return take(tx, { given, judged, wrong }, question)
}

type Taking = { given: KeyAsk; judged: Judged; wrong: (why: KeyRefusal) => KeyVerdict }

async function take(tx: Tx, { given, judged, wrong }: Taking, question: KnownChallenge): Promise<KeyVerdict> {
  const { key, verified, counter, backedUp } = judged
  const { id, account, kind, name } = key
  const taken = await takeAnswer(tx, { id, counter, backedUp, now: given.now }, question)
  if (taken === 'spent') return wrong('key-other-question')
  if (taken === 'not-counted-on') {
    await disableKey(tx, id, given.now)
    return { verdict: 'cloned', account, id, kind, name }
  }
  await clearTries(tx, account, 'webauthn')
  return { verdict: 'right', account, id, kind, verified, hardware: !key.backup_eligible }
}
