import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'

/** `campuses`: keys of the sites where the person belongs. */
export type Belongings = { groups: string[]; programmes: string[]; campuses: string[] }

/** The groups, programmes and campuses to which a person belongs now. */
export async function belongingsOf(tx: Tx, person: string): Promise<Belongings> {
  const { rows } = await sql<{ group: string; programme: string | null; campus: string | null }>`
    select group_name as "group", programme, campus from lifecycle_v_groups where person = ${person}`.execute(tx)
  const each = (word: string | null) => (word === null ? [] : [word])
  return {
    groups: rows.map(({ group }) => group),
    programmes: rows.flatMap(({ programme }) => each(programme)),
    campuses: rows.flatMap(({ campus }) => each(campus)),
  }
}
