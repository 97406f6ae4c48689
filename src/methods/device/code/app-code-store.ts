import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'
import { MOST_DEVICES } from '../devices-store.ts'

export type SealedCode = { readonly id: string; readonly secret: Buffer }

const COUNTS = sql`confirmed_at is not null and voided_at is null and ended_at is null`

/** The code secrets of an account's devices that count, the one used last first. */
export async function codeSecrets(tx: Tx, account: string): Promise<SealedCode[]> {
  const { rows } = await sql<SealedCode>`
    select id, code_secret as secret from devices
    where account = ${account} and code_secret is not null and ${COUNTS}
    order by last_used_at desc nulls last limit ${MOST_DEVICES}`.execute(tx)
  return rows
}

/** Uses a time step up, in one statement: of any number of equal codes at once, one wins (RFC 6238 §5.2). */
export async function spendCodeStep(
  tx: Tx,
  { id, step, now }: { id: string; step: number; now: Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update devices set code_step = ${step}, last_used_at = ${asDate(now)}
    where id = ${id} and ${COUNTS} and code_step < ${step}::bigint returning id`.execute(tx)
  return rows.length === 1
}
