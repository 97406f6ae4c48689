import assert from 'node:assert/strict'
import { test } from 'node:test'
import { laterBy } from './iso-duration.ts'

const from = Date.UTC(2026, 0, 31, 10)
const cases: [duration: string, later: string][] = [
  ['PT16M', '2026-01-31T10:16:00.000Z'],
  ['PT15M50S', '2026-01-31T10:15:50.000Z'],
  ['PT0.5S', '2026-01-31T10:00:00.500Z'],
  ['P13D', '2026-02-13T10:00:00.000Z'],
  ['P1DT12H', '2026-02-01T22:00:00.000Z'],
  ['P2W', '2026-02-14T10:00:00.000Z'],
  ['P1Y', '2027-01-31T10:00:00.000Z'],
  ['P1M', '2026-03-03T10:00:00.000Z'],
  ['PT720H', '2026-03-02T10:00:00.000Z'],
]
for (const [duration, later] of cases) {
  test(`${duration} later`, () => assert.equal(new Date(laterBy(duration, from) ?? Number.NaN).toISOString(), later))
}

test('what is no duration is none', () => {
  for (const text of [
    '',
    'P',
    'PT',
    '16m',
    'PT-5M',
    '-PT5M',
    'P1DT',
    'PT1M1H',
    'PT1',
    'P1.5D',
    'PT9999999999S',
    ' PT1M',
  ]) {
    assert.equal(laterBy(text, from), undefined, text)
  }
})
