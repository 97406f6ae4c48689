/** What lets a session with one factor do for now: an access pass when it began, or a pause of its account. */
import type { Tx } from '../../base/database/database.ts'
import { ask } from '../../base/database/statements/statement.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'

const SPARED = `
  select s.stood_in as "stoodIn",
    coalesce((select p.paused_from <= $2::timestamptz and $2::timestamptz < p.paused_until
      from methods_v_standing p where p.account = s.account), false) as paused
  from sessions s where s.id = $1::uuid`

export type Spared = { stoodIn: boolean; paused: boolean }

/** Of a session that lives; one that does not is spared nothing. */
export async function sparedIn(tx: Tx, { session, now }: { session: string; now: Instant }): Promise<Spared> {
  return (await ask<Spared>(tx, SPARED, [session, asDate(now)])).rows[0] ?? { stoodIn: false, paused: false }
}
