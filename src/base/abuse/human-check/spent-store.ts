import { sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import { asDate, type Instant } from '../../time/instant.ts'

/** Uses a mark up; false when it was used before. One statement: of any number at once one wins, on all processes. */
export async function spendMark(tx: Tx, { mark, until }: { mark: Buffer; until: Instant }): Promise<boolean> {
  const { rows } = await sql`
    insert into human_checks_spent (mark, forget_at) values (${mark}, ${asDate(until)})
    on conflict (mark) do nothing returning mark`.execute(tx)
  return rows.length === 1
}

/** Forgets marks whose challenge or ticket would be refused for its age by now. */
export async function forgetSpentMarks(tx: Tx, now: Instant): Promise<void> {
  await sql`delete from human_checks_spent where forget_at < ${asDate(now)}`.execute(tx)
}
