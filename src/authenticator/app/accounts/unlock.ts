import { callSigned } from '../api/signed.ts'
import { approve } from '../requests/answer.ts'
import type { OwnRequest } from '../requests/own.ts'
import type { App } from '../store/app.ts'
import type { AppAccount } from '../store/kept.ts'
import { isRefused, type Refused, refuse } from '../store/result.ts'
import { accountOf, keysOf, showChanged } from './find.ts'

/** Finger or face in place of the PIN: the PIN first, then a key of the phone's own that they release. */
export async function addUnlock(
  app: App,
  own: OwnRequest,
  { pin }: { readonly pin: string },
): Promise<AppAccount | Refused> {
  const answered = await approve(app, own, { pin })
  return isRefused(answered) ? answered : finishUnlock(app, own)
}

/** The second half by itself: the phone asks again, for who gave up at its first question. */
export async function finishUnlock(app: App, own: OwnRequest): Promise<AppAccount | Refused> {
  const keys = await keysOf(app, own.device)
  if (isRefused(keys)) return keys
  if (!own.creation) return refuse('biometrics-unavailable')
  const attestation = await app.verifier.createUnlock(own.creation)
  if (isRefused(attestation)) return attestation
  const said = await callSigned(app, keys, {
    path: 'unlock/use',
    purpose: 'unlock',
    payload: { request: own.id, attestation },
  })
  return isRefused(said) ? said : keepUnlock(app, own.device, attestation.id)
}

export async function removeUnlock(app: App, { device }: Pick<AppAccount, 'device'>): Promise<AppAccount | Refused> {
  const keys = await keysOf(app, device)
  if (isRefused(keys)) return keys
  const said = await callSigned(app, keys, { path: 'unlock/remove', purpose: 'unlock-remove', payload: {} })
  return isRefused(said) ? said : keepUnlock(app, device, undefined)
}

async function keepUnlock(app: App, device: string, unlock: string | undefined): Promise<AppAccount | Refused> {
  const keys = await keysOf(app, device)
  const account = accountOf(app, device)
  if (isRefused(keys) || !account) return refuse('keys-lost')
  const changed = { ...account, unlock: unlock !== undefined }
  await app.store.changeKeys({ ...keys, unlock }, changed)
  showChanged(app, changed)
  return changed
}
