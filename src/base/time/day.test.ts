import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAt } from './day.ts'

test('a day ends at midnight of its own time zone, in winter as in summer', () => {
  assert.equal(dayAt(Date.UTC(2026, 9, 15, 21, 59), 'Europe/Brussels'), '2026-10-15')
  assert.equal(dayAt(Date.UTC(2026, 9, 15, 22, 0), 'Europe/Brussels'), '2026-10-16')
  assert.equal(dayAt(Date.UTC(2026, 11, 31, 22, 59), 'Europe/Brussels'), '2026-12-31')
  assert.equal(dayAt(Date.UTC(2026, 11, 31, 23, 0), 'Europe/Brussels'), '2027-01-01')
  assert.equal(dayAt(Date.UTC(2027, 2, 28, 0, 59), 'UTC'), '2027-03-28')
})
