/** Whether an address lies in networks of the campus. */
import type { Campus } from '../campus.ts'
import { addressDigits, holds, inRanges } from '../networks/range.ts'

/**
 * True when the address lies in one of the named networks. An address that is unknown or cannot be read lies in none
 * (a malformed header must never open what a network opens), nor does any address lie in a network that is not there.
 */
export const inNetworks = (campus: Campus, names: readonly string[], address: string | undefined): boolean =>
  names.some((name) => inRanges(networkOf(campus, name), address))

/** The keys of all networks of the campus in which an address lies; none when it is unknown or cannot be read. */
export function networksAt(campus: Pick<Campus, 'networks'>, address: string | undefined): string[] {
  const digits = address === undefined ? undefined : addressDigits(address)
  if (digits === undefined) return []
  return Object.keys(campus.networks).filter((key) =>
    (campus.networks[key] ?? []).some((range) => holds(range, digits)),
  )
}

const networkOf = ({ networks }: Campus, name: string) => (Object.hasOwn(networks, name) ? (networks[name] ?? []) : [])

/** Whether this peer is a proxy whose word about a client's address is taken. */
export const isTrustedProxy = (campus: Campus, address: string | undefined): boolean =>
  inRanges(campus.trustedProxies, address)
