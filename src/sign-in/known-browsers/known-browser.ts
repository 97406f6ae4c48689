/** A browser that an account has signed in with: what its cookie holds, and what that tells. Pure but for the keyring. */
import type { Keyring } from '../../base/crypto/keyring.ts'
import { DAY, type Instant } from '../../base/time/instant.ts'
import type { MethodKind } from '../../methods/index.ts'

/** For how long after its last sign-in a browser is known (A8). */
export const KNOWN_FOR = 90 * DAY

/** The base name of the cookie that holds a realm's token. */
export const knownCookie = (realm: string): string => `known-${realm}`

/** What the database keeps of a token: without the master key, nobody can make a cookie from it. */
export const markOf = ({ keyring }: { keyring: Keyring }, token: string): Buffer => keyring.mac('known-browser', token)

/** What an account's known browsers say of a sign-in, as read with the flow's row. */
export type Acquaintance = {
  /** The browser that asks, when the account knows it; the second factor that worked there last; whether it is remembered. */
  here: { id: string; last: { kind: MethodKind; method: string } | null; remembered: boolean } | null
  /** Whether the account has ever signed in in a browser that was to be remembered. */
  any: boolean
  /** Where it has been. */
  countries: readonly string[]
}

type Facts = {
  acquaintance: Acquaintance
  country: string | undefined
  passwordSince: Instant | null
  now: Instant
}

/**
 * What is new, of which the person is told. Nothing is at the very first sign-in, which follows the first password within a day; an account that
 * nobody used for months is no newcomer. A country that is unknown is not new, or every gap in the map would be told.
 */
export function newsOf({ acquaintance, country, passwordSince, now }: Facts): ('browser' | 'country')[] {
  const { here, any, countries } = acquaintance
  const isFirst = !any && passwordSince !== null && now - passwordSince < DAY
  if (isFirst) return []
  const newCountry = country !== undefined && countries.length > 0 && !countries.includes(country)
  return [...(here === null ? (['browser'] as const) : []), ...(newCountry ? (['country'] as const) : [])]
}
