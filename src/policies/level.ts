/** How much was proved about who is there, said as applications want to hear it: truthfully, from the proofs alone. */
import type { MethodKind } from '../methods/index.ts'

/** One factor (REFEDS SFA) or several of different kinds (REFEDS MFA). */
export type Acr = 'https://refeds.org/profile/sfa' | 'https://refeds.org/profile/mfa'

export const SFA: Acr = 'https://refeds.org/profile/sfa'
export const MFA: Acr = 'https://refeds.org/profile/mfa'

type FactorKind = 'knowledge' | 'possession' | 'inherence'

/**
 * What each value of RFC 8176 proves. `mfa`, `user` and whatever is not here prove nothing of themselves: neither a
 * pause, nor a trusted network, nor a claim made once before.
 */
const PROVES = new Map<string, FactorKind>([
  ['pwd', 'knowledge'],
  ['pin', 'knowledge'],
  ['otp', 'possession'],
  ['sms', 'possession'],
  ['tel', 'possession'],
  ['swk', 'possession'],
  ['hwk', 'possession'],
  ['sc', 'possession'],
  ['fpt', 'inherence'],
  ['face', 'inherence'],
])

/** The level that these proofs reach: MFA takes two of different kinds (REFEDS MFA Profile §3), never two of one. */
export function levelOf(amr: readonly string[]): Acr {
  const kinds = new Set(amr.map((value) => PROVES.get(value)).filter((kind) => kind !== undefined))
  return kinds.size >= 2 ? MFA : SFA
}

/** What was proved in a sign-in: the password, and methods of a second factor. */
export type Proof = 'password' | MethodKind

const AMR: Record<Proof, readonly string[]> = {
  password: ['pwd'],
  totp: ['otp'],
  'app-code': ['otp'],
  'hardware-code': ['otp'],
  sms: ['sms'],
  voice: ['tel'],
  app: ['swk', 'pin'],
  'security-key': ['hwk'],
  passkey: ['swk', 'user'],
}

/** The proofs as `amr` (RFC 8176), each once, with `mfa` where they come to that. */
export function amrOf(proofs: readonly Proof[]): string[] {
  const amr = [...new Set(proofs.flatMap((proof) => AMR[proof]))]
  return levelOf(amr) === MFA ? [...amr, 'mfa'] : amr
}

/** Whether a level is at least the one that is asked. */
export const reaches = (acr: string, asked: Acr): boolean => asked === SFA || acr === MFA
