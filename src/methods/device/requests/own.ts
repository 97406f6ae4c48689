/** Requests that a phone makes of itself, proved by its PIN: to change the PIN, to add biometrics, to link a new phone. */
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import type { Tx } from '../../../base/database/database.ts'
import { newId } from '../../../base/ids.ts'
import { type Instant, MINUTE } from '../../../base/time/instant.ts'
import { unlockCreation } from '../answering/unlock-site.ts'
import type { DeviceDeps } from '../device-deps.ts'
import { type Unfit, whoseDevice } from '../hear/whose-device.ts'
import type { DeviceRequest, OwnRequestKind, Shown } from '../protocol/messages.ts'
import { aNonce } from './open.ts'
import { asSeenBy } from './pending.ts'
import { addRequest, countOwn, findRequest } from './requests-store.ts'

const OWN_FOR = 5 * MINUTE
const MOST = 10
const WITHIN = 10 * MINUTE

/** `creation`: what `navigator.credentials.create()` is to make, of `unlock` alone. `retryAfter` in milliseconds. */
export type BegunOwn =
  | { readonly request: DeviceRequest; readonly creation?: PublicKeyCredentialCreationOptionsJSON }
  | { readonly refused: Unfit }
  | { readonly refused: 'too-many-requests'; readonly retryAfter: number }

/** The binding of what a device asks itself: no sign-in and no session has such an id. */
export const ownBinding = (device: string): string => `device:${device}`

export async function beginOwnRequest(
  deps: DeviceDeps,
  tx: Tx,
  { device, what, now }: { readonly device: string; readonly what: OwnRequestKind; readonly now: Instant },
): Promise<BegunOwn> {
  const whose = await whoseDevice(tx, { device, now })
  if ('refused' in whose) return whose
  if ((await countOwn(tx, device, now - WITHIN)) >= MOST) return { refused: 'too-many-requests', retryAfter: WITHIN }
  const { account } = whose
  const [id, nonce] = [newId(now), aNonce()]
  const shown: Shown = { what, at: now, realm: account.realm, account: account.signInName }
  const about = { id, kind: what, account: account.id, device, binding: ownBinding(device), realm: account.realm }
  await addRequest(tx, { ...about, nonce, shown: JSON.stringify(shown), expires: now + OWN_FOR, now })
  const made = await findRequest(tx, id)
  if (!made) throw new Error('a request was made and is not there')
  const request = asSeenBy(deps, made, { device, address: undefined })
  return what === 'unlock' ? { request, creation: unlockCreation(deps, { device, nonce, account }) } : { request }
}
