import { sql } from 'kysely'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'

/** By which push services know this installation again (RFC 8292), both base64url. */
export type VapidKey = { readonly publicKey: string; readonly privateKey: string }

const ROW = 'push_keys:private_key:only'

/**
 * The key of this installation. Of several processes that start at once one makes it: browsers that subscribed with
 * another could never be notified.
 */
export async function vapidKeyOf(
  { keyring, make }: { keyring: Keyring; make: () => VapidKey },
  tx: Tx,
  now: Instant,
): Promise<VapidKey> {
  const kept = await findKey(keyring, tx)
  if (kept) return kept
  const { publicKey, privateKey } = make()
  await sql`
    insert into push_keys (public_key, private_key, made_at)
    values (${publicKey}, ${keyring.seal(privateKey, ROW)}, ${asDate(now)})
    on conflict (only_row) do nothing`.execute(tx)
  const first = await findKey(keyring, tx)
  if (!first) throw new Error('the key for push services is gone')
  return first
}

async function findKey(keyring: Keyring, tx: Tx): Promise<VapidKey | undefined> {
  const { rows } = await sql<{ publicKey: string; sealed: Buffer }>`
    select public_key as "publicKey", private_key as sealed from push_keys`.execute(tx)
  const [row] = rows
  return row && { publicKey: row.publicKey, privateKey: keyring.unseal(row.sealed, ROW).toString() }
}
