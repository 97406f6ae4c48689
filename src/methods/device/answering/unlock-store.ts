import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'

export type NewUnlock = {
  readonly device: string
  readonly credential: Buffer
  readonly publicKey: Buffer
  readonly counter: number
  readonly synced: boolean
  readonly now: Instant
}

/** Keeps the passkey of a device, in the place of the one before. False when another device has it. */
export async function keepUnlock(tx: Tx, kept: NewUnlock): Promise<boolean> {
  const { device, credential, publicKey, counter, synced, now } = kept
  const { rows } = await sql`
    update devices set unlock_credential = ${credential}, unlock_public_key = ${publicKey},
      unlock_counter = ${counter}, unlock_synced = ${synced}, unlock_added_at = ${asDate(now)}
    where id = ${device} and voided_at is null and ended_at is null
      and not exists (select from devices o where o.unlock_credential = ${credential} and o.id <> ${device})
    returning id`.execute(tx)
  return rows.length === 1
}

/** From now on the device asks its PIN alone. False when it did already. */
export async function removeUnlock(tx: Tx, device: string): Promise<boolean> {
  const { rows } = await sql`
    update devices set unlock_credential = null, unlock_public_key = null, unlock_counter = null,
      unlock_synced = null, unlock_added_at = null
    where id = ${device} and unlock_credential is not null returning id`.execute(tx)
  return rows.length === 1
}
