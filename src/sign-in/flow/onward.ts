/** Where a sign-in goes once something has been proved: the interruptions in their order, and the session at the end. */
import { askFactor, offerKind } from './asking.ts'
import type { Given } from './given.ts'
import type { Effect, Outcome } from './outcome.ts'
import type { Proof, Who } from './state.ts'

/**
 * The next state after a proof. Each call asks anew whether the second factor and the texts are still due, so that
 * no link and no parked flow gets past either.
 */
export function onward(who: Who, proof: Proof, given: Given, effects: Effect[] = []): Outcome {
  // A session that is bound to an address nobody knows would be over with its first request.
  if (!given.placed) return { state: { at: 'refused', who, why: 'address-unknown' }, effects }
  if (secondFactorOpen(proof, given)) return secondFactor(who, proof, given, effects)
  if (given.terms.length > 0) return { state: { at: 'terms', who, proof }, effects }
  if (stayOpen(who, proof, given)) return { state: { at: 'stay-signed-in', who, proof }, effects }
  return finish(who, proof, effects)
}

/** A second factor is open until it is proved, or put off where the policies allow that now. */
function secondFactorOpen(proof: Proof, { second }: Given): boolean {
  if (!second.wanted || proof.amr.includes('mfa')) return false
  const hasNone = second.ways.length === 0 || proof.stoodIn === true
  const putOff = proof.postponed === true && second.postponable && hasNone
  return !putOff
}

/** "Stay signed in?" is asked once, of a session that begins here, and never on a computer that others use too (P7). */
const stayOpen = (who: Who, proof: Proof, { stay }: Given): boolean =>
  stay !== undefined && who.shared !== true && proof.stays === undefined && !proof.raise

function secondFactor(who: Who, proof: Proof, given: Given, effects: Effect[]): Outcome {
  const { second, now, freshFor } = given
  const asked = second.pick && askFactor({ who, proof, chosen: second.pick })
  // Who came in by a pass has none of the methods at hand: a new one is registered in their place.
  if (asked && !proof.stoodIn) return { state: asked.state, effects: [...effects, ...asked.effects] }
  // Who only took over a session could otherwise add a method of their own and prove that (LinOTP#63).
  if (second.tooNew && !proof.stoodIn) return { state: { at: 'refused', who, why: 'method-too-new' }, effects }
  if (second.opens && proof.raise && !proof.stoodIn && now - proof.authTime > freshFor) {
    return { state: { at: 'password', who, raise: proof.raise }, effects }
  }
  if (second.opens) {
    const offer = offerKind(who, proof, second.opens)
    return { state: offer.state, effects: [...effects, ...offer.effects] }
  }
  // Fails closed: without the factor that policy asks for, nobody gets in.
  return { state: { at: 'refused', who, why: 'no-method' }, effects }
}

/** The session says by itself who signed in, how and when; its audit line is written with it. */
function finish(who: Who, proof: Proof, effects: Effect[]): Outcome {
  const session: Effect = proof.raise
    ? { do: 'raise-session', proof, session: proof.raise.session }
    : { do: 'start-session', proof }
  return { state: { at: 'done', who }, effects: [...effects, session] }
}
