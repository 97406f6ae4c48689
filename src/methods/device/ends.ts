/** What ends devices, and what they are asked, without anybody's answering. */
import type { Tx } from '../../base/database/database.ts'
import type { Events } from '../../base/events.ts'
import { tell } from '../../base/live/tell.ts'
import { DAY, type Instant } from '../../base/time/instant.ts'
import { endDevices, forgetDevices } from './devices-store.ts'
import { forgetSpoken } from './hear/spoken-store.ts'
import { dropLinks, forgetLinks } from './linking/links-store.ts'
import { endRequestsOf, forgetRequests } from './requests/requests-store.ts'
import { LONGEST_LOOK } from './requests/room.ts'

/** For so long the app of a closed account is told why it is gone. */
const TELL_CLOSED_FOR = 180 * DAY

/** Closes all devices of an account: their secrets are gone, what they are asked is over, and no code links another. */
export async function closeDevicesOf(tx: Tx, { account, now }: { account: string; now: Instant }): Promise<void> {
  await endDevices(tx, account, now)
  const waiting = [...(await endRequestsOf(tx, { account, outcome: 'ended', now })), ...(await dropLinks(tx, account))]
  await tell(tx, [`account:${account}`, ...waiting.map((binding) => `binding:${binding}`)])
}

/** Ends what the account's devices are asked just now. */
async function endAsking(tx: Tx, { account, now }: { account: string; now: Instant }): Promise<void> {
  const waiting = await endRequestsOf(tx, { account, outcome: 'ended', now })
  await tell(tx, [`account:${account}`, ...waiting.map((binding) => `binding:${binding}`)])
}

/** An account that closes takes its devices with it; a new password ends what they are asked upon the old one. */
export function endDevicesByEvents({ events }: { readonly events: Events }): void {
  events.on('account.closed', (tx, { account, at }) => closeDevicesOf(tx, { account, now: at }))
  events.on('password.changed', (tx, { account, at }) => endAsking(tx, { account, now: at }))
}

/** Forgets what is over: requests that no limit looks at any more, links, devices that never counted, closed ones. */
export async function forgetDevicesOver(tx: Tx, now: Instant): Promise<void> {
  await forgetRequests(tx, now - LONGEST_LOOK - DAY)
  await forgetLinks(tx, now - DAY)
  await forgetSpoken(tx, now)
  await forgetDevices(tx, { now, endedBefore: now - TELL_CLOSED_FOR })
}
