/** Whoever approves proves that they hold the phone by right: its PIN, or its biometrics. */
import { sameBytes } from '../../../base/crypto/same.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { DeviceDeps } from '../device-deps.ts'
import { chargePin, keepAnswer, MOST_WRONG_PINS, type StoredDevice, secretRow, voidDevice } from '../devices-store.ts'
import { proofOf } from '../protocol/answer.ts'
import type { Bytes } from '../protocol/bytes.ts'
import type { DeviceAnswer } from '../protocol/messages.ts'
import type { StoredRequest } from '../requests/requests-store.ts'
import { openSealed } from '../server-key/server-key.ts'
import { checkUnlock } from './unlock.ts'

type Proving = {
  readonly answer: DeviceAnswer
  readonly request: StoredRequest
  readonly device: StoredDevice
  readonly text: Bytes
  readonly now: Instant
}

export type UserProof =
  | { readonly user: 'pin' | 'biometrics' }
  | { readonly left: number }
  | { readonly refused: 'device-void'; readonly fresh: boolean }
  | { readonly refused: 'bad-answer'; readonly fresh?: false }

export async function proveUser(deps: DeviceDeps, tx: Tx, proving: Proving): Promise<UserProof> {
  const { answer } = proving
  if (answer.sealed !== undefined && answer.assertion === undefined) return provePin(deps, tx, proving, answer.sealed)
  return answer.assertion === undefined ? { refused: 'bad-answer' } : proveBiometrics(deps, tx, proving)
}

/** Charged before it is looked at, given back when it is right; the third wrong in a row voids the device here and now. */
async function provePin(deps: DeviceDeps, tx: Tx, proving: Proving, sealed: string): Promise<UserProof> {
  const { device, text, now } = proving
  const proof = await openSealed(deps, tx, { sealed, now })
  // Not sealed for us: it tells nothing of any PIN, so that nothing is counted.
  if (!proof || device.secret === null) return { refused: 'bad-answer' }
  const wrong = await chargePin(tx, device.id)
  if (wrong === undefined) return { refused: 'device-void', fresh: false }
  const secret = new Uint8Array(deps.keyring.unseal(device.secret, secretRow(device.id)))
  const right = sameBytes(proof, await proofOf(secret, text))
  secret.fill(0)
  if (right) {
    await keepAnswer(tx, { id: device.id, now, counter: undefined })
    return { user: 'pin' }
  }
  if (wrong < MOST_WRONG_PINS) return { left: MOST_WRONG_PINS - wrong }
  await voidDevice(tx, device.id, now)
  return { refused: 'device-void', fresh: true }
}

/** For what a sign-in asks. What changes the device itself asks its PIN. */
async function proveBiometrics(
  deps: DeviceDeps,
  tx: Tx,
  { answer, request, device, text, now }: Proving,
): Promise<UserProof> {
  const own = request.kind === 'pin' || request.kind === 'unlock' || request.kind === 'link'
  const { assertion } = answer
  if (own || !assertion || answer.sealed !== undefined) return { refused: 'bad-answer' }
  const counter = await checkUnlock(deps, device, { assertion, text })
  if (counter === undefined) return { refused: 'bad-answer' }
  await keepAnswer(tx, { id: device.id, now, counter })
  return { user: 'biometrics' }
}
