import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksEnrolments, mayUse, type UseFacts } from './may-use.ts'

const student: UseFacts = { groups: ['student'], programmes: ['Informatics'], today: '2026-10-01' }

test('without a word about who, everyone of the realm may', () => {
  assert.deepEqual(mayUse({}, { groups: [], programmes: [], today: '2026-10-01' }), { may: true })
  assert.equal(asksEnrolments({}), false)
})

test('one group of several is enough, and groups and programmes must both match', () => {
  assert.equal(mayUse({ who: { groups: ['staff', 'student'] } }, student).may, true)
  assert.deepEqual(mayUse({ who: { groups: ['staff'] } }, student), { may: false, why: 'not-for-you' })
  assert.equal(mayUse({ who: { groups: ['student'], programmes: ['Nursing'] } }, student).may, false)
  assert.equal(mayUse({ who: { groups: ['student'], programmes: ['Informatics'] } }, student).may, true)
})

test('an empty list of groups lets nobody in', () => {
  assert.equal(mayUse({ who: { groups: [] } }, student).may, false)
})

test('first and last day count whole', () => {
  const who = { from: '2026-10-01', until: '2026-10-31' }
  assert.equal(mayUse({ who }, student).may, true)
  assert.equal(mayUse({ who }, { ...student, today: '2026-10-31' }).may, true)
  assert.deepEqual(mayUse({ who }, { ...student, today: '2026-09-30' }), {
    may: false,
    why: 'not-yet',
    day: '2026-10-01',
  })
  assert.deepEqual(mayUse({ who }, { ...student, today: '2026-11-01' }), {
    may: false,
    why: 'no-longer',
    day: '2026-10-31',
  })
})

test('to whom it is not for, it does not say when it opens', () => {
  const who = { groups: ['staff'], from: '2027-01-01' }
  assert.deepEqual(mayUse({ who }, student), { may: false, why: 'not-for-you' })
})
