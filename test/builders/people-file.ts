/** Files of people to test with, and a database into which they are imported. */
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Database } from '../../src/base/database/database.ts'
import type { Clock } from '../../src/base/time/clock.ts'
import { faultText, type ImportResult, importPeople } from '../../src/provisioning/index.ts'
import { testKeyring } from '../harness/database.ts'
import { aCampus } from './campus.ts'

export const header =
  'enrolment_id,person_id,given_name,family_name,birth_date,national_number,personal_email,phone,language,institution,' +
  'group,programme,campus,status,status_date,second_reminder_date,initial_password,account_campus,account_association'

const ann: Record<string, string> = {
  enrolment_id: 'E1',
  person_id: 'P1',
  given_name: 'Ann',
  family_name: 'Peeters',
  birth_date: '2004-03-01',
  national_number: '17.07.30-033.84',
  personal_email: 'ann@home.example',
  phone: '0470 00 00 01',
  language: 'en',
  group: 'student',
  programme: 'nursing',
  campus: 'brussels',
  status: 'enrolled',
  status_date: '2026-09-21',
  account_campus: 'ann.peeters',
  account_association: 'r0000001',
}

/** What is different of Bo, who has one account and no national number. */
export const bo = {
  enrolment_id: 'E2',
  person_id: 'P2',
  given_name: 'Bo',
  family_name: 'Maes',
  national_number: '',
  personal_email: 'bo@home.example',
  account_campus: 'bo.maes',
  account_association: '',
}

/** A line of the file: Ann, a student in Brussels with an account in both realms, unless told. */
export const aLine = (given: Record<string, string> = {}): string =>
  header
    .split(',')
    .map((column) => given[column] ?? ann[column] ?? '')
    .join(',')

/** Imports into this database by this clock. */
export function importsOf(db: Database, clock: Clock) {
  const deps = { db, clock, keyring: testKeyring(), campus: aCampus() }
  const read = (text: string, dryRun = false): Promise<ImportResult> =>
    importPeople(deps, { bytes: Readable.from([Buffer.from(text)]), name: 'people.csv', dryRun })
  return {
    read,
    readLines: (...lines: string[]) => read([header, ...lines, ''].join('\n')),
    /** All rows of a table, in an order that does not change. */
    rowsOf: async (table: string) =>
      (await sql<Record<string, unknown>>`select * from ${sql.table(table)} t order by t::text`.execute(db.kysely))
        .rows,
    /** Nobody is there any more. */
    async forgetPeople() {
      for (const table of ['initial_passwords', 'enrolments', 'accounts', 'addresses', 'persons'])
        await sql`delete from ${sql.table(table)}`.execute(db.kysely)
    },
  }
}

/** How many of each kind changed; those of which none did are left out. */
export function changesOf(result: ImportResult): Record<string, number> {
  if (result.outcome === 'refused') return assert.fail(result.faults.map(faultText).join('\n'))
  const counts = Object.entries(result.changes).map(([kind, change]): [string, number] => [
    kind,
    typeof change === 'number' ? change : change.count,
  ])
  return Object.fromEntries(counts.filter(([, count]) => count !== 0))
}

/** Line, column and key of each fault. */
export function faultsOf(result: ImportResult) {
  if (result.outcome !== 'refused') return assert.fail('the file was imported')
  return result.faults.map(({ line, column, key }) => [line, column, key])
}
