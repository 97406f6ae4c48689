import { isIP } from 'node:net'
import { type AddressRanges, plainAddress } from './address-ranges.ts'

/**
 * Where a request comes from. `address` is undefined when it cannot be known, which means: in no network.
 * `limitBy` always stands, so that limits hold for those too.
 */
export type ClientAddress = { address: string | undefined; limitBy: string }

/**
 * The client's address from the socket's peer and `X-Forwarded-For`, which is read only when the peer is a trusted
 * proxy: from the right, trusted hops are skipped and the first other is the client. What stands further left was
 * written by anybody, and so were all other forwarding headers.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, trusted: AddressRanges): ClientAddress {
  const near = plainAddress(peer)
  if (forwardedFor === undefined || !trusted.has(near)) return { address: near, limitBy: near }
  for (const hop of forwardedFor.split(',').reverse()) {
    const written = hop.trim()
    // A zone names an interface of some other machine: whoever wrote it did not write an address of ours.
    if (isIP(written) === 0 || written.includes('%')) break
    const address = plainAddress(written)
    if (!trusted.has(address)) return { address, limitBy: address }
  }
  return { address: undefined, limitBy: near }
}
