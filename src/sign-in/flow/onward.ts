/** Where a sign-in goes once something has been proved: the interruptions in their order, and the session at the end. */
import type { Effect, Given, Outcome, Proof, Who } from './state.ts'

/**
 * The next state after a proof. Each call asks anew whether the second factor and the texts are still due, so that
 * no link and no parked flow gets past either.
 */
export function onward(who: Who, proof: Proof, given: Given, effects: Effect[] = []): Outcome {
  if (secondFactorOpen(proof, given)) return secondFactor(who, proof, given, effects)
  if (given.terms.length > 0) return { state: { at: 'terms', who, proof }, effects }
  return finish(who, proof, effects)
}

/** A second factor is open until it is proved, or put off where the policies allow that now. */
function secondFactorOpen(proof: Proof, { second }: Given): boolean {
  if (!second.wanted || proof.amr.includes('mfa')) return false
  const putOff = proof.postponed === true && second.postponable && second.usable.length === 0
  return !putOff
}

function secondFactor(who: Who, proof: Proof, { second }: Given, effects: Effect[]): Outcome {
  if (second.usable.includes('totp')) return { state: { at: 'totp', who, proof }, effects }
  if (second.registrable.includes('totp')) {
    return { state: { at: 'register-method', who, proof }, effects: [...effects, { do: 'offer-totp' }] }
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
