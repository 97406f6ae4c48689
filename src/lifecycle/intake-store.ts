/** Enrolments on their way in: the lines of a file, in a table that lives as long as the transaction. */
import { sql } from 'kysely'
import type { Bulk } from '../base/database/bulk.ts'
import type { Tx } from '../base/database/database.ts'
import { newId } from '../base/ids.ts'
import { asDate, type Instant } from '../base/time/instant.ts'
import type { Tally } from '../people/index.ts'
import type { EnrolmentStatus } from './enrolments-store.ts'

/** The enrolment of one line. What the line leaves empty is left out. */
export type IncomingEnrolment = {
  readonly line: number
  /** What the student administration calls the enrolment. */
  readonly number: string
  readonly personNumber: string
  readonly institution?: string | undefined
  readonly group?: string | undefined
  readonly programme?: string | undefined
  readonly campus?: string | undefined
  readonly status?: EnrolmentStatus | undefined
  /** YYYY-MM-DD */
  readonly statusDate?: string | undefined
  readonly secondReminderDate?: string | undefined
}

/** What a file speaks of at all: a column that it has not leaves what is stored as it is. */
export type GivenEnrolmentColumns = {
  readonly institution: boolean
  readonly programme: boolean
  readonly campus: boolean
  readonly secondReminderDate: boolean
}

const columns =
  'line id number person_number institution group_name programme campus status status_date second_reminder_date'.split(
    ' ',
  )

/** Makes the table; it vanishes at the end of the transaction. */
export async function openIncomingEnrolments(tx: Tx): Promise<void> {
  await sql`
    create temporary table incoming_enrolments (
      line int, id uuid, number text, person_number text, institution text, group_name text, programme text,
      campus text, status text, status_date date, second_reminder_date date
    ) on commit drop`.execute(tx)
}

/** Streams the enrolments of some lines in. */
export async function stageEnrolments(
  { copyRows }: Bulk,
  { enrolments, now }: { enrolments: readonly IncomingEnrolment[]; now: Instant },
): Promise<void> {
  const rows = enrolments.map((one) => [
    one.line,
    newId(now),
    one.number,
    one.personNumber,
    one.institution,
    one.group,
    one.programme,
    one.campus,
    one.status,
    one.statusDate,
    one.secondReminderDate,
  ])
  await copyRows('incoming_enrolments', columns, rows)
}

export type EnrolmentConflict =
  | { readonly kind: 'enrolment-twice'; readonly line: number; readonly number: string; readonly otherLine: number }
  | { readonly kind: 'enrolment-of-another'; readonly line: number; readonly number: string; readonly other: string }

const MOST = 1_000

/** Lines that name an enrolment again, or one that belongs to another person; at most a thousand of each, `more` the rest. */
export async function findEnrolmentConflicts(tx: Tx): Promise<{ conflicts: EnrolmentConflict[]; more: number }> {
  await sql`create index on incoming_enrolments (number)`.execute(tx)
  await sql`analyze incoming_enrolments`.execute(tx)
  const twice = await sql<{ line: number; number: string; otherLine: number; found: number }>`
    with numbered as (
      select line, number, min(line) over (partition by number) as "otherLine" from incoming_enrolments)
    select line, number, "otherLine", count(*) over ()::int as found
    from numbered where line > "otherLine"
    order by line limit ${MOST}`.execute(tx)
  const moved = await sql<{ line: number; number: string; other: string; found: number }>`
    select i.line, i.number, p.number as other, count(*) over ()::int as found
    from incoming_enrolments i
    join enrolments e on e.number = i.number
    join people_v_persons p on p.id = e.person
    where p.number <> i.person_number
    order by i.line limit ${MOST}`.execute(tx)
  return {
    conflicts: [
      ...twice.rows.map(({ found: _, ...row }) => ({ kind: 'enrolment-twice' as const, ...row })),
      ...moved.rows.map(({ found: _, ...row }) => ({ kind: 'enrolment-of-another' as const, ...row })),
    ],
    more: [twice.rows, moved.rows].reduce((sum, rows) => sum + (rows[0]?.found ?? 0) - rows.length, 0),
  }
}

export type EnrolmentChanges = { readonly enrolmentsAdded: Tally; readonly enrolmentsChanged: Tally }

/** Merges every enrolment that came in, after `mergePeople` has merged their persons. What is the same is not touched. */
export async function mergeEnrolments(
  tx: Tx,
  { given, now }: { given: GivenEnrolmentColumns; now: Instant },
): Promise<EnrolmentChanges> {
  return { enrolmentsChanged: await changeEnrolments(tx, given, now), enrolmentsAdded: await addEnrolments(tx, now) }
}

const tally = sql`count(*)::int as count, coalesce((array_agg(name order by name))[1:10], '{}') as first`
const NOTHING: Tally = { count: 0, first: [] }

async function changeEnrolments(tx: Tx, given: GivenEnrolmentColumns, now: Instant): Promise<Tally> {
  const known = [
    ...['group_name', 'status', 'status_date'],
    ...(given.institution ? ['institution'] : []),
    ...(given.programme ? ['programme'] : []),
    ...(given.campus ? ['campus'] : []),
    ...(given.secondReminderDate ? ['second_reminder_date'] : []),
  ]
  const ofAlias = (alias: string) => sql.join(known.map((column) => sql.raw(`${alias}.${column}`)))
  const done = await sql<Tally>`
    with changed as (
      update enrolments e
      set ${sql.join(known.map((column) => sql.raw(`${column} = i.${column}`)))}, changed_at = ${asDate(now)}
      from incoming_enrolments i
      where e.number = i.number and (${ofAlias('e')}) is distinct from (${ofAlias('i')})
      returning e.number as name)
    select ${tally} from changed`.execute(tx)
  return done.rows[0] ?? NOTHING
}

async function addEnrolments(tx: Tx, now: Instant): Promise<Tally> {
  const done = await sql<Tally>`
    with added as (
      insert into enrolments (id, number, person, institution, group_name, programme, campus, status, status_date,
        second_reminder_date, created_at, changed_at)
      select i.id, i.number, p.id, i.institution, i.group_name, i.programme, i.campus, i.status, i.status_date,
        i.second_reminder_date, ${asDate(now)}, ${asDate(now)}
      from incoming_enrolments i join people_v_persons p on p.number = i.person_number
      where not exists (select from enrolments e where e.number = i.number)
      returning number as name)
    select ${tally} from added`.execute(tx)
  return done.rows[0] ?? NOTHING
}
