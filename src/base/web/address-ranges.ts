import { BlockList, isIP, isIPv4 } from 'node:net'

/** A set of address ranges, IPv4 and IPv6. */
export type AddressRanges = { has(address: string): boolean }

/** `::ffff:10.1.2.3` and `10.1.2.3` are one address (RFC 4291 §2.5.5.2): the second form is the one we use. */
export const plainAddress = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return mapped && isIPv4(mapped) ? mapped : address
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
