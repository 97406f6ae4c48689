import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '../../../test/harness/database.ts'
import { MINUTE, SECOND } from '../../base/time/instant.ts'
import { openRest } from './rest.ts'

const begun = Date.UTC(2026, 10, 22)

test('a server that was away is left alone, twice as long each time and five minutes at most', () => {
  const clock = fixedClock(begun)
  const rest = openRest(clock)
  const rests = Array.from({ length: 9 }, () => {
    assert.equal(rest.until(), undefined)
    rest.begin()
    const left = (rest.until() ?? 0) - clock.now()
    clock.advance(left)
    return left / SECOND
  })
  assert.deepEqual(rests, [5, 10, 20, 40, 80, 160, 300, 300, 300])
})

test('of several that were on their way together, one failure counts', () => {
  const clock = fixedClock(begun)
  const rest = openRest(clock)
  for (let i = 0; i < 4; i += 1) rest.begin()
  assert.equal(rest.until(), begun + 5 * SECOND)
})

test('after a rest one goes first, and the others wait for it', () => {
  const clock = fixedClock(begun)
  const rest = openRest(clock)
  rest.begin()
  clock.advance(5 * SECOND)
  assert.equal(rest.until(), undefined)
  assert.equal(rest.until(), clock.now() + 5 * SECOND)
  rest.end()
  assert.equal(rest.until(), undefined)
  assert.equal(rest.until(), undefined)
})

test('one that answered is forgiven', () => {
  const clock = fixedClock(begun)
  const rest = openRest(clock)
  rest.begin()
  clock.advance(MINUTE)
  rest.end()
  rest.begin()
  assert.equal(rest.until(), clock.now() + 5 * SECOND)
})
