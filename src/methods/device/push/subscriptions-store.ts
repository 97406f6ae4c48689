import { sql } from 'kysely'
import type { Keyring } from '../../../base/crypto/keyring.ts'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'
import type { Subscription } from '../../../notices/index.ts'

type Keyed = { readonly keyring: Keyring }

const rowOf = (device: string): string => `push_subscriptions:subscription:${device}`

type Kept = {
  readonly device: string
  readonly account: string
  readonly subscription: Subscription
  readonly now: Instant
}

/** Keeps where a device is reached; a newer subscription takes the place of its older one. */
export async function keepSubscription({ keyring }: Keyed, tx: Tx, kept: Kept): Promise<void> {
  const { device, account, subscription, now } = kept
  const sealed = keyring.seal(JSON.stringify(subscription), rowOf(device))
  await sql`
    insert into push_subscriptions (device, account, subscription, kept_at)
    values (${device}, ${account}, ${sealed}, ${asDate(now)})
    on conflict (device) do update
      set account = excluded.account, subscription = excluded.subscription, kept_at = excluded.kept_at`.execute(tx)
}

/** The device wants no notifications, or is none any more. */
export async function forgetSubscription(tx: Tx, device: string): Promise<void> {
  await sql`delete from push_subscriptions where device = ${device}`.execute(tx)
}

/** Forgets a subscription that its push service no longer knows, unless the device has made another since. */
export async function dropSubscription(tx: Tx, { device, keptAt }: { device: string; keptAt: Instant }): Promise<void> {
  await sql`delete from push_subscriptions where device = ${device} and kept_at = ${asDate(keptAt)}`.execute(tx)
}

export type DeviceSubscription = {
  readonly device: string
  readonly subscription: Subscription
  readonly keptAt: Instant
}

/** Where the devices of an account are reached, as long as they count. */
export async function subscriptionsOf({ keyring }: Keyed, tx: Tx, account: string): Promise<DeviceSubscription[]> {
  const { rows } = await sql<{ device: string; sealed: Buffer; keptAt: Instant }>`
    select s.device, s.subscription as sealed, s.kept_at as "keptAt"
    from push_subscriptions s join devices d on d.id = s.device
    where s.account = ${account} and d.account = s.account
      and d.confirmed_at is not null and d.voided_at is null and d.ended_at is null`.execute(tx)
  return rows.map(({ device, sealed, keptAt }) => ({
    device,
    keptAt,
    subscription: JSON.parse(keyring.unseal(sealed, rowOf(device)).toString()) as Subscription,
  }))
}
