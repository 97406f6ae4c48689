/** The rows of `registration_counts`, and what they are counted from. */
import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'

/** `group` is empty for all accounts of the realm. */
export type Count = { realm: string; group: string; accounts: number; registered: number }

/** A count as it stood on a day, YYYY-MM-DD. */
export type DayCount = Count & { day: string }

/** How many active accounts there are now, and how many have a second factor: by realm, and by group of their persons. */
export async function countRegistrations(tx: Tx, realm?: string): Promise<Count[]> {
  const { rows } = await sql<Count>`
    with active as materialized (
      select a.realm, a.person, exists (select from methods_v_registered m where m.account = a.id) as has
      from people_v_accounts a
      where a.status = 'active' and (${realm ?? null}::text is null or a.realm = ${realm ?? null}))
    select realm, '' as "group", count(*)::int as accounts, count(*) filter (where has)::int as registered
    from active group by realm
    union all
    select a.realm, g.group_name, count(*)::int, count(*) filter (where a.has)::int
    from active a join (select distinct person, group_name from lifecycle_v_groups) g on g.person = a.person
    group by a.realm, g.group_name
    order by 1, 2`.execute(tx)
  return rows
}

/** Keeps a day's counts; a later count of the same day takes the place of an earlier one. */
export async function keepCounts(tx: Tx, { day, counts }: { day: string; counts: readonly Count[] }): Promise<void> {
  await sql`
    insert into registration_counts (realm, day, group_name, accounts, registered)
    select realm, ${day}::date, "group", accounts, registered
    from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb)
      as c (realm text, "group" text, accounts int, registered int)
    on conflict (realm, day, group_name)
      do update set accounts = excluded.accounts, registered = excluded.registered`.execute(tx)
}

/** A realm's counts of a day and later, the oldest first. */
export async function countsSince(tx: Tx, { realm, day }: { realm: string; day: string }): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`
    select realm, day, group_name as "group", accounts, registered from registration_counts
    where realm = ${realm} and day >= ${day}::date order by day, group_name`.execute(tx)
  return rows
}
