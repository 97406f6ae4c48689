/**
 * Which realm a typed name belongs to (A11). Decided in this order:
 * 1. With an `@`: the realm whose domain stands behind it.
 * 2. Without: the realm whose numbers look so; a temporary number is told apart by `kind`.
 * 3. A bare `firstname.lastname`, with a dot: the one e-mail realm, if there is exactly one. With several,
 *    or without a dot, nobody can know what was meant, and a mistyped number must not become a mail address.
 *
 * At most one realm can fit: the rules in `rules/names.ts` refuse a campus in which two could.
 */
import type { Campus, Realm } from '../campus.ts'
import { kindOfName, type NameKind, normaliseName, wholeName } from '../names/sign-in-name.ts'

export type FoundRealm = {
  readonly realm: Realm
  /** The normalised sign-in name, as accounts are found by: `noor.peeters@student.demo.example`, `r0123456`. */
  readonly name: string
  readonly kind: NameKind
}

/** The realm and the normalised sign-in name; undefined when the typed name fits no realm. */
export function findRealm(campus: Campus, typed: string): FoundRealm | undefined {
  const name = normaliseName(typed)
  if (name === '') return undefined
  const realms = Object.values(campus.realms)
  for (const realm of realms) {
    const kind = kindOfName(realm.signInName, name)
    if (kind) return { realm, name, kind }
  }
  return bareName(realms, name)
}

function bareName(realms: readonly Realm[], name: string): FoundRealm | undefined {
  const [realm, ...others] = realms.filter(({ signInName }) => signInName.kind === 'email')
  if (!realm || others.length > 0 || !name.includes('.')) return undefined
  const whole = signInNameIn(realm, name)
  return whole === undefined ? undefined : { realm, name: whole, kind: 'account' }
}

/**
 * The normalised sign-in name of an account in this realm, as files write it: the part before the `@` (or the whole
 * address), or the number. Undefined when no account of the realm can have it; temporary ones cannot.
 */
export const signInNameIn = (realm: Realm, written: string): string | undefined => wholeName(realm.signInName, written)
