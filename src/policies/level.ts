/** How much was proved about who is there, said as applications want to hear it: truthfully, from the proofs alone. */
import type { MethodKind } from '../methods/index.ts'

/** One factor (REFEDS SFA) or several of different kinds (REFEDS MFA). */
export type Acr = 'https://refeds.org/profile/sfa' | 'https://refeds.org/profile/mfa'

export const SFA: Acr = 'https://refeds.org/profile/sfa'
export const MFA: Acr = 'https://refeds.org/profile/mfa'

type FactorKind = 'knowledge' | 'possession' | 'inherence'

/**
 * What each value of RFC 8176 proves. `mfa` and whatever is not here prove nothing of themselves: neither a pause, nor a
 * trusted network, nor a claim made once before.
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
  if (userVerified(amr)) kinds.add('inherence')
  return kinds.size >= 2 ? MFA : SFA
}

/**
 * `user` counts beside the key that says so and nowhere else. The finger, face or PIN never leaves the key, which tells
 * only that it was right (WebAuthn Level 3 §6.1, flag UV); it stands for a second factor (NIST SP 800-63B-4 §3.1.7.1).
 */
const userVerified = (amr: readonly string[]): boolean =>
  amr.includes('user') && (amr.includes('hwk') || amr.includes('swk'))

/** A key or passkey that answered. */
export type KeyProof = {
  readonly kind: 'security-key' | 'passkey'
  /** It verified its user by itself (flag UV of this very answer). */
  readonly verified: boolean
  /** Its private key never leaves the hardware, so it is not synced. */
  readonly hardware: boolean
}

/** The authenticator, with what its holder proved to it; `nothing` where it only showed that it is there, as when it links. */
export type AppProof = { readonly kind: 'app'; readonly by: 'pin' | 'biometrics' | 'nothing' }

/** What was proved in a sign-in. A pass or a code from the desk lets somebody go on, and proves nothing. */
export type Proof =
  | 'password'
  | Exclude<MethodKind, (KeyProof | AppProof)['kind']>
  | (KeyProof | AppProof)
  | 'access-pass'
  | 'reset-code'

const AMR: Record<Exclude<Proof, object>, readonly string[]> = {
  password: ['pwd'],
  totp: ['otp'],
  'app-code': ['otp'],
  'hardware-code': ['otp'],
  sms: ['sms'],
  voice: ['tel'],
  'access-pass': [],
  'reset-code': [],
}

const amrOfKey = ({ verified, hardware }: KeyProof): readonly string[] => [
  hardware ? 'hwk' : 'swk',
  ...(verified ? ['user'] : []),
]

/**
 * Its signing key cannot be exported, and is software all the same. The server itself compares what the PIN yields, so
 * that it is known to it like a password (RFC 8176 `pin`); of a finger or a face it hears only that the platform was sure.
 */
const AMR_OF_APP: Record<AppProof['by'], readonly string[]> = {
  pin: ['swk', 'pin'],
  biometrics: ['swk', 'user'],
  nothing: ['swk'],
}

function amrOfOne(proof: Proof): readonly string[] {
  if (typeof proof === 'string') return AMR[proof]
  return proof.kind === 'app' ? AMR_OF_APP[proof.by] : amrOfKey(proof)
}

/** The proofs as `amr` (RFC 8176), each once, with `mfa` where they come to that. */
export function amrOf(proofs: readonly Proof[]): string[] {
  const amr = [...new Set(proofs.flatMap(amrOfOne))]
  return levelOf(amr) === MFA ? [...amr, 'mfa'] : amr
}

/** Whether a level is at least the one that is asked. */
export const reaches = (acr: string, asked: Acr): boolean => asked === SFA || acr === MFA
