import type { Language } from '../i18n/index.ts'

export type AccountStatus = 'invited' | 'active' | 'suspended' | 'closed' | 'erased'

/** One person's login in one realm, with the name and language of its person. */
export type Account = {
  readonly id: string
  readonly person: string
  readonly realm: string
  readonly signInName: string
  readonly status: AccountStatus
  readonly givenName: string
  readonly familyName: string
  readonly preferredName: string | null
  readonly language: Language | null
}

/** A human being known to the institution, as far as rules and pages ask; national number and phone stay sealed. */
export type Person = {
  readonly id: string
  /** What the student administration calls them (`person_id`). */
  readonly number: string
  readonly givenName: string
  readonly familyName: string
  readonly preferredName: string | null
  /** YYYY-MM-DD */
  readonly birthDate: string | null
  readonly language: Language | null
}
