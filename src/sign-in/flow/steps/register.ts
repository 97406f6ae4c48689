/** The registration of a first method, or of another one, in the midst of a sign-in (A5). */
import type { MethodKind } from '../../../methods/index.ts'
import { offerKind } from '../asking.ts'
import type { Confirmed, Event } from '../event.ts'
import type { Given } from '../given.ts'
import { onward } from '../onward.ts'
import { type Effect, type Outcome, refuse } from '../outcome.ts'
import { withFactor } from '../proofs.ts'
import type { Refusal } from '../refusal.ts'
import type { AtKeepResetCode, AtRegister } from '../state.ts'

export function kindSwitched(here: AtRegister, kind: MethodKind, given: Given): Outcome {
  if (!given.second.registrable.includes(kind)) return refuse(here, { why: 'way-not-open' })
  return offerKind(here.who, here.proof, kind)
}

/** A number was typed: a code or a call goes to it, and what comes back confirms it. */
export function numberGiven(here: AtRegister, { begun, by }: Event & { did: 'number' }): Outcome {
  if ('refused' in begun) return refuse(here, { why: begun.refused })
  const state: AtRegister = { ...here, phone: { ...begun, by } }
  return { state, effects: [{ do: 'send', by, phone: begun.id, purpose: 'register' }] }
}

/** The same number once more, by text or by call. */
export function numberAgain(here: AtRegister, by: 'sms' | 'voice' | undefined): Outcome {
  const { phone } = here
  if (!phone) return refuse(here, { why: 'step-is-over' })
  const how = phone.line === 'landline' ? 'voice' : (by ?? phone.by)
  const send: Effect = { do: 'send', by: how, phone: phone.id, purpose: 'register' }
  return { state: { ...here, phone: { ...phone, by: how } }, effects: [send] }
}

/** Another number. */
export function numberTakenBack({ phone: _, ...here }: AtRegister): Outcome {
  return { state: here, effects: [] }
}

/** What confirms a registration proves the same as any later answer: who gave it holds the method. */
export function methodRegistered(here: AtRegister, confirmed: Confirmed, given: Given): Outcome {
  const { who, proof, kind } = here
  if (confirmed.is === 'refused') return refuse(here, confirmed.refusal)
  if (confirmed.is === 'expired') {
    const { state, effects } = offerKind(who, proof, kind)
    return refuse(state, { why: OVER[kind] ?? 'code-expired' }, effects)
  }
  const told: Effect = { do: 'tell-registered', proved: confirmed.proved }
  const proved = withFactor(proof, confirmed.proved, given.now)
  if (given.resetCode !== 'none') return onward(who, proved, given, [told])
  // With the first method comes the paper for the day that it is lost (M13); shown once, so that it is a step of its own.
  return { state: { at: 'keep-reset-code', who, proof: proved }, effects: [told, { do: 'make-reset-code' }] }
}

const OVER: { readonly [Kind in MethodKind]?: Refusal['why'] & `${string}-expired` } = {
  totp: 'registration-expired',
  app: 'link-expired',
}

export const codeKept = ({ who, proof }: AtKeepResetCode, given: Given): Outcome => onward(who, proof, given)

/**
 * "Not now": goes on only where the policies allow it at this very moment (CVE-2025-3910). Elsewhere it is the way out
 * for who has no phone at hand.
 */
export function registrationPutOff(here: AtRegister, given: Given): Outcome {
  if (!given.second.postponable) {
    return { state: { at: 'refused', who: here.who, why: 'registration-put-off' }, effects: [] }
  }
  return onward(here.who, { ...here.proof, postponed: true }, given)
}
