import type { DeviceRequest, Shown } from '../../../methods/browser.ts'
import type { App } from '../store/app.ts'
import type { AppRequest } from '../store/app-state.ts'
import type { AccountKeys, AppAccount } from '../store/kept.ts'
import { type Refused, refuse } from '../store/result.ts'

export const accountOf = (app: App, device: string): AppAccount | undefined =>
  app.state.accounts.find((account) => account.device === device)

/** The keys of an account; where they are lost the account is marked, so that the person is told what to do. */
export async function keysOf(app: App, device: string): Promise<AccountKeys | Refused> {
  const keys = await app.store.keys(device)
  if (keys) return keys
  markLost(app, device)
  return refuse('keys-lost')
}

export function markLost(app: App, device: string): void {
  const account = accountOf(app, device)
  if (account && !account.lost) showChanged(app, { ...account, lost: true })
}

/** Shows an account as it is now; it is kept by whoever changed it. */
export function showChanged(app: App, changed: AppAccount): void {
  app.change({ accounts: app.state.accounts.map((one) => (one.device === changed.device ? changed : one)) })
}

/** A request with its facts read; undefined when the facts cannot be read: nobody approves what they cannot see. */
export function readRequest({ shown: text, ...request }: DeviceRequest): AppRequest | undefined {
  const shown = parsed(text)
  return shown && { ...request, text, shown }
}

function parsed(text: string): Shown | undefined {
  try {
    const shown: Partial<Shown> | null = JSON.parse(text)
    return typeof shown?.what === 'string' && typeof shown.at === 'number'
      ? { ...shown, what: shown.what, at: shown.at }
      : undefined
  } catch {
    return undefined
  }
}
