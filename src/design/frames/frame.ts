import type { Language, T } from '../../i18n/index.ts'
import type { AssetPaths } from '../assets.ts'
import type { Brand } from '../components/marks.tsx'

/** Where each page of a signed-in person belongs. */
export type HouseSection = 'applications' | 'security' | 'activity' | 'sessions' | 'password' | 'profile'

/** What each page needs beside its own content. Made once a request. */
export type PageFrame = {
  t: T
  language: Language
  /** The realm whose look the page has; without one it wears the product's own. */
  brand: Brand | undefined
  /** Path and query of this page, to come back to in the other language. For an answer to a form: where a GET leads. */
  here: string
  /** The moment of showing. */
  now: number
  formToken: string
  assets: AssetPaths
  /** The account that is signed in. */
  account?: { name: string; label: string; initials: string }
  emergency?: { phone: string; about: string }
  demoBanner?: boolean
  /** The person's accounts, one a realm. */
  realms?: readonly { key: string; name: string; label: string; href: string; current: boolean }[]
  /** Links in the footer of the door: help, privacy, … as far as they are there. */
  links?: readonly { label: string; href: string }[]
  /** The sections that exist, in this order; left out: all but the password. */
  sections?: readonly HouseSection[]
  /** The account administers the campus: the menu leads there. */
  administration?: boolean
  /** Where signing out is posted to; left out: `/sign-out`. */
  signOut?: string
}
