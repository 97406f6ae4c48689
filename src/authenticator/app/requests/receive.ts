import type { Envelope, KnownDevice, Pending } from '../../../methods/browser.ts'
import { keysOf, readRequest } from '../accounts/find.ts'
import { wipeGone } from '../accounts/gone.ts'
import { call } from '../api/call.ts'
import { mindingClock, sign } from '../api/signed.ts'
import { type App, now } from '../store/app.ts'
import type { AppRequest } from '../store/app-state.ts'
import type { AccountKeys } from '../store/kept.ts'
import { isRefused, type Refused } from '../store/result.ts'

/** Who asks: a signed greeting of each account here. Those whose keys are lost are marked, and left out. */
export async function greet(app: App): Promise<{ devices: Envelope[] }> {
  const keys = await Promise.all(app.state.accounts.map(({ device }) => keysOf(app, device)))
  const usable = keys.filter((one): one is AccountKeys => !isRefused(one))
  return { devices: await Promise.all(usable.map((one) => sign(app, one, { purpose: 'hello', payload: {} }))) }
}

/** Asks once what waits, where no stream is open. */
export async function receivePending(app: App): Promise<Refused | undefined> {
  if (app.state.accounts.length === 0) return undefined
  const pending = await mindingClock(async () => call<Pending>(app, 'requests', await greet(app)))
  if (isRefused(pending)) return pending
  await receive(app, pending)
  return undefined
}

/** Takes over what the server says of the accounts here, and of what waits for them. */
export async function receive(app: App, { devices, requests, gone }: Pending): Promise<void> {
  for (const { device, why } of gone) await wipeGone(app, device, why)
  for (const known of devices) await takeOver(app, known)
  const mine = requests.filter(({ device }) => app.state.accounts.some((account) => account.device === device))
  const read = mine.map(readRequest).filter((request) => request !== undefined)
  app.change({ requests: newestFirst(read.filter(({ expires }) => expires > now(app))) })
}

async function takeOver(app: App, known: KnownDevice): Promise<void> {
  const account = app.state.accounts.find(({ device }) => device === known.device)
  if (!account) return
  const { name, codes, accountName } = known
  // The key for finger or face is here or nowhere: the server can only take it away.
  const unlock = account.unlock && known.unlock
  const changed = { ...account, name: name || account.name, codes, accountName, unlock }
  if (JSON.stringify(changed) === JSON.stringify(account)) return
  await app.store.change(changed)
  app.change({ accounts: app.state.accounts.map((one) => (one === account ? changed : one)) })
}

/** Adds one that this phone brought about itself. */
export function addRequest(app: App, request: AppRequest): void {
  app.change({ requests: newestFirst([request, ...app.state.requests.filter(({ id }) => id !== request.id)]) })
}

export function dropRequest(app: App, id: string): void {
  if (app.state.requests.some((request) => request.id === id)) {
    app.change({ requests: app.state.requests.filter((request) => request.id !== id) })
  }
}

/** Takes away what nobody can answer any more; returns when the next one ends. */
export function dropExpired(app: App): number | undefined {
  const left = app.state.requests.filter(({ expires }) => expires > now(app))
  if (left.length < app.state.requests.length) app.change({ requests: left })
  return left.length === 0 ? undefined : Math.min(...left.map(({ expires }) => expires))
}

const newestFirst = (requests: readonly AppRequest[]): AppRequest[] =>
  [...requests].sort((a, b) => b.shown.at - a.shown.at)
