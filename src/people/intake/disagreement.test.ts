import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disagreements, type SaidOfPerson } from './disagreement.ts'

const ann: SaidOfPerson = {
  line: 2,
  given_name: 'Ann',
  family_name: 'Peeters',
  birth_date: '2004-03-01',
  language: null,
  national_number: 'aa',
  personal_email: 'ann@home.example',
  phone: null,
  initial_password: null,
  account_names: ['association=r0000001', 'campus=ann.peeters@student.test.example'],
  faulty: [],
}
const columnsOf = (here: Partial<SaidOfPerson>) =>
  disagreements({ ...ann, line: 3, ...here }, ann).map(({ column }) => column)

test('lines that say the same agree', () => {
  assert.deepEqual(columnsOf({}), [])
})

test('each column that differs is told, an empty one included', () => {
  assert.deepEqual(disagreements({ ...ann, line: 3, birth_date: null }, ann), [
    { line: 3, otherLine: 2, column: 'birth_date', said: { here: '', there: '2004-03-01' } },
  ])
  assert.deepEqual(columnsOf({ given_name: 'Anna', language: 'nl' }), ['given_name', 'language'])
})

test('of secrets it is told that they differ, and not what they are', () => {
  assert.deepEqual(disagreements({ ...ann, line: 3, national_number: 'bb' }, ann), [
    { line: 3, otherLine: 2, column: 'national_number' },
  ])
  assert.deepEqual(columnsOf({ initial_password: 'cc', phone: 'dd' }), ['phone', 'initial_password'])
})

test('accounts are compared realm by realm', () => {
  assert.deepEqual(columnsOf({ account_names: ['association=r0000001'] }), ['account_campus'])
  assert.deepEqual(columnsOf({ account_names: ['association=r0000002', ...ann.account_names.slice(1)] }), [
    'account_association',
  ])
})

test('a column that could not be read is compared with nothing', () => {
  assert.deepEqual(columnsOf({ given_name: null, faulty: ['given_name'] }), [])
  assert.deepEqual(columnsOf({ account_names: ann.account_names.slice(0, 1), faulty: ['account_campus'] }), [])
})
