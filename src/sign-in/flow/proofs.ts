/** What proofs add up to, and which methods may add to them. */
import type { Instant } from '../../base/time/instant.ts'
import { amrOf, type Proof as Factor, levelOf } from '../../policies/index.ts'
import type { Proved } from './event.ts'
import type { Amr, Proof, Raise } from './state.ts'

/** What the key said counts; of a kind that never says so, nothing is claimed. */
function factorOf({ kind, verified = false, hardware = false, user }: Proved): Factor {
  if (kind === 'app') return { kind, by: user ?? 'nothing' }
  return kind === 'security-key' || kind === 'passkey' ? { kind, verified, hardware } : kind
}

/** What a passkey or the app proves by itself, where it is asked in place of name and password. */
export const amrOfAlone = (proved: Proved): Amr[] => amrOf([factorOf(proved)]) as Amr[]

/** Whether that is two factors: nothing less stands in for name and password. */
export const isEnoughAlone = (proved: Proved): boolean => amrOfAlone(proved).includes('mfa')

/**
 * The proof with one more factor. RFC 8176: `mfa` beside the factors themselves, and only when they are of two kinds;
 * an access pass and a reset code are none (policies/level.ts).
 */
export function withFactor(proof: Proof, proved: Proved, now: Instant): Proof {
  const before = proof.amr.filter((value) => value !== 'mfa')
  const added = (amrOf([factorOf(proved)]) as Amr[]).filter((value) => value !== 'mfa')
  const amr = [...new Set([...before, ...added])]
  const { kind, id } = proved
  const reached = levelOf(amr) === levelOf(['pwd', 'otp']) ? (['mfa'] as const) : []
  return { ...proof, amr: [...amr, ...reached], authTime: now, by: { kind, id } }
}

/** The methods that may raise this session: those that were there at its last proof (LinOTP#63). All, where none rises. */
export const oldEnough = <Method extends { registeredAt: Instant }>(
  methods: readonly Method[],
  raise: Raise | undefined,
): Method[] => methods.filter(({ registeredAt }) => !raise || registeredAt <= raise.since)
