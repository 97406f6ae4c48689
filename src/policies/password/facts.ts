import type { Realm } from '../../campus/index.ts'

/** What the rules for a password look at, the password apart. */
export type PasswordFacts = {
  /** The realm's rules: `realm.password`. */
  readonly policy: Realm['password']
  /** Given name, family name, preferred name. */
  readonly names: readonly string[]
  readonly signInName: string
  /** YYYY-MM-DD */
  readonly birthDate?: string | undefined
  /** What the institution is called, in each language. */
  readonly institution: readonly string[]
}
