import { tokenHash } from '../../../base/crypto/token-hash.ts'
import type { Tx } from '../../../base/database/database.ts'
import { tell } from '../../../base/live/tell.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { DeviceDeps } from '../device-deps.ts'
import { type Unfit, whoseDevice } from '../hear/whose-device.ts'
import type { DeviceRequest } from '../protocol/messages.ts'
import { compareNetworks } from './networks.ts'
import { aNumber, REQUEST_FOR } from './open.ts'
import { asSeenBy } from './pending.ts'
import { whyNotClaimed } from './qr.ts'
import { claimRequest, findByCode, type StoredRequest } from './requests-store.ts'

export type ClaimAsk = {
  readonly code: string
  /** Its envelope has been verified. */
  readonly device: string
  /** Of the phone. */
  readonly address?: string | undefined
  /** Whether the account knows the browser that holds these marks: then no number is asked. */
  readonly isKnown: (account: string, marks: readonly Buffer[]) => Promise<boolean>
  /** What the realm of the device's account says. */
  readonly sameNetwork: 'warn' | 'require'
  readonly now: Instant
}

export type Claimed =
  /** `browserAddress`: where the code is shown, for the audit and not for the phone. */
  | { readonly request: DeviceRequest; readonly browserAddress: string | undefined }
  | { readonly refused: 'code-expired' | 'code-taken' | 'other-realm' | 'other-network' | Unfit }

/**
 * Claims a scanned code for one device: whoever scans it after that gets nothing. From a browser that the account does not
 * know a number is drawn now, that stands on its page and has to be typed: whoever shows a code of his own to somebody
 * else has to bring them to that too.
 */
export async function claimCode(deps: DeviceDeps, tx: Tx, ask: ClaimAsk): Promise<Claimed> {
  const { device, address, isKnown, now } = ask
  const found = await findByCode(tx, tokenHash(ask.code), 'lock')
  const why = whyNotClaimed(found, now)
  if (why || !found) return { refused: why ?? 'code-expired' }
  const whose = await whoseDevice(tx, { device, now })
  if ('refused' in whose) return whose
  const { account } = whose
  if (found.realm !== null && found.realm !== account.realm) return { refused: 'other-realm' }
  const sameNetwork = ask.sameNetwork === 'require'
  if (sameNetwork && !isSame(deps, found, address)) return { refused: 'other-network' }
  const number = (await isKnown(account.id, found.marks)) ? undefined : aNumber()
  const claim = { id: found.id, account: account.id, device, number, sameNetwork, from: address, now }
  const claimed = await claimRequest(tx, { ...claim, expires: now + REQUEST_FOR })
  if (!claimed) return { refused: 'code-taken' }
  await tell(tx, [`binding:${claimed.binding}`, `account:${account.id}`])
  return { request: asSeenBy(deps, claimed, { device, address }), browserAddress: claimed.address ?? undefined }
}

const isSame = (deps: DeviceDeps, { address: browser }: StoredRequest, phone: string | undefined): boolean =>
  compareNetworks(deps.campus, browser ?? undefined, phone) === 'same'
