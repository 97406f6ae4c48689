/** Whether phone and browser are in one place, as far as addresses tell. Pure. */
import { isIP } from 'node:net'
import { addressBlock } from '../../../base/abuse/limits/address-groups.ts'
import { plainAddress } from '../../../base/web/address-ranges.ts'
import { type Campus, networksAt } from '../../../campus/index.ts'
import type { NetworkComparison } from '../protocol/messages.ts'

/**
 * `same`: one address (of IPv6 one /64, which is one line: RFC 6177 §2), or one network that the campus has named.
 * `unknown`: an address is not known, or one is IPv4 and the other IPv6, which says nothing. Where the same network is
 * required, only `same` will do.
 */
export function compareNetworks(
  campus: Pick<Campus, 'networks'>,
  browser: string | undefined,
  phone: string | undefined,
): NetworkComparison {
  if (browser === undefined || phone === undefined) return 'unknown'
  const named = networksAt(campus, browser)
  if (networksAt(campus, phone).some((network) => named.includes(network))) return 'same'
  const [one, other] = [plainAddress(browser), plainAddress(phone)]
  const family = isIP(one)
  if (family !== isIP(other) || (family !== 4 && family !== 6)) return 'unknown'
  return addressBlock(one) === addressBlock(other) ? 'same' : 'other'
}
