import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'

export type Belongings = { groups: string[]; programmes: string[] }

/** The groups and programmes to which a person belongs now. */
export async function belongingsOf(tx: Tx, person: string): Promise<Belongings> {
  const { rows } = await sql<{ group: string; programme: string | null }>`
    select group_name as "group", programme from lifecycle_v_groups where person = ${person}`.execute(tx)
  return {
    groups: rows.map(({ group }) => group),
    programmes: rows.flatMap(({ programme }) => (programme === null ? [] : [programme])),
  }
}
