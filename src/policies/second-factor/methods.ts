/** Which second factors an account may register and use, and which is asked first. */
import type { Realm } from '../../campus/index.ts'
import { type MethodKind, offeredKinds } from '../../methods/index.ts'

export type MethodFacts = {
  readonly mfa: Pick<Realm['mfa'], 'methods' | 'byGroup' | 'byInstitution' | 'endings' | 'first' | 'choose'>
  readonly groups: readonly string[]
  /** Keys of the institutions to which the person is tied. */
  readonly institutions: readonly string[]
  /** The day on the campus, YYYY-MM-DD. */
  readonly today: string
  /** The account's second factors, oldest first. */
  readonly registered: readonly { readonly id: string; readonly kind: MethodKind }[]
}

/** Strongest first (M8); among equals the one that costs a person least. */
const STRENGTH: readonly MethodKind[] = [
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

/** The kinds that this person can register now; the very first is not any (a key that gets lost leaves no way in). */
export function registrableMethods(facts: MethodFacts): MethodKind[] {
  const accepted = acceptedMethods(facts)
  return facts.registered.length > 0 ? accepted : accepted.filter((kind) => facts.mfa.first.includes(kind))
}

/** The kinds that this person has and may use, strongest first. */
export function usableMethods(facts: MethodFacts): MethodKind[] {
  const has = new Set(facts.registered.map(({ kind }) => kind))
  return acceptedMethods(facts).filter((kind) => has.has(kind))
}

/**
 * The kind that is asked first: the strongest, or where the realm lets persons choose, the one registered first.
 * Undefined when nothing can be used: then a due second factor keeps the person out, and the desk helps.
 */
export function chooseMethod(facts: MethodFacts): MethodKind | undefined {
  const usable = usableMethods(facts)
  if (facts.mfa.choose === 'system') return usable[0]
  return facts.registered.map(({ kind }) => kind).find((kind) => usable.includes(kind))
}
