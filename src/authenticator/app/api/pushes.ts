import type { Core } from '../store/app.ts'
import { isRefused } from '../store/result.ts'
import { callSigned } from './signed.ts'

/** What the server was told last of where this phone is reached. `off`: by the person's own choice. */
export type ToldPush = {
  readonly off: boolean
  readonly endpoint?: string | undefined
  readonly devices: readonly string[]
}

/**
 * Tells the server where each account here is reached, or that it is not; those that have been told are left out. Runs in the
 * service worker too, which hears it first when a push service moves.
 */
export async function tellPush(core: Core, subscription: PushSubscriptionJSON | undefined): Promise<void> {
  const told = (await core.store.note<ToldPush>('push')) ?? { off: false, devices: [] }
  const endpoint = subscription?.endpoint
  const knows = (device: string) => told.endpoint === endpoint && told.devices.includes(device)
  const devices: string[] = []
  for (const { device } of await core.store.accounts()) {
    if (knows(device) || (await tell(core, device, subscription))) devices.push(device)
  }
  await core.store.keepNote('push', { off: told.off, endpoint, devices } satisfies ToldPush)
}

async function tell(core: Core, device: string, subscription: PushSubscriptionJSON | undefined): Promise<boolean> {
  const keys = await core.store.keys(device)
  if (!keys) return false
  const payload = { subscription: subscription ?? null }
  return !isRefused(await callSigned(core, keys, { path: 'push', purpose: 'push', payload }))
}
