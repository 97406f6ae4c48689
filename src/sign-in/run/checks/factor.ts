/** The answers to a second factor, each looked at by its method. */
import type { Tx } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import {
  checkAppCode,
  checkHardwareCode,
  checkKey,
  checkPhoneCode,
  checkTotp,
  takeCall,
} from '../../../methods/index.ts'
import type { Event, Proved } from '../../flow/event.ts'
import { oldEnough } from '../../flow/proofs.ts'
import type { AtAppCode, AtFactor, AtKey, AtPhoneCode, AtTotp, AtVoice, Sending } from '../../flow/state.ts'
import { type FlowDeps, realmOf } from '../deps.ts'
import { tellCloned } from '../effects/tell-cloned.ts'
import type { Flow } from '../flow-store.ts'
import type { Checking } from './asked.ts'

/** A code of a code app, of ours or of a token, whichever is asked. */
export async function codeEvent(
  deps: FlowDeps,
  tx: Tx,
  { flow, here, now, code }: Checking<AtTotp | AtAppCode> & { code: string },
): Promise<Event> {
  const { lockout } = realmOf(deps, here.who.realm)
  const { kind } = here.chosen
  const asked = { account: here.proof.account, code, lockout, now }
  const verdict = await CHECKS[here.at === 'app-code' ? here.at : kind === 'hardware-code' ? kind : 'totp'](
    deps,
    tx,
    asked,
  )
  return { did: 'code', checked: verdict.verdict === 'right' ? old(flow, here, { kind, id: verdict.id }) : verdict }
}

const CHECKS = { 'app-code': checkAppCode, 'hardware-code': checkHardwareCode, totp: checkTotp }

/** A code by text is good for the challenge of this very sign-in alone, in this account. */
export async function textEvent(
  deps: FlowDeps,
  tx: Tx,
  { flow, here, now, code }: Checking<AtPhoneCode> & { code: string },
): Promise<Event> {
  const asked = answeringOf(flow, here, now)
  if (!asked) return { did: 'code', checked: { verdict: 'expired' } }
  const { lockout } = realmOf(deps, here.who.realm)
  const verdict = await checkPhoneCode(deps, tx, { ...asked, code, lockout })
  return {
    did: 'code',
    checked: verdict.verdict === 'right' ? old(flow, here, { kind: 'sms', id: verdict.id }) : verdict,
  }
}

export async function callEvent(tx: Tx, { flow, here, now }: Checking<AtVoice>): Promise<Event> {
  const asked = answeringOf(flow, here, now)
  if (!asked) return { did: 'call', checked: { verdict: 'expired' } }
  const verdict = await takeCall(tx, asked)
  if (verdict.verdict !== 'right') return { did: 'call', checked: { verdict: verdict.verdict } }
  const proved = old(flow, here, { kind: 'voice', id: verdict.id })
  return { did: 'call', checked: proved.verdict === 'right' ? proved : { verdict: 'expired' } }
}

export async function keyEvent(
  deps: FlowDeps,
  tx: Tx,
  { flow, here, visitor, now, answer }: Checking<AtKey> & { answer: string },
): Promise<Event> {
  const realm = realmOf(deps, here.who.realm)
  const { account } = here.proof
  const asked = { account, answer, binding: flow.id, realm, lockout: realm.lockout, now }
  const verdict = await checkKey(deps, tx, asked)
  if (verdict.verdict === 'cloned') await tellCloned(deps, tx, { flow, visitor, now, key: verdict })
  if (verdict.verdict !== 'right') return { did: 'key', checked: verdict }
  const { kind, id, verified, hardware } = verdict
  return { did: 'key', checked: old(flow, here, { kind, id, verified, hardware }) }
}

/** Right, unless the method came after the last proof of the session that it would raise (LinOTP#63). */
export function old(flow: Flow, { proof }: AtFactor, proved: Proved): { verdict: 'right'; proved: Proved } | TooNew {
  const late = !oldEnough(flow.methods, proof.raise).some(({ kind, id }) => kind === proved.kind && id === proved.id)
  return late && proof.raise ? { verdict: 'too-new' } : { verdict: 'right', proved }
}

type TooNew = { verdict: 'too-new' }

type Phone = { at: string; proof: { account: string }; sending?: Sending }

/** What ties an answer to the one challenge that this flow opened. */
function answeringOf(flow: Flow, here: Phone, now: Instant) {
  const challenge = here.sending?.challenge
  if (challenge === undefined) return undefined
  return { challenge, account: here.proof.account, purpose: 'sign-in', binding: flow.id, now } as const
}
