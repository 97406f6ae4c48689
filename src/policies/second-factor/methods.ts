/** Which second factors are accepted from an account, and which it has, may use, and may register. */
import type { Instant } from '../../base/time/instant.ts'
import type { Realm } from '../../campus/index.ts'
import { type MethodKind, offeredKinds } from '../../methods/index.ts'

/** One registration of a method; what is left out is not known. */
export type HeldMethod = {
  readonly id: string
  readonly kind: MethodKind
  readonly registeredAt?: Instant | undefined
  readonly lastUsedAt?: Instant | null | undefined
  /** How a browser reaches a key (WebAuthn Level 3 §5.8.4). */
  readonly transports?: readonly string[] | null | undefined
  /** A passkey that may be on other devices too. */
  readonly synced?: boolean | null | undefined
  /** It is there, and off: a key that was copied. */
  readonly disabledAt?: Instant | null | undefined
}

export type MethodFacts = {
  readonly mfa: Pick<Realm['mfa'], 'methods' | 'byGroup' | 'byInstitution' | 'endings' | 'first' | 'choose'>
  readonly groups: readonly string[]
  /** Keys of the institutions to which the person is tied. */
  readonly institutions: readonly string[]
  /** The day on the campus, YYYY-MM-DD. */
  readonly today: string
  /** The account's second factors, oldest first. */
  readonly registered: readonly HeldMethod[]
}

/** Strongest first (M8); among equals the one that costs a person least. */
export const STRENGTH: readonly MethodKind[] = [
  'passkey',
  'app',
  'security-key',
  'totp',
  'app-code',
  'hardware-code',
  'sms',
  'voice',
]

/**
 * The kinds that are accepted from this person: the realm's, with what their groups and institutions add or take away,
 * without those that have ended. What is taken away anywhere is not accepted, whatever adds it elsewhere.
 */
export function acceptedMethods({ mfa, groups, institutions, today }: Omit<MethodFacts, 'registered'>): MethodKind[] {
  const variations = [
    ...groups.map((group) => mfa.byGroup[group]),
    ...institutions.map((institution) => mfa.byInstitution[institution]),
  ].filter((variation) => variation !== undefined)
  const added = new Set<MethodKind>([...mfa.methods, ...variations.flatMap(({ add }) => add)])
  const removed = new Set<MethodKind>(variations.flatMap(({ remove }) => remove))
  const ended = (kind: MethodKind) => {
    const day = mfa.endings[kind]
    return day !== undefined && today >= day
  }
  return STRENGTH.filter((kind) => added.has(kind) && !removed.has(kind) && !ended(kind) && offeredKinds.includes(kind))
}

/** The registrations that this person may use: accepted, and not off. Oldest first. */
export function usableRegistrations(facts: MethodFacts): HeldMethod[] {
  const accepted = acceptedMethods(facts)
  return facts.registered.filter(({ kind, disabledAt }) => accepted.includes(kind) && (disabledAt ?? null) === null)
}

/** The kinds that this person has and may use, strongest first; whether this browser can ask for them is left aside. */
export function usableMethods(facts: MethodFacts): MethodKind[] {
  const has = new Set(usableRegistrations(facts).map(({ kind }) => kind))
  return STRENGTH.filter((kind) => has.has(kind))
}

/** Nobody registers these themselves: the desk hands them out. */
const HANDED_OUT: readonly MethodKind[] = ['hardware-code']

/** Nobody registers these by themselves: they come with the app. */
const WITH_APP: readonly MethodKind[] = ['app-code']

/** A kind that is accepted, and that this person cannot register now. */
export type NotYet = { readonly kind: MethodKind; readonly why: 'not-first' | 'handed-out' }

/**
 * The kinds that this person can register now. The very first is not any (a key that gets lost leaves no way in), and
 * who holds only what is no longer accepted begins anew.
 */
export function registrableMethods(facts: MethodFacts): MethodKind[] {
  const later = notYet(facts).map(({ kind }) => kind)
  return acceptedMethods(facts).filter((kind) => !later.includes(kind) && !WITH_APP.includes(kind))
}

/** The kinds that are accepted from this person and cannot be registered now, each with the reason (M6, M17). */
export function notYet(facts: MethodFacts): NotYet[] {
  const begins = usableRegistrations(facts).length === 0
  return acceptedMethods(facts).flatMap((kind): NotYet[] => {
    if (HANDED_OUT.includes(kind)) return [{ kind, why: 'handed-out' }]
    return begins && !facts.mfa.first.includes(kind) && !WITH_APP.includes(kind) ? [{ kind, why: 'not-first' }] : []
  })
}
