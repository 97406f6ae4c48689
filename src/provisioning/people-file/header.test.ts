import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCampus } from '../../../test/builders/campus.ts'
import { faultText, warningText } from './fault.ts'
import { fieldsOf, parseHeader, warningsOfHeader } from './header.ts'

const campus = aCampus()
const few = ['person_id', 'given_name', 'family_name', 'group', 'status', 'status_date', 'account_campus']
const read = (names: readonly string[]) => parseHeader(names, { campus, line: 1 })
const textsOf = (names: readonly string[]) => read(names).faults.map(faultText)

test('columns stand in any order, and those that are not needed may be left out', () => {
  const header = read([...few.toReversed(), 'phone'])
  assert.deepEqual(header.faults, [])
  assert.equal(
    fieldsOf(header, ['ann', '2026-09-21', 'enrolled', 'student', 'Peeters', 'Ann', 'P1', '']).get('person_id'),
    'P1',
  )
})

test('each needed column that is missing is named', () => {
  assert.deepEqual(textsOf(few.filter((name) => name !== 'family_name' && name !== 'status')), [
    'line 1: The column “family_name” is missing.',
    'line 1: The column “status” is missing.',
  ])
  assert.deepEqual(textsOf(few.slice(0, -1)), [
    'line 1: No column names an account. Add account_campus or account_association.',
  ])
})

test('a mistyped column is a fault, and the right one is named', () => {
  assert.deepEqual(textsOf([...few, 'personal_emial']), [
    'line 1: The column “personal_emial” is not known. Did you mean “personal_email”?',
  ])
  assert.match(textsOf([...few, 'verified_at'])[0] ?? '', /“verified_at” is not known\. Known: enrolment_id,/)
})

test('a column of an unknown realm is told as such', () => {
  assert.deepEqual(textsOf([...few, 'account_library']), [
    'line 1: The column “account_library” names no realm of this campus. Known: account_campus, account_association.',
  ])
})

test('a column that stands there twice is a fault', () => {
  assert.deepEqual(textsOf([...few, 'group']), ['line 1: The column “group” stands here twice, as number 4 and 8.'])
})

test('other separators are told by name, and nothing else', () => {
  assert.deepEqual(textsOf([few.join(';')]), ['line 1: Columns are separated by semicolons. Separate them by commas.'])
  assert.deepEqual(textsOf([few.join('\t')]), ['line 1: Columns are separated by tabs. Separate them by commas.'])
})

test('what follows from a column that is left out is told', () => {
  assert.deepEqual(warningsOfHeader(read(few), campus).map(warningText), [
    'line 1: Without the column second_reminder_date, no account closes for want of payment.',
    'line 1: Without the column personal_email, nobody can activate a new account.',
  ])
  assert.deepEqual(warningsOfHeader(read([...few, 'second_reminder_date', 'initial_password']), campus), [])
})
