import { isIPv6 } from 'node:net'
import { addressRanges } from '../address-ranges.ts'

/**
 * Addresses that are nowhere in the open Internet: private, local, reserved and those of documentation (IANA's
 * special-purpose registries, RFC 6890, with RFC 9637). Registers name countries for some of them all the same.
 */
const special = addressRanges([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
])

/** What of IPv6 is given out to networks at all (RFC 4291 §2.4, IANA's allocation of 2000::/3). */
const given = addressRanges(['2000::/3'])

/** Whether a parsed address, IPv4-mapped ones in their short form, belongs to the open Internet. */
export const isOfOpenInternet = (address: string): boolean =>
  (!isIPv6(address) || given.has(address)) && !special.has(address)
