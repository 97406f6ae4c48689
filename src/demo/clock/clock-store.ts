import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'

/** How far the clock of this installation has been moved, in milliseconds. */
export async function findOffset(tx: Tx): Promise<number> {
  const { rows } = await sql<{ offset_ms: number }>`select offset_ms from demo_clock`.execute(tx)
  return rows[0]?.offset_ms ?? 0
}

/** The same, locked until the transaction ends: who moves the clock next starts from where this one leaves it. */
export async function lockOffset(tx: Tx): Promise<number> {
  const { rows } = await sql<{ offset_ms: number }>`
    insert into demo_clock (offset_ms) values (0)
    on conflict (only_row) do update set offset_ms = demo_clock.offset_ms
    returning offset_ms`.execute(tx)
  return rows[0]?.offset_ms ?? 0
}

/** Keeps a new offset, which is never smaller than the old one. */
export async function keepOffset(tx: Tx, offset: number): Promise<void> {
  await sql`update demo_clock set offset_ms = greatest(offset_ms, ${offset}::bigint)`.execute(tx)
}
