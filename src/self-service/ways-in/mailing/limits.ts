/** How often mail may be asked for. Whoever is known is counted like whoever is not. */

import { addressBlock, addressPrefix } from '../../../base/abuse/limits/address-groups.ts'
import type { LimitCharge } from '../../../base/abuse/limits/limits-store.ts'
import { MINUTE, SECOND } from '../../../base/time/instant.ts'
import type { Visit } from '../../../base/web/visit.ts'
import { type Campus, inNetworks } from '../../../campus/index.ts'

/** A household or a small network; a lesson of thirty that activates together gets through at once. */
const BY_ADDRESS = { name: 'mail-asked:address', burst: 30, every: 20 * SECOND }
const BY_PREFIX = { name: 'mail-asked:prefix', burst: 300, every: 2 * SECOND }

/** One account at one address: a stranger who asks again and again fills no mailbox. */
const BY_ACCOUNT = { name: 'mail-asked:account', burst: 3, every: 10 * MINUTE }
/** One mailbox, whatever accounts it is written to about. */
const BY_MAILBOX = { name: 'mail-asked:mailbox', burst: 20, every: 5 * MINUTE }

/**
 * What one request from here is charged to. Behind the campus's own addresses thousands sit together: there the limit
 * by mailbox has to do.
 */
export function chargesOfRequest(campus: Campus, { address, limitBy }: Visit): LimitCharge[] {
  if (address !== undefined && inNetworks(campus, Object.keys(campus.networks), address)) return []
  return [
    { limit: BY_ADDRESS, of: addressBlock(limitBy) },
    { limit: BY_PREFIX, of: addressPrefix(limitBy) },
  ]
}

/** What one account's link in a mail is charged to; the mailbox once a mail, with the `first` of its accounts. */
export const chargesOfMail = (of: { account: string; mail: string; first: boolean }): LimitCharge[] => [
  { limit: BY_ACCOUNT, of: `${of.account} ${of.mail.toLowerCase()}` },
  ...(of.first ? [{ limit: BY_MAILBOX, of: of.mail.toLowerCase() }] : []),
]
