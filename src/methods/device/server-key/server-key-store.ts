import type { JWK } from 'jose'
import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'

export const privateKeyRow = (id: string): string => `device_server_keys:private_key:${id}`

export type ServerKey = { readonly id: string; readonly publicKey: JWK; readonly privateKey: Buffer }

export async function findServerKey(tx: Tx): Promise<ServerKey | undefined> {
  const { rows } = await sql<ServerKey>`
    select id, public_key as "publicKey", private_key as "privateKey" from device_server_keys`.execute(tx)
  return rows[0]
}

/** Keeps the first key that comes; of two made at once, one. */
export async function addServerKey(tx: Tx, { id, publicKey, privateKey }: ServerKey, now: Instant): Promise<void> {
  await sql`
    insert into device_server_keys (id, public_key, private_key, made_at)
    values (${id}, ${JSON.stringify(publicKey)}::jsonb, ${privateKey}, ${asDate(now)})
    on conflict do nothing`.execute(tx)
}
