import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeBreachFilter, sha1Of } from './breach-filter.ts'

const entries = Array.from({ length: 20_000 }, (_, i) => `stolen ${i}`)

test('every password that was put in is found', () => {
  const filter = makeBreachFilter(entries.map(sha1Of), entries.length, 1e-3)
  assert.ok(entries.every((entry) => filter.holds(entry)))
})

test('false alarms stay near the share that was chosen', () => {
  const filter = makeBreachFilter(entries.map(sha1Of), entries.length, 1e-3)
  const wrongly = Array.from({ length: 100_000 }, (_, i) => `another ${i}`).filter((other) =>
    filter.holds(other),
  ).length
  assert.ok(wrongly > 30 && wrongly < 200, `${wrongly} in 100,000`)
})

test('an entry takes 29 bits at one false alarm in a million', () => {
  const filter = makeBreachFilter([], 49_233, 1e-6)
  assert.ok(filter.bytes < 180_000, `${filter.bytes} bytes`)
  assert.equal(filter.holds('anything'), false)
})
