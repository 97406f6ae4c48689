/** Is a second factor due at this sign-in, and why? All reasons that hold are told; one is enough. */
import type { Realm } from '../../campus/index.ts'

export type DueFacts = {
  readonly mfa: Pick<Realm['mfa'], 'required'>
  /** The campus's own networks in which the browser's address lies; none when the address is unknown. */
  readonly networks: readonly string[]
  /** The day on the campus, YYYY-MM-DD. */
  readonly today: string
  /** What the application demands: `required` | `by-realm` | `refeds`; undefined without an application. */
  readonly application: 'required' | 'by-realm' | 'refeds' | undefined
  /** Whether this request asks for MFA (`acr_values`, step-up). */
  readonly asked: boolean
  /** How many second factors the account has. */
  readonly registered: number
}

export type DueReason = 'application-requires' | 'level-asked' | 'realm-requires' | 'registered'

const REASONS: readonly { readonly reason: DueReason; readonly when: (facts: DueFacts) => boolean }[] = [
  // These two are promises to others: a trusted network never lowers them.
  { reason: 'application-requires', when: ({ application }) => application === 'required' },
  { reason: 'level-asked', when: ({ asked }) => asked },
  { reason: 'realm-requires', when: (facts) => hasBegun(facts) && !isExcepted(facts) },
  // Whoever registered a second factor counts on its being asked (CVE-2025-64103).
  { reason: 'registered', when: (facts) => facts.registered > 0 && !isExcepted(facts) },
]

export function secondFactorDue(facts: DueFacts): { readonly due: boolean; readonly reasons: readonly DueReason[] } {
  const reasons = REASONS.filter(({ when }) => when(facts)).map(({ reason }) => reason)
  return { due: reasons.length > 0, reasons }
}

/** Days compare as texts: the duty begins at midnight, campus time, of the day named. */
export const hasBegun = ({ mfa, today }: DueFacts): boolean => mfa.required !== undefined && today >= mfa.required.from

/** On one of the realm's excepted networks. An address that is unknown is on none: fail closed (CVE-2024-47070). */
const isExcepted = ({ mfa, networks }: DueFacts): boolean =>
  mfa.required?.except.some((network) => networks.includes(network)) ?? false
