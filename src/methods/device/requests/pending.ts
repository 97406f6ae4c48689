/** What the app is told: which of its devices count, and what they are asked. */
import type { Tx } from '../../../base/database/database.ts'
import { tell } from '../../../base/live/tell.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { type Account, findAccount } from '../../../people/index.ts'
import { type DeviceDeps, takesCodes } from '../device-deps.ts'
import { findDevices, type StoredDevice } from '../devices-store.ts'
import { whyGone } from '../hear/whose-device.ts'
import type { DeviceRequest, GoneDevice, KnownDevice, Pending } from '../protocol/messages.ts'
import { compareNetworks } from './networks.ts'
import { keepSeen, openRequestsOf, type StoredRequest } from './requests-store.ts'

type Asked = {
  /** Of devices that signed their hello. */
  readonly devices: readonly string[]
  /** Of the phone. */
  readonly address?: string | undefined
  readonly now: Instant
}

/**
 * How these devices stand, and what they are asked; the pages that asked it are told that it was seen. A device of a
 * suspended account stays, and is asked nothing.
 */
export async function pendingRequests(
  deps: DeviceDeps,
  tx: Tx,
  { devices: ids, address, now }: Asked,
): Promise<Pending> {
  const found = await findDevices(tx, ids)
  const missing = ids.filter((id) => !found.some((one) => one.id === id))
  const gone: GoneDevice[] = missing.map((device) => ({ device, why: 'removed' }))
  const live: { device: StoredDevice; account: Account }[] = []
  for (const device of found) {
    const why = whyGone(device, now)
    const account = why ? undefined : await findAccount(tx, device.account)
    if (account) live.push({ device, account })
    else gone.push({ device: device.id, why: why ?? 'removed' })
  }
  const asked = live.filter(({ device, account }) => account.status === 'active' && device.confirmedAt !== null)
  const requests =
    asked.length > 0 ? await requestsFor(deps, tx, { asked: asked.map(({ device }) => device), address, now }) : []
  return { devices: live.map(({ device, account }) => asKnown(deps, device, account)), requests, gone }
}

const asKnown = (deps: DeviceDeps, device: StoredDevice, { realm, signInName }: Account): KnownDevice => ({
  device: device.id,
  name: device.name,
  codes: device.codes && takesCodes(deps, realm),
  realm,
  accountName: signInName,
  unlock: device.unlock !== null,
})

type Showing = { readonly asked: readonly StoredDevice[]; readonly address: string | undefined; readonly now: Instant }

async function requestsFor(deps: DeviceDeps, tx: Tx, { asked, address, now }: Showing): Promise<DeviceRequest[]> {
  const accounts = asked.map(({ account }) => account)
  const open = await openRequestsOf(tx, { accounts, devices: asked.map(({ id }) => id), now })
  const seen = open.filter(({ seenAt }) => seenAt === null).map(({ id }) => id)
  if (seen.length > 0)
    await tell(
      tx,
      (await keepSeen(tx, seen, now)).map((binding) => `binding:${binding}`),
    )
  return open.flatMap((request) =>
    asked
      .filter(({ id, account }) => (request.device === null ? request.account === account : request.device === id))
      .slice(0, 1)
      .map(({ id }) => asSeenBy(deps, request, { device: id, address })),
  )
}

/** A request as a device is told of it: without the number, which stands on the page alone. */
export function asSeenBy(
  { campus }: Pick<DeviceDeps, 'campus'>,
  request: StoredRequest,
  phone: { readonly device: string; readonly address: string | undefined },
): DeviceRequest {
  const { id, kind, nonce, shown, number, address, expires } = request
  const own = kind === 'pin' || kind === 'unlock' || kind === 'link'
  return {
    ...{ id, kind, device: phone.device, account: request.account ?? '', shown, expires },
    nonce: nonce.toString('base64url'),
    number: number !== null,
    network: own ? 'same' : compareNetworks(campus, address ?? undefined, phone.address),
  }
}
