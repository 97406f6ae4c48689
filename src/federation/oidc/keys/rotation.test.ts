import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY } from '../../../base/time/instant.ts'
import {
  inOrder,
  isPublished,
  type KeyTimes,
  nextChange,
  PUBLISHED_BEFORE,
  SIGNS_FOR,
  signingKey,
  successorDue,
} from './rotation.ts'

const now = Date.UTC(2026, 9, 1)
const key = (kid: string, given: Partial<KeyTimes> = {}): KeyTimes => ({
  ...{ kid, alg: 'ES256', signsFrom: now - DAY, signsUntil: null, publishedUntil: null },
  ...given,
})

test('the first key of a realm signs at once', () => {
  assert.equal(successorDue([], 'ES256', now), now)
  assert.equal(successorDue([key('a')], 'RS256', now), now, 'each algorithm has its own')
})

test('a key that has signed long enough gets a successor, once, and it is published before it signs', () => {
  const old = key('a', { signsFrom: now - SIGNS_FOR + PUBLISHED_BEFORE })
  const due = successorDue([old], 'ES256', now)
  assert.equal(due, now + PUBLISHED_BEFORE)
  assert.equal(successorDue([old, key('b', { signsFrom: due ?? 0 })], 'ES256', now), undefined)
})

test('a waiting key is published and does not sign', () => {
  const keys = [key('a'), key('b', { signsFrom: now + DAY })]
  assert.equal(signingKey(keys, 'ES256', now)?.kid, 'a')
  assert.deepEqual(
    inOrder(keys, now).map(({ kid }) => kid),
    ['a', 'b'],
  )
  assert.equal(nextChange(keys, now), now + DAY)
  assert.equal(signingKey(keys, 'ES256', now + DAY)?.kid, 'b')
})

test('a key that stopped signing verifies until its end, and then is gone', () => {
  const old = key('a', { signsFrom: now - 10 * DAY, signsUntil: now - DAY, publishedUntil: now + DAY })
  assert.deepEqual(
    inOrder([old, key('b')], now).map(({ kid }) => kid),
    ['b', 'a'],
  )
  assert.equal(isPublished(old, now + DAY), false)
  assert.deepEqual(
    inOrder([old, key('b')], now + DAY).map(({ kid }) => kid),
    ['b'],
  )
})

test('when nothing will change by itself, nothing is waited for', () => {
  assert.equal(nextChange([key('a')], now), undefined)
})
