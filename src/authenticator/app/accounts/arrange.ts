import { codeAt } from '../../../methods/browser.ts'
import { callSigned } from '../api/signed.ts'
import { approve } from '../requests/answer.ts'
import type { OwnRequest } from '../requests/own.ts'
import { type App, now } from '../store/app.ts'
import type { AppAccount } from '../store/kept.ts'
import { isRefused, type Refused, refuse } from '../store/result.ts'
import { accountOf, keysOf, showChanged } from './find.ts'

/** The code of this moment, six digits; no network is needed. Undefined where the account has none, or its key is lost. */
export async function codeOf(app: App, { device, codes }: AppAccount): Promise<string | undefined> {
  if (!codes) return undefined
  const keys = await keysOf(app, device)
  return isRefused(keys) || !keys.code ? undefined : codeAt(keys.code, now(app))
}

/** Names this device, here and in the person's list of devices. */
export async function renameAccount(app: App, device: string, name: string): Promise<AppAccount | Refused> {
  const [account, keys] = [accountOf(app, device), await keysOf(app, device)]
  if (isRefused(keys)) return keys
  if (!account) return refuse('keys-lost')
  const said = await callSigned(app, keys, { path: 'rename', purpose: 'rename', payload: { name } })
  if (isRefused(said)) return said
  const changed = { ...account, name }
  await app.store.change(changed)
  showChanged(app, changed)
  return changed
}

/**
 * Removes an account from this phone, and this phone from the account. Without a network that is refused, unless only
 * the phone is meant: the device then stays in the person's list, where it can be removed.
 */
export async function removeAccount(
  app: App,
  device: string,
  { evenOffline = false }: { readonly evenOffline?: boolean } = {},
): Promise<Refused | undefined> {
  const keys = await app.store.keys(device)
  if (keys) {
    const said = await callSigned(app, keys, { path: 'remove', purpose: 'remove', payload: {} })
    if (isRefused(said) && said.refusal !== 'device-unknown' && !evenOffline) return said
  }
  await app.store.wipe(device)
  app.change({
    accounts: app.state.accounts.filter((account) => account.device !== device),
    requests: app.state.requests.filter((request) => request.device !== device),
  })
  app.wake()
  return undefined
}

/** The person's own order, of this phone alone. */
export async function orderAccounts(app: App, devices: readonly string[]): Promise<void> {
  const place = ({ device }: AppAccount) => devices.indexOf(device)
  app.change({ accounts: [...app.state.accounts].sort((a, b) => place(a) - place(b)) })
  await app.store.order(app.state.accounts.map(({ device }) => device))
}

/** A code that links a new phone: `address` as a QR code, `typed` where that cannot be scanned. */
export type NewPhone = { readonly address: string; readonly typed: string; readonly expires: number }

/** Makes one, for the old phone to show; it takes the PIN. */
export async function offerLink(
  app: App,
  own: OwnRequest,
  { pin }: { readonly pin: string },
): Promise<NewPhone | Refused> {
  const answered = await approve(app, own, { pin })
  if (isRefused(answered)) return answered
  return answered.link ?? refuse('server-trouble')
}
