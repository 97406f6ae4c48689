import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { aLine, bo, changesOf, faultsOf, header, importsOf } from '../../../test/builders/people-file.ts'
import { fixedClock, type TestDatabase, testDatabase } from '../../../test/harness/database.ts'
import { faultText } from '../people-file/fault.ts'

let base: TestDatabase
let imports: ReturnType<typeof importsOf>
const clock = fixedClock(Date.UTC(2026, 9, 1, 8))

before(async () => {
  base = await testDatabase()
  imports = importsOf(base.db, clock)
})
after(() => base.close())
beforeEach(() => imports.forgetPeople())

const read = (text: string, dryRun?: boolean) => imports.read(text, dryRun)
const readLines = (...lines: string[]) => imports.readLines(...lines)
const rowsOf = (table: string) => imports.rowsOf(table)
const tables = ['persons', 'addresses', 'accounts', 'enrolments', 'initial_passwords', 'audit_events']
const stored = () => Promise.all(tables.map(rowsOf))

test('all or nothing: one faulty line of many, and nothing of the file is applied', async () => {
  const before = await stored()
  const lines = Array.from({ length: 50 }, (_, i) =>
    aLine({
      ...bo,
      enrolment_id: `E${i}`,
      person_id: `P${i}`,
      account_campus: `bo.maes.${i}`,
      phone: i === 49 ? '12' : '',
    }),
  )
  assert.deepEqual(faultsOf(await readLines(...lines)), [[51, 'phone', 'wrong-phone']])
  assert.deepEqual(await stored(), before)
})

test('faults of single lines and of lines together are told at once, in order of lines', async () => {
  await readLines(aLine())
  const result = await readLines(
    aLine({ ...bo, account_campus: 'ann.peeters' }),
    aLine({ ...bo, enrolment_id: 'E3', family_name: 'Claes', phone: 'x' }),
    aLine({ account_campus: 'ann.claes' }),
    aLine({ ...bo, person_id: 'P3', enrolment_id: 'E1', account_campus: 'bo.maes' }),
    aLine({ ...bo, person_id: 'P4', enrolment_id: 'E5', status_date: '21/09/2026', account_campus: '' }),
  )
  assert.deepEqual(faultsOf(result), [
    [2, 'account_campus', 'name-taken'],
    [3, 'phone', 'wrong-phone'],
    [3, 'family_name', 'lines-disagree'],
    [3, 'account_campus', 'lines-disagree'],
    [4, 'account_campus', 'name-would-change'],
    [5, 'account_campus', 'name-of-two-persons'],
    [5, 'enrolment_id', 'enrolment-twice'],
    [5, 'enrolment_id', 'enrolment-of-another'],
    [6, 'status_date', 'wrong-date'],
  ])
})

test('one account name for two persons is refused, within the file and against what is stored', async () => {
  const result = await readLines(aLine(), aLine({ ...bo, account_campus: 'Ann.Peeters' }))
  assert.deepEqual(faultsOf(result), [[3, 'account_campus', 'name-of-two-persons']])
  await readLines(aLine())
  const later = await readLines(aLine({ ...bo, account_campus: '', account_association: 'R0000001' }))
  assert.deepEqual(faultsOf(later), [[2, 'account_association', 'name-taken']])
})

test('lines that disagree about a person are told with both values; secrets without', async () => {
  const result = await readLines(
    aLine(),
    aLine({ enrolment_id: 'E2', given_name: 'Anna', phone: '0470000002', national_number: '' }),
  )
  assert.ok(result.outcome === 'refused')
  assert.deepEqual(result.faults.map(faultText), [
    'line 3, given_name: Line 2 is about the same person (P1) and says “Ann”; this one says “Anna”.',
    'line 3, national_number: Line 2 is about the same person (P1) and says something else.',
    'line 3, phone: Line 2 is about the same person (P1) and says something else.',
  ])
})

test('without the column enrolment_id the enrolment is the person’s, and a second line is refused', async () => {
  const short = [header, aLine(), aLine({ enrolment_id: 'E2' })].map((line) => line.slice(line.indexOf(',') + 1))
  assert.deepEqual(faultsOf(await read(short.join('\n'))), [[3, 'person_id', 'enrolment-twice-by-person']])
  assert.deepEqual(changesOf(await read(short.slice(0, 2).join('\n'))).enrolmentsAdded, 1)
  assert.equal((await rowsOf('enrolments'))[0]?.number, 'P1')
})

test('mass assignment: fields that no column stands for are refused and never written (CVE-2026-27946)', async () => {
  for (const column of [
    'verified_at',
    'status_account',
    'id',
    'account',
    'role',
    'activated_at',
    '__proto__',
    'changed_at',
  ]) {
    const result = await read(`${header},${column}\n${aLine()},2026-01-01\n`)
    assert.deepEqual(
      faultsOf(result).map(([line, , key]) => [line, key]),
      [[1, 'unknown-column']],
    )
  }
  await readLines(aLine())
  for (const address of await rowsOf('addresses')) assert.equal(address.verified_at, null)
  for (const account of await rowsOf('accounts')) assert.equal(account.status, 'invited')
})

test('the file of the contract is read as spreadsheets write it: byte order mark, CR LF, quotes and line ends within them', async () => {
  const quoted = aLine({ family_name: '"Peeters, ""An""\r\n"', programme: '"nursing,\r\nfirst year"' })
  const result = await read(`\ufeff${header}\r\n${quoted}\r\n\r\n${aLine(bo)}\r\n`)
  assert.deepEqual(faultsOf(result), [[2, 'programme', 'control-character']])
  const fine = aLine({ family_name: '"Peeters, ""An""\r\n"', phone: '12' })
  assert.deepEqual(faultsOf(await read(`\ufeff${header}\r\n${fine}\r\n\r\n${aLine({ ...bo, phone: '13' })}`)), [
    [2, 'phone', 'wrong-phone'],
    [5, 'phone', 'wrong-phone'],
  ])
})

test('a header alone is a file without people; an empty file is none', async () => {
  assert.deepEqual(changesOf(await read(header)), {})
  assert.deepEqual(faultsOf(await read('')), [[1, undefined, 'empty-file']])
  assert.deepEqual(faultsOf(await read('\n\n')), [[1, undefined, 'empty-file']])
})
