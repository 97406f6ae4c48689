import { SALT_BYTES, wrapSecret } from '../../../methods/browser.ts'
import { approveWithSecret } from '../requests/answer.ts'
import type { OwnRequest } from '../requests/own.ts'
import type { App } from '../store/app.ts'
import type { AppAccount } from '../store/kept.ts'
import { isRefused, type Refused, refuse } from '../store/result.ts'
import { accountOf, keysOf, showChanged } from './find.ts'
import { pinFault } from './link.ts'

/**
 * Another PIN for the same secret, after the server has found the old one right. Without that a wrong old PIN would wrap
 * something that is not the secret, and nobody would know until the third try.
 */
export async function changePin(
  app: App,
  own: OwnRequest,
  { old, chosen }: { readonly old: string; readonly chosen: string },
): Promise<AppAccount | Refused> {
  if (pinFault(chosen)) return refuse('weak-pin')
  const keys = await keysOf(app, own.device)
  if (isRefused(keys)) return keys
  let changed: AppAccount | undefined
  const answered = await approveWithSecret(app, { request: own, keys, pin: old }, async (secret) => {
    const account = accountOf(app, own.device)
    if (!account) return
    const salt = app.world.chance(SALT_BYTES)
    const wrapped = await wrapSecret(secret, chosen, salt)
    changed = { ...account, pinLength: chosen.length }
    await app.store.changeKeys({ ...keys, salt, wrapped }, changed)
  })
  if (isRefused(answered)) return answered
  if (!changed) return refuse('keys-lost')
  showChanged(app, changed)
  return changed
}
