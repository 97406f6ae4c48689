/** Whom an address stands for, when many are tried: what one customer of a provider holds, and what one network holds. */
import { isIPv4, isIPv6 } from 'node:net'
import { plainAddress } from '../../web/address-ranges.ts'

/** An IPv4 address itself; of an IPv6 address its /64, which one household or one machine holds whole (RFC 6177 §2). */
export const addressBlock = (address: string): string => groupOf(address, { v4: 4, v6: 4 })

/** The network around it: /24, or /48, which a provider hands out as one (RFC 6177 §2). */
export const addressPrefix = (address: string): string => groupOf(address, { v4: 3, v6: 3 })

/** So many bytes of an IPv4 address, so many groups of an IPv6 one; what is no address is a group of its own. */
function groupOf(address: string, size: { v4: number; v6: number }): string {
  const plain = plainAddress(address)
  if (isIPv4(plain)) return size.v4 === 4 ? plain : `${plain.split('.').slice(0, size.v4).join('.')}.0/${size.v4 * 8}`
  if (!isIPv6(plain)) return address
  return `${groupsOf(plain).slice(0, size.v6).join(':')}::/${size.v6 * 16}`
}

/** The eight groups of an IPv6 address in its shortest form (RFC 5952). */
function groupsOf(address: string): string[] {
  const [before = [], after] = address.split('::').map((half) => (half === '' ? [] : half.split(':')))
  const zeros = after ? Array<string>(8 - before.length - after.length).fill('0') : []
  return [...before, ...zeros, ...(after ?? [])]
}
