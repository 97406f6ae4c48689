import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LONGEST_WAIT, turnAway } from './admission.ts'

test('while there is room, everybody is let in', () => {
  for (const expectedWait of [0, 20, LONGEST_WAIT]) assert.equal(turnAway({ expectedWait }), undefined)
})

test('when passwords would wait too long, newcomers are told when to come back', () => {
  assert.deepEqual(turnAway({ expectedWait: LONGEST_WAIT + 1 }), { retryAfter: 1 })
  assert.deepEqual(turnAway({ expectedWait: 4_200 }), { retryAfter: 9 })
  assert.deepEqual(turnAway({ expectedWait: 1_000_000 }), { retryAfter: 60 })
})
