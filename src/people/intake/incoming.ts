import type { Language } from '../../i18n/index.ts'

/** An account that a line asks for. */
export type IncomingAccount = {
  readonly realm: string
  /** The normalised sign-in name, as `signInNameIn` of the campus gives it: shown and compared. */
  readonly signInName: string
  /** Whether an activation code is mailed when the account is new; else it is activated with an initial password. */
  readonly byMail: boolean
}

/** The person of one line of a file or feed. What the line leaves empty is left out. */
export type IncomingPerson = {
  readonly line: number
  /** What the student administration calls the person. */
  readonly number: string
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  /** YYYY-MM-DD */
  readonly birthDate?: string | undefined
  readonly nationalNumber?: string | undefined
  readonly language?: Language | undefined
  readonly mail?: string | undefined
  /** In E.164. */
  readonly phone?: string | undefined
  readonly initialPassword?: string | undefined
  readonly accounts: readonly IncomingAccount[]
  /** Columns that could not be read, and are compared with no other line. */
  readonly faulty: readonly string[]
}

/** What a file speaks of at all: a column that it has not leaves what is stored as it is. */
export type GivenColumns = {
  readonly birthDate: boolean
  readonly nationalNumber: boolean
  readonly language: boolean
  readonly mail: boolean
  readonly phone: boolean
}

/** How many rows became new or different, and whom the first of them belong to. */
export type Tally = { readonly count: number; readonly first: readonly string[] }
