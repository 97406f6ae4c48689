/** The one-time code, and the registration of a first method in the midst of a sign-in. */
import type { Instant } from '../../base/time/instant.ts'
import { missed } from './missed.ts'
import { onward } from './onward.ts'
import {
  type Amr,
  type AtRegister,
  type AtTotp,
  type Given,
  type Outcome,
  type Proof,
  type Raise,
  refuse,
  type Verdict,
} from './state.ts'

export function codeGiven(here: AtTotp, checked: Verdict, given: Given): Outcome {
  if (checked.verdict !== 'right') return missed(here, checked)
  return onward(here.who, withCode(here.proof, given.now), given)
}

/** The code that confirms a registration proves the same as any later one: who typed it holds the secret. */
export function methodRegistered(here: AtRegister, confirmed: 'right' | 'wrong' | 'expired', given: Given): Outcome {
  const { who, proof } = here
  if (confirmed === 'wrong') return refuse(here, { why: 'wrong-new-code' })
  if (confirmed === 'expired') {
    return refuse({ at: 'register-method', who, proof }, { why: 'registration-expired' }, [{ do: 'offer-totp' }])
  }
  const told = { do: 'tell-registered', registration: here.registration } as const
  return onward(who, withCode(proof, given.now), given, [told])
}

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

/** The methods that may raise this session: those that were there at its last proof (LinOTP#63). All, where none rises. */
export const oldEnough = <Method extends { registeredAt: Instant }>(
  methods: readonly Method[],
  raise: Raise | undefined,
): Method[] => methods.filter(({ registeredAt }) => !raise || registeredAt <= raise.since)

/** RFC 8176: `mfa` beside the factors themselves, because both were proved. */
function withCode(proof: Proof, now: number): Proof {
  const amr: Amr[] = ['pwd', 'otp', 'mfa']
  return { ...proof, amr, authTime: now }
}
