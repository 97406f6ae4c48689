/**
 * Persons and accounts on their way in: the lines of a file, in tables that live as long as the transaction. Each line
 * already bears the identifier of the row that it will become or is, so that values are sealed to that row.
 */
import { sql } from 'kysely'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Bulk, CopyValue } from '../../base/database/bulk.ts'
import type { Tx } from '../../base/database/database.ts'
import { newId } from '../../base/ids.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { AccountStatus } from '../account.ts'
import { nationalNumberIndex, phoneIndex, sealNationalNumber, sealPhone } from '../persons-store.ts'
import type { IncomingPerson } from './incoming.ts'

/** Takes the one place in which persons and accounts are taken in; another who wants it waits until the transaction ends. */
export async function lockIntake(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('people.intake', 0))`.execute(tx)
}

/** Whether somebody else holds that place now; for telling, not for deciding. */
export async function intakeIsTaken(tx: Tx): Promise<boolean> {
  const found = await sql<{ taken: boolean }>`
    select exists (
      select from pg_locks l join pg_database d on d.oid = l.database
      where d.datname = current_database() and l.locktype = 'advisory' and l.granted and l.objsubid = 1
        and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('people.intake', 0)
    ) as taken`.execute(tx)
  return found.rows[0]?.taken ?? false
}

const personColumns = (
  'line id known number given_name family_name birth_date language national_number national_number_index ' +
  'mail_id mail phone_id phone phone_index initial_mark account_names faulty'
).split(' ')
const accountColumns = 'line id known person_number realm sign_in_name by_mail'.split(' ')

/** Makes the tables; they vanish at the end of the transaction. */
export async function openIncomingPeople(tx: Tx): Promise<void> {
  await sql`
    create temporary table incoming_persons (
      line int, id uuid, known boolean, number text, given_name text, family_name text, birth_date date, language text,
      national_number bytea, national_number_index bytea, mail_id uuid, mail text, phone_id uuid, phone bytea,
      phone_index bytea, initial_mark bytea, account_names text[], faulty text[]
    ) on commit drop`.execute(tx)
  await sql`
    create temporary table incoming_accounts (
      line int, id uuid, known boolean, person_number text, realm text, sign_in_name text, by_mail boolean
    ) on commit drop`.execute(tx)
}

/**
 * After the last line: picks the line that speaks for each person, the first, and lets the planner see what came in.
 * The indexes bound what a wrong guess of its can cost: it knows nothing yet of rows that the merge adds.
 */
export async function settleIncomingPeople(tx: Tx): Promise<void> {
  await sql`
    create temporary table incoming_first on commit drop as
    select distinct on (i.number) i.*, i.mail is not null and not exists (
      select from persons p join addresses a on a.person = p.id
      where p.number = i.number and a.kind = 'mail' and a.source = 'administration' and a.mail = i.mail) as mail_is_new
    from incoming_persons i order by i.number, i.line`.execute(tx)
  await sql`create unique index on incoming_first (number)`.execute(tx)
  await sql`create index on incoming_accounts (id)`.execute(tx)
  for (const table of ['incoming_persons', 'incoming_accounts', 'incoming_first'])
    await sql`analyze ${sql.table(table)}`.execute(tx)
}

/** An account of a line: the row that it is or will become. */
export type StagedAccount = { line: number; id: string; status: AccountStatus | 'new' }

/** Streams the persons of some lines in; answers the accounts that those lines name. */
export async function stagePersons(
  deps: { keyring: Keyring },
  { tx, copyRows }: Bulk,
  { persons, now }: { persons: readonly IncomingPerson[]; now: Instant },
): Promise<StagedAccount[]> {
  const known = await findKnown(tx, [...new Set(persons.map((person) => person.number))])
  const staged = persons.flatMap((person) =>
    person.accounts.map((account) => {
      const there = known.accounts.get(`${person.number}\n${account.realm}`)
      return { person, account, id: there?.id ?? newId(now), status: there?.status ?? ('new' as const) }
    }),
  )
  const rows = persons.map((person) =>
    personRow(deps.keyring, person, { known: known.persons.get(person.number), now }),
  )
  await copyRows('incoming_persons', personColumns, rows)
  await copyRows(
    'incoming_accounts',
    accountColumns,
    staged.map(({ person, account, id, status }) => {
      const { realm, signInName, byMail } = account
      return [person.line, id, status !== 'new', person.number, realm, signInName, byMail]
    }),
  )
  return staged.map(({ person, id, status }) => ({ line: person.line, id, status }))
}

function personRow(
  keyring: Keyring,
  person: IncomingPerson,
  { known, now }: { known: KnownPerson | undefined; now: Instant },
): CopyValue[] {
  const id = known?.id ?? newId(now)
  const phoneId = known?.phoneId ?? newId(now)
  return [
    person.line,
    id,
    known !== undefined,
    person.number,
    person.givenName,
    person.familyName,
    person.birthDate,
    person.language,
    ...sealed(person.nationalNumber, known?.nationalNumberIndex, numberSealer(keyring, id)),
    known?.mailId ?? newId(now),
    person.mail,
    phoneId,
    ...sealed(person.phone, known?.phoneIndex, phoneSealer(keyring, phoneId)),
    person.initialPassword && keyring.mac('import:initial-password', `${person.number}:${person.initialPassword}`),
    person.accounts.map(({ realm, signInName }) => `${realm}=${signInName}`).sort(),
    person.faulty,
  ]
}

type Sealer = { index(value: string): Buffer; seal(value: string): Buffer }

const numberSealer = (keyring: Keyring, id: string): Sealer => ({
  index: (value) => nationalNumberIndex(keyring, value),
  seal: (value) => sealNationalNumber(keyring, id, value).sealed,
})

const phoneSealer = (keyring: Keyring, id: string): Sealer => ({
  index: (value) => phoneIndex(keyring, value),
  seal: (value) => sealPhone(keyring, id, value).sealed,
})

/** The sealed value and its index. What is stored already is not sealed again: the index alone tells that it is the same. */
function sealed(value: string | undefined, stored: Buffer | null | undefined, sealer: Sealer): [CopyValue, CopyValue] {
  if (value === undefined) return [null, null]
  const index = sealer.index(value)
  return [stored?.equals(index) ? null : sealer.seal(value), index]
}

type KnownPerson = {
  id: string
  number: string
  nationalNumberIndex: Buffer | null
  mailId: string | null
  phoneId: string | null
  phoneIndex: Buffer | null
}
type KnownAccount = { id: string; number: string; realm: string; status: AccountStatus }

async function findKnown(tx: Tx, numbers: readonly string[]) {
  const persons = await sql<KnownPerson>`
    select p.id, p.number, p.national_number_index as "nationalNumberIndex", mail.id as "mailId", phone.id as "phoneId",
      phone.phone_index as "phoneIndex"
    from persons p
    left join addresses mail on mail.person = p.id and mail.kind = 'mail' and mail.source = 'administration'
    left join addresses phone on phone.person = p.id and phone.kind = 'phone' and phone.source = 'administration'
    where p.number = any(${numbers}::text[])`.execute(tx)
  const accounts = await sql<KnownAccount>`
    select a.id, p.number, a.realm, a.status from accounts a join persons p on p.id = a.person
    where p.number = any(${numbers}::text[])`.execute(tx)
  return {
    persons: new Map(persons.rows.map((row) => [row.number, row])),
    accounts: new Map(accounts.rows.map((row) => [`${row.number}\n${row.realm}`, row])),
  }
}
