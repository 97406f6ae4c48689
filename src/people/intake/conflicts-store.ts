/** What makes incoming lines impossible: among each other, or with what is stored. Every query tells the lines. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import { type Disagreement, disagreements, type SaidOfPerson } from './disagreement.ts'

/** So many of each kind are told; nobody reads more. `more` counts the rest. */
const MOST = 1_000

export type PeopleConflict =
  | ({ readonly kind: 'lines-disagree'; readonly person: string } & Disagreement)
  | {
      readonly kind: 'name-of-two-persons'
      readonly line: number
      readonly realm: string
      readonly name: string
      readonly otherLine: number
    }
  | {
      readonly kind: 'name-taken'
      readonly line: number
      readonly realm: string
      readonly name: string
      readonly other: string
    }
  | {
      readonly kind: 'name-would-change'
      readonly line: number
      readonly realm: string
      readonly name: string
      readonly old: string
    }

export type PeopleConflicts = { readonly conflicts: readonly PeopleConflict[]; readonly more: number }

/** Every conflict of the incoming persons and accounts. */
export async function findPeopleConflicts(tx: Tx): Promise<PeopleConflicts> {
  const found = [
    await linesThatDisagree(tx),
    await namesOfTwoPersons(tx),
    await namesTaken(tx),
    await namesThatChange(tx),
  ]
  return { conflicts: found.flatMap((one) => one.conflicts), more: found.reduce((sum, one) => sum + one.more, 0) }
}

const said = (alias: RawBuilder<unknown>) => sql`jsonb_build_object(
  'line', ${alias}.line, 'given_name', ${alias}.given_name, 'family_name', ${alias}.family_name,
  'birth_date', ${alias}.birth_date, 'language', ${alias}.language,
  'national_number', encode(${alias}.national_number_index, 'hex'), 'personal_email', ${alias}.mail,
  'phone', encode(${alias}.phone_index, 'hex'), 'initial_password', encode(${alias}.initial_mark, 'hex'),
  'account_names', ${alias}.account_names, 'faulty', ${alias}.faulty)`

/** Lines are compared with the person's first one, so that a third line is not told twice. */
async function linesThatDisagree(tx: Tx): Promise<PeopleConflicts> {
  const pairs = await sql<{ person: string; here: SaidOfPerson; there: SaidOfPerson; found: number }>`
    with pair as (
      select here.number as person, ${said(sql`here`)} as here, ${said(sql`there`)} as there, here.line
      from incoming_persons here
      join incoming_first there on there.number = here.number and there.line < here.line)
    select person, here, there, count(*) over ()::int as found from pair
    where here - 'line' - 'faulty' <> there - 'line' - 'faulty'
    order by line limit ${MOST}`.execute(tx)
  const conflicts = pairs.rows.flatMap(({ person, here, there }) =>
    disagreements(here, there).map((one) => ({ kind: 'lines-disagree' as const, person, ...one })),
  )
  return { conflicts, more: beyond(pairs.rows) }
}

async function namesOfTwoPersons(tx: Tx): Promise<PeopleConflicts> {
  const found = await sql<{ line: number; realm: string; name: string; otherLine: number; found: number }>`
    with named as (
      select line, realm, sign_in_name as name, person_number, first_value(person_number) over same as first_person,
        first_value(line) over same as "otherLine"
      from incoming_accounts window same as (partition by realm, sign_in_name order by line))
    select line, realm, name, "otherLine", count(*) over ()::int as found
    from named where person_number <> first_person
    order by line, realm limit ${MOST}`.execute(tx)
  return told('name-of-two-persons', found.rows)
}

async function namesTaken(tx: Tx): Promise<PeopleConflicts> {
  const found = await sql<{ line: number; realm: string; name: string; other: string; found: number }>`
    select i.line, i.realm, i.sign_in_name as name, p.number as other, count(*) over ()::int as found
    from incoming_accounts i
    join accounts a on a.realm = i.realm and a.sign_in_key = i.sign_in_name
    join persons p on p.id = a.person
    where p.number <> i.person_number
    order by i.line, i.realm limit ${MOST}`.execute(tx)
  return told('name-taken', found.rows)
}

/** A sign-in name is for life: applications know people by it, and a name set free could be given to a stranger. */
async function namesThatChange(tx: Tx): Promise<PeopleConflicts> {
  const found = await sql<{ line: number; realm: string; name: string; old: string; found: number }>`
    select i.line, i.realm, i.sign_in_name as name, a.sign_in_name as old, count(*) over ()::int as found
    from incoming_accounts i
    join accounts a on a.id = i.id
    where i.known and a.sign_in_key <> i.sign_in_name
    order by i.line, i.realm limit ${MOST}`.execute(tx)
  return told('name-would-change', found.rows)
}

function told<K extends PeopleConflict['kind'], R extends { found: number }>(kind: K, rows: readonly R[]) {
  const conflicts = rows.map(({ found, ...row }) => ({ kind, ...row }) as unknown as PeopleConflict)
  return { conflicts, more: beyond(rows) }
}

const beyond = (rows: readonly { found: number }[]): number => (rows[0]?.found ?? 0) - rows.length

/** A line whose national number another person has as well: allowed, and worth a look. */
export type SharedNationalNumber = { readonly line: number; readonly other: string }

/** Persons of the file who share a national number with another person, of the file or stored. */
export async function findSharedNationalNumbers(tx: Tx): Promise<SharedNationalNumber[]> {
  const found = await sql<SharedNationalNumber>`
    select here.line, min(there.number) as other
    from incoming_first here
    join (
      select number, national_number_index from persons where national_number_index is not null
      union all select number, national_number_index from incoming_persons where national_number_index is not null
    ) there on there.national_number_index = here.national_number_index and there.number <> here.number
    group by here.line order by here.line limit ${MOST}`.execute(tx)
  return found.rows
}
