/** The rows of `method_endings_told`, and who may have to be in them. */
import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'

export type Concerned = { readonly account: string; readonly person: string }

type Sought = {
  realm: string
  kinds: readonly string[]
  day: string
  days: number
  /** The account after which to go on; undefined: from the first. */
  after: string | undefined
  limit: number
}

/** Active accounts that have a method of these kinds and were not told yet, by id: a page at a time. */
export async function findConcerned(tx: Tx, { realm, kinds, day, days, after, limit }: Sought): Promise<Concerned[]> {
  const { rows } = await sql<Concerned>`
    select a.id as account, a.person from people_v_accounts a
    where a.realm = ${realm} and a.status = 'active' and (${after ?? null}::uuid is null or a.id > ${after ?? null}::uuid)
      and exists (select from methods_v_registered m where m.account = a.id and m.kind = any(${[...kinds]}::text[]))
      and not exists (
        select from method_endings_told t where t.account = a.id and t.ends_on = ${day}::date and t.days = ${days}::smallint)
    order by a.id limit ${limit}`.execute(tx)
  return rows
}

/** Writes down that somebody is told; false when another process did. */
export async function keepTold(
  tx: Tx,
  { account, day, days, now }: { account: string; day: string; days: number; now: Instant },
): Promise<boolean> {
  const { rows } = await sql`
    insert into method_endings_told (account, ends_on, days, told_at)
    values (${account}, ${day}::date, ${days}::smallint, ${asDate(now)})
    on conflict do nothing returning account`.execute(tx)
  return rows.length === 1
}
