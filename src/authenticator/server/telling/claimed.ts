import type { Tx } from '../../../base/database/database.ts'
import type { Claimed } from '../../../methods/index.ts'
import type { AuthenticatorDeps } from '../deps.ts'
import { type Doer, recordOf } from './line.ts'

type Won = Extract<Claimed, { request: unknown }>

/** Both places: where the code was shown, and where it was scanned (the line's own address). */
export async function tellClaimed(
  { places }: AuthenticatorDeps,
  tx: Tx,
  { heard, claimed }: { readonly heard: Doer; readonly claimed: Won },
): Promise<void> {
  const { request, browserAddress } = claimed
  const { device, name } = heard
  const browserCountry = places?.countryOf(browserAddress)
  const { id, network } = request
  const details = { request: id, device, name, network, browserAddress, browserCountry }
  await recordOf(tx, heard, { what: 'qr.claimed', details })
}
