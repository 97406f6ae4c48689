/** Enrolments: a person's ties to the institution over time. */
import { sql } from 'kysely'
import type { Tx } from '../base/database/database.ts'
import { asDate, type Instant } from '../base/time/instant.ts'

export const enrolmentStatuses = ['enrolled', 'graduated', 'withdrawn', 'ended'] as const
export type EnrolmentStatus = (typeof enrolmentStatuses)[number]

/** Groups to which a person belongs now, in order of the alphabet: those of enrolments that have not ended. */
export async function groupsOf(tx: Tx, person: string): Promise<string[]> {
  const found = await sql<{ group: string }>`
    select distinct group_name as "group" from lifecycle_v_groups where person = ${person} order by 1`.execute(tx)
  return found.rows.map((row) => row.group)
}

export type NewEnrolment = {
  id: string
  /** What the student administration calls it (`enrolment_id`). */
  number: string
  person: string
  institution: string
  group: string
  programme?: string
  campus?: string
  status: EnrolmentStatus
  /** YYYY-MM-DD */
  statusDate: string
  now: Instant
}

/** Adds one enrolment. Throws when its number is taken. */
export async function addEnrolment(tx: Tx, added: NewEnrolment): Promise<void> {
  await sql`
    insert into enrolments (id, number, person, institution, group_name, programme, campus, status, status_date, created_at, changed_at)
    values (${added.id}, ${added.number}, ${added.person}, ${added.institution}, ${added.group}, ${added.programme ?? null},
      ${added.campus ?? null}, ${added.status}, ${added.statusDate}, ${asDate(added.now)}, ${asDate(added.now)})`.execute(
    tx,
  )
}

/** What a person belongs to now, for the question who may use what. */
export type Memberships = {
  readonly groups: readonly string[]
  readonly programmes: readonly string[]
  readonly institutions: readonly string[]
}

/** Groups, programmes and institutions of the enrolments that have not ended. One query. */
export async function membershipsOf(tx: Tx, person: string): Promise<Memberships> {
  const found = await sql<Memberships>`
    select coalesce(array_agg(distinct group_name), '{}') as groups,
      coalesce(array_agg(distinct programme) filter (where programme is not null), '{}') as programmes,
      coalesce(array_agg(distinct institution), '{}') as institutions
    from enrolments where person = ${person} and status = 'enrolled'`.execute(tx)
  return found.rows[0] ?? { groups: [], programmes: [], institutions: [] }
}

/** One tie to the institution, as its person reads it. */
export type Enrolment = {
  readonly id: string
  readonly institution: string
  readonly group: string
  readonly programme: string | null
  readonly campus: string | null
  readonly status: EnrolmentStatus
  /** YYYY-MM-DD: since when the status holds. */
  readonly statusDate: string
}

/** All enrolments of a person, those that hold now first, then the newest. */
export async function enrolmentsOf(tx: Tx, person: string): Promise<Enrolment[]> {
  const found = await sql<Enrolment>`
    select id, institution, group_name as "group", programme, campus, status, status_date as "statusDate"
    from enrolments where person = ${person} order by status <> 'enrolled', status_date desc, id`.execute(tx)
  return found.rows
}
