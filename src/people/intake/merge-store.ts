/**
 * Incoming persons and accounts become stored ones, in a few statements over all of them. What is the same is not
 * touched, so that taking the same file in again changes no row.
 */
import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import type { GivenColumns, Tally } from './incoming.ts'

export type PeopleChanges = {
  readonly personsAdded: Tally
  readonly personsChanged: Tally
  readonly addressesChanged: Tally
  readonly accountsAdded: Tally
}

/** Merges everything that came in. The caller has looked for conflicts before, and holds the intake's lock. */
export async function mergePeople(
  tx: Tx,
  { given, now }: { given: GivenColumns; now: Instant },
): Promise<PeopleChanges> {
  const personsChanged = await changePersons(tx, given, now)
  const personsAdded = await addPersons(tx, now)
  const addressesChanged = joined([
    ...(given.mail ? await mergeMail(tx, now) : []),
    ...(given.phone ? await mergePhone(tx, now) : []),
  ])
  return { personsAdded, personsChanged, addressesChanged, accountsAdded: await addAccounts(tx, now) }
}

const SHOWN = 10
const tally = sql`count(*)::int as count, coalesce((array_agg(name order by name))[1:${sql.lit(SHOWN)}], '{}') as first`

async function changePersons(tx: Tx, given: GivenColumns, now: Instant): Promise<Tally> {
  const known = [
    sql`given_name`,
    sql`family_name`,
    ...(given.birthDate ? [sql`birth_date`] : []),
    ...(given.language ? [sql`language`] : []),
    ...(given.nationalNumber ? [sql`national_number_index`] : []),
  ]
  const [stored, incoming] = ['p', 'i'].map((alias) =>
    sql.join(known.map((column) => sql`${sql.raw(alias)}.${column}`)),
  )
  const sealed = sql`, national_number = case
    when p.national_number_index is not distinct from i.national_number_index then p.national_number else i.national_number end`
  const done = await sql<Tally>`
    with changed as (
      update persons p
      set ${sql.join(known.map((column) => sql`${column} = i.${column}`))}, changed_at = ${asDate(now)}
        ${given.nationalNumber ? sealed : sql``}
      from incoming_first i
      where p.number = i.number and (${stored}) is distinct from (${incoming})
      returning p.given_name || ' ' || p.family_name as name)
    select ${tally} from changed`.execute(tx)
  return done.rows[0] ?? NOTHING
}

async function addPersons(tx: Tx, now: Instant): Promise<Tally> {
  const done = await sql<Tally>`
    with added as (
      insert into persons (id, number, given_name, family_name, birth_date, national_number, national_number_index,
        language, created_at, changed_at)
      select i.id, i.number, i.given_name, i.family_name, i.birth_date, i.national_number, i.national_number_index,
        i.language, ${asDate(now)}, ${asDate(now)}
      from incoming_first i
      where not exists (select from persons p where p.number = i.number)
      returning given_name || ' ' || family_name as name)
    select ${tally} from added`.execute(tx)
  return done.rows[0] ?? NOTHING
}

/** An address that changes is no longer verified: whoever proved the old one has proved nothing of the new. */
async function mergeMail(tx: Tx, now: Instant): Promise<Tally[]> {
  const changed = await sql<Tally>`
    with changed as (
      update addresses a set mail = i.mail, verified_at = null, changed_at = ${asDate(now)}
      from incoming_first i join persons p on p.number = i.number
      where a.person = p.id and a.kind = 'mail' and a.source = 'administration' and a.mail <> i.mail
      returning p.given_name || ' ' || p.family_name as name)
    select ${tally} from changed`.execute(tx)
  const added = await sql<Tally>`
    with added as (
      insert into addresses (id, person, kind, source, mail, created_at, changed_at)
      select i.mail_id, p.id, 'mail', 'administration', i.mail, ${asDate(now)}, ${asDate(now)}
      from incoming_first i join persons p on p.number = i.number
      where i.mail is not null and not exists (
        select from addresses a where a.person = p.id and a.kind = 'mail' and a.source = 'administration')
      returning person)
    select ${tally} from added join lateral (
      select given_name || ' ' || family_name as name from persons p where p.id = added.person) n on true`.execute(tx)
  return [...changed.rows, ...added.rows, await dropAddresses(tx, 'mail')]
}

async function mergePhone(tx: Tx, now: Instant): Promise<Tally[]> {
  const changed = await sql<Tally>`
    with changed as (
      update addresses a
      set phone = i.phone, phone_index = i.phone_index, verified_at = null, changed_at = ${asDate(now)}
      from incoming_first i join persons p on p.number = i.number
      where a.person = p.id and a.kind = 'phone' and a.source = 'administration' and a.phone_index <> i.phone_index
      returning p.given_name || ' ' || p.family_name as name)
    select ${tally} from changed`.execute(tx)
  const added = await sql<Tally>`
    with added as (
      insert into addresses (id, person, kind, source, phone, phone_index, created_at, changed_at)
      select i.phone_id, p.id, 'phone', 'administration', i.phone, i.phone_index, ${asDate(now)}, ${asDate(now)}
      from incoming_first i join persons p on p.number = i.number
      where i.phone_index is not null and not exists (
        select from addresses a where a.person = p.id and a.kind = 'phone' and a.source = 'administration')
      returning person)
    select ${tally} from added join lateral (
      select given_name || ' ' || family_name as name from persons p where p.id = added.person) n on true`.execute(tx)
  return [...changed.rows, ...added.rows, await dropAddresses(tx, 'phone')]
}

/** What the administration no longer knows; addresses that the person gave stay. */
async function dropAddresses(tx: Tx, kind: 'mail' | 'phone'): Promise<Tally> {
  const done = await sql<Tally>`
    with dropped as (
      delete from addresses a using incoming_first i join persons p on p.number = i.number
      where a.person = p.id and a.kind = ${kind} and a.source = 'administration'
        and ${kind === 'mail' ? sql`i.mail` : sql`i.phone_index`} is null
      returning p.given_name || ' ' || p.family_name as name)
    select ${tally} from dropped`.execute(tx)
  return done.rows[0] ?? NOTHING
}

async function addAccounts(tx: Tx, now: Instant): Promise<Tally> {
  const done = await sql<Tally>`
    with added as (
      insert into accounts (id, person, realm, sign_in_name, sign_in_key, status, created_at, changed_at)
      select distinct on (p.id, i.realm) i.id, p.id, i.realm, i.sign_in_name, i.sign_in_name, 'invited', ${asDate(now)}::timestamptz,
        ${asDate(now)}::timestamptz
      from incoming_accounts i join persons p on p.number = i.person_number
      where not i.known
      order by p.id, i.realm, i.line
      returning sign_in_name as name)
    select ${tally} from added`.execute(tx)
  return done.rows[0] ?? NOTHING
}

const NOTHING: Tally = { count: 0, first: [] }

const joined = (tallies: readonly Tally[]): Tally => ({
  count: tallies.reduce((sum, one) => sum + one.count, 0),
  first: [...new Set(tallies.flatMap((one) => one.first))].sort().slice(0, SHOWN),
})
