import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { asksEnrolments, mayUse, type UseFacts } from './may-use.ts'

const student: UseFacts = { groups: ['student'], programmes: ['Informatics'], today: '2026-10-01' }

test('without a word about who, everyone of the realm may', () => {
  assert.deepEqual(mayUse({}, { groups: [], programmes: [], today: '2026-10-01' }), { may: true })
  assert.equal(asksEnrolments({}), false)
})

const refusals = (who: NonNullable<Parameters<typeof mayUse>[0]['who']>, facts: UseFacts = student) => {
  const verdict = mayUse({ who }, facts)
  return verdict.may ? [] : verdict.reasons
}

test('P8: one group of several is enough, and groups and programmes must both match', () => {
  assert.deepEqual(refusals({ groups: ['staff', 'student'] }), [])
  assert.deepEqual(refusals({ groups: ['staff'] }), [{ why: 'not-for-you', groups: ['staff'] }])
  assert.deepEqual(refusals({ groups: ['student'], programmes: ['Nursing'] }), [
    { why: 'not-your-programme', programmes: ['Nursing'] },
  ])
  assert.deepEqual(refusals({ groups: ['student'], programmes: ['Informatics'] }), [])
})

test('P8: an empty list of groups lets nobody in', () => {
  assert.equal(mayUse({ who: { groups: [] } }, student).may, false)
})

test('P8: first and last day count whole', () => {
  const who = { from: '2026-10-01', until: '2026-10-31' }
  assert.deepEqual(refusals(who), [])
  assert.deepEqual(refusals(who, { ...student, today: '2026-10-31' }), [])
  assert.deepEqual(refusals(who, { ...student, today: '2026-09-30' }), [{ why: 'not-yet', day: '2026-10-01' }])
  assert.deepEqual(refusals(who, { ...student, today: '2026-11-01' }), [{ why: 'no-longer', day: '2026-10-31' }])
})

test('P8: all reasons are told, those that lie in the person first', () => {
  const who = { groups: ['staff'], programmes: ['Nursing'], from: '2027-01-01' }
  assert.deepEqual(
    refusals(who).map(({ why }) => why),
    ['not-for-you', 'not-your-programme', 'not-yet'],
  )
})

const days = fc.constantFrom('2026-01-01', '2026-06-01', '2026-12-31')
const some = (...words: string[]) => fc.subarray(words)
const anyWho = fc.record(
  { groups: some('student', 'staff'), programmes: some('Nursing', 'Informatics'), from: days, until: days },
  { requiredKeys: [] },
)
const anyone = fc.record({ groups: some('student', 'staff'), programmes: some('Nursing'), today: days })

test('P8: whoever may use it may still with more groups and programmes, and when it asks less', () => {
  fc.assert(
    fc.property(anyWho, anyone, (who, facts) => {
      if (!mayUse({ who } as never, facts).may) return
      const more = { ...facts, groups: [...facts.groups, 'guest'], programmes: [...facts.programmes, 'Law'] }
      assert.equal(mayUse({ who } as never, more).may, true)
      for (const key of Object.keys(who)) {
        const { [key as keyof typeof who]: _, ...less } = who
        assert.equal(mayUse({ who: less } as never, facts).may, true)
      }
    }),
  )
})
