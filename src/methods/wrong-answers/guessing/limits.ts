/**
 * Limits on wrong passwords, whatever accounts they were for: against one password tried on many accounts, which no
 * lock of an account ever sees. What they count and why so much: docs/decisions/0019-limits-on-spraying.md.
 */
import { addressBlock, addressPrefix } from '../../../base/abuse/limits/address-groups.ts'
import type { Guard, Limit, LimitCharge } from '../../../base/abuse/limits/limits-store.ts'
import { MINUTE, SECOND } from '../../../base/time/instant.ts'

/** Where a password came from. */
export type Origin = {
  /** Whom limits count: the client's address, or its peer where that is unknown. */
  readonly limitBy: string
  /** A browser of this very account, or one of the institution's own networks: many people, and none who hides. */
  readonly trusted: boolean
}

const BY_ADDRESS: Limit = { name: 'wrong passwords by address', burst: 60, every: 5 * SECOND, ahead: 30 * MINUTE }
const BY_PREFIX: Limit = { name: 'wrong passwords by prefix', burst: 300, every: SECOND, ahead: 30 * MINUTE }
const EVERYWHERE: Limit = { name: 'wrong passwords everywhere', burst: 3_000, every: 50 }

/** While there are too many of them everywhere: the same rows, with less room, and each wrong password fills more of it. */
const BY_ADDRESS_IN_CROWD: Limit = { ...BY_ADDRESS, burst: 2, every: MINUTE }
const BY_PREFIX_IN_CROWD: Limit = { ...BY_PREFIX, burst: 10, every: 10 * SECOND }

const crowd: LimitCharge = { limit: EVERYWHERE, of: 'everybody' }

const chargesOf = ({ limitBy }: Origin, address: Limit, prefix: Limit): LimitCharge[] => [
  { limit: address, of: addressBlock(limitBy) },
  { limit: prefix, of: addressPrefix(limitBy) },
]

/** What must have room before a password is looked at. Undefined: nothing has to. */
export function guardAgainst(origin: Origin | undefined): Guard | undefined {
  if (origin === undefined || origin.trusted) return undefined
  return {
    always: chargesOf(origin, BY_ADDRESS, BY_PREFIX),
    crowd,
    whileCrowded: chargesOf(origin, BY_ADDRESS_IN_CROWD, BY_PREFIX_IN_CROWD),
  }
}

/** What a wrong password is charged to. */
export function paymentsFor(origin: Origin | undefined, crowded: boolean): LimitCharge[] {
  if (origin === undefined || origin.trusted) return [crowd]
  const [address, prefix] = crowded ? [BY_ADDRESS_IN_CROWD, BY_PREFIX_IN_CROWD] : [BY_ADDRESS, BY_PREFIX]
  return [...chargesOf(origin, address, prefix), crowd]
}

/** Which limit of a guard was full, in the words of the metrics, by its place among the charges. */
export const limitAt = (place: number): 'address' | 'prefix' | 'everywhere' =>
  place === 1 ? 'address' : place === 2 ? 'prefix' : 'everywhere'
