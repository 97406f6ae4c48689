import { BlockList, isIP, isIPv4 } from 'node:net'

/** A set of address ranges, IPv4 and IPv6. */
export type AddressRanges = { has(address: string): boolean }

/**
 * The one form in which an address is compared, stored and limited: `::ffff:10.1.2.3` is `10.1.2.3` (RFC 4291
 * §2.5.5.2), and an IPv6 address is written as RFC 5952 has it, without the zone, which means something on one machine
 * only. What is no address stays as it is.
 */
export function plainAddress(address: string): string {
  if (isIP(address) !== 6) return address
  const [bare = ''] = address.split('%')
  const shortest = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  const [, high = '', low = ''] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(shortest) ?? []
  if (high === '') return shortest
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return [a >> 8, a & 255, b >> 8, b & 255].join('.')
}

/** Ranges from texts such as `10.0.0.0/8`, `2001:db8::/32` or a single address, which have been checked before. */
export function addressRanges(texts: readonly string[]): AddressRanges {
  const list = new BlockList()
  for (const text of texts) {
    const [address = '', bits] = text.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return {
    has: (address) => {
      const version = isIP(address)
      return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6')
    },
  }
}
