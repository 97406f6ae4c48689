import type { App } from '../store/app.ts'
import type { GoneWhy } from '../store/app-state.ts'
import { accountOf } from './find.ts'

/** Wipes what is kept of an account, and leaves what the person is to be told. */
export async function wipeGone(app: App, device: string, why: GoneWhy): Promise<void> {
  const account = accountOf(app, device)
  if (!account) return
  await app.store.wipe(device)
  const { name, accountName, realm } = account
  app.change({
    accounts: app.state.accounts.filter((one) => one.device !== device),
    requests: app.state.requests.filter((request) => request.device !== device),
    gone: [...app.state.gone.filter((one) => one.device !== device), { device, name, accountName, realm, why }],
  })
  app.wake()
}

/** The person has read it. */
export function dismissGone(app: App, device: string): void {
  app.change({ gone: app.state.gone.filter((one) => one.device !== device) })
}
