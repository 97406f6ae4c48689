import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'
import { tell } from '../../../base/live/tell.ts'
import type { Instant } from '../../../base/time/instant.ts'

/** One device of an account, as people see it. */
export type DeviceRegistration = {
  readonly id: string
  /** As the person named it; may be empty. */
  readonly name: string
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | undefined
  /** Since when it is good for nothing: three wrong PINs in a row. */
  readonly disabledAt?: Instant
  /** It shows codes without a network. */
  readonly codes: boolean
}

/** The devices of an account, oldest first, void ones too; those whose page has not gone on are none. */
export async function deviceRegistrations(tx: Tx, account: string): Promise<DeviceRegistration[]> {
  type Row = { id: string; name: string; at: Instant; used: Instant | null; voided: Instant | null; codes: boolean }
  const { rows } = await sql<Row>`
    select id, name, confirmed_at as at, last_used_at as used, voided_at as voided, code_secret is not null as codes
    from devices where account = ${account} and confirmed_at is not null and ended_at is null
    order by confirmed_at, id`.execute(tx)
  return rows.map(({ id, name, at, used, voided, codes }) => ({
    ...{ id, name, createdAt: at, lastUsedAt: used ?? undefined, codes },
    ...(voided !== null && { disabledAt: voided }),
  }))
}

/** False when it is not there, or another account's. */
export async function renameDevice(
  tx: Tx,
  { account, id, name }: { account: string; id: string; name: string },
): Promise<boolean> {
  const { rows } = await sql`
    update devices set name = ${name}
    where id = ${id} and account = ${account} and confirmed_at is not null and ended_at is null returning id`.execute(
    tx,
  )
  if (rows.length === 1) await tell(tx, [`account:${account}`])
  return rows.length === 1
}

/** Removes a device whole, with its codes. False when it is not there, or another account's. */
export async function removeDevice(tx: Tx, { account, id }: { account: string; id: string }): Promise<boolean> {
  const { rows } = await sql`
    delete from devices
    where id = ${id} and account = ${account} and confirmed_at is not null and ended_at is null returning id`.execute(
    tx,
  )
  // An app that is open just now hears at once that it is gone.
  if (rows.length === 1) await tell(tx, [`account:${account}`])
  return rows.length === 1
}
