import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'

/** Acts upon a signed message once, on all processes. False when it was acted upon before: it is a replay. */
export async function hearOnce(tx: Tx, mark: Buffer, expires: Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into device_spoken (mark, expires_at) values (${mark}, ${asDate(expires)})
    on conflict (mark) do nothing returning mark`.execute(tx)
  return rows.length === 1
}

/** Forgets messages that would be refused for their age alone. */
export async function forgetSpoken(tx: Tx, now: Instant): Promise<void> {
  await sql`delete from device_spoken where expires_at <= ${asDate(now)}`.execute(tx)
}
