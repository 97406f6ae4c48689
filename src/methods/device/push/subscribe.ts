import type { Keyring } from '../../../base/crypto/keyring.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { Push } from '../../../notices/index.ts'
import { forgetSubscription, keepSubscription } from './subscriptions-store.ts'

export type SubscribeDeps = {
  readonly keyring: Keyring
  /** The way to the push services, where one is configured. */
  readonly push?: Push | undefined
}

type Subscribing = {
  readonly device: string
  readonly account: string
  /** As the device sent it; null when it wants no notifications. */
  readonly subscription: unknown
  readonly now: Instant
}

/** Keeps where a device is reached, or forgets it. An address that is no push service of the configuration is refused. */
export async function saveSubscription(
  deps: SubscribeDeps,
  tx: Tx,
  { device, account, subscription: sent, now }: Subscribing,
): Promise<'kept' | 'forgotten' | 'push-refused'> {
  if (sent === null) {
    await forgetSubscription(tx, device)
    return 'forgotten'
  }
  const subscription = deps.push?.read(sent)
  if (!subscription) return 'push-refused'
  await keepSubscription(deps, tx, { device, account, subscription, now })
  return 'kept'
}

/** What the app subscribes with, base64url; null where push is not configured. */
export const publicPushKey = async ({ push }: SubscribeDeps): Promise<string | null> =>
  (await push?.publicKey()) ?? null
