/** What applications may learn of an account, by scope (OpenID Connect Core 1.0 §5.4). */
import type { Realm } from '../campus/index.ts'
import type { Language } from '../i18n/index.ts'

export const CLAIMS_BY_SCOPE = {
  profile: ['name', 'given_name', 'family_name', 'preferred_username', 'locale'],
  email: ['email', 'email_verified'],
} as const satisfies Record<string, readonly string[]>

export type ClaimFacts = {
  readonly account: string
  readonly signInName: string
  readonly givenName: string
  readonly familyName: string
  /** What the person wants to be called; it takes the place of the given name. */
  readonly preferredName: string | null
  readonly language: Language | null
  /** Where mail reaches the person outside their accounts. */
  readonly mail: string | null
}

/** JSON as it goes into an ID token or a userinfo answer; what is not known is left out. */
export type Claims = { readonly sub: string } & Readonly<Record<string, string | boolean>>

/** LDML tags (RFC 5646) of our languages, as pages speak them. */
const LOCALES = { en: 'en-GB', nl: 'nl-BE' } as const satisfies Record<Language, string>

/**
 * All that applications may learn; the scopes decide what of it they get. In a realm whose sign-in names are e-mail
 * addresses, that name is the address: the institution gave it. Elsewhere it is the one that reaches the person.
 */
export function claimsOf(realm: Pick<Realm, 'signInName'>, facts: ClaimFacts): Claims {
  const given = facts.preferredName ?? facts.givenName
  const email = realm.signInName.kind === 'email' ? facts.signInName : facts.mail
  return {
    sub: facts.account,
    name: `${given} ${facts.familyName}`,
    given_name: given,
    family_name: facts.familyName,
    preferred_username: facts.signInName,
    ...(facts.language && { locale: LOCALES[facts.language] }),
    // Only what the institution gave itself is vouched for: applications link accounts by it (CVE-2026-15611).
    ...(email !== null && { email, email_verified: realm.signInName.kind === 'email' }),
  }
}
