import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAt, localTimeAt } from './day.ts'

test('a day ends at midnight of its own time zone, in winter as in summer', () => {
  assert.equal(dayAt(Date.UTC(2026, 9, 15, 21, 59), 'Europe/Brussels'), '2026-10-15')
  assert.equal(dayAt(Date.UTC(2026, 9, 15, 22, 0), 'Europe/Brussels'), '2026-10-16')
  assert.equal(dayAt(Date.UTC(2026, 11, 31, 22, 59), 'Europe/Brussels'), '2026-12-31')
  assert.equal(dayAt(Date.UTC(2026, 11, 31, 23, 0), 'Europe/Brussels'), '2027-01-01')
  assert.equal(dayAt(Date.UTC(2027, 2, 28, 0, 59), 'UTC'), '2027-03-28')
})

test('weekday and time are those of the zone; midnight is 00:00', () => {
  const shown = (instant: number, zone: string) => Object.values(localTimeAt(instant, zone)).join(' ')
  assert.equal(shown(Date.UTC(2026, 9, 15, 21, 59), 'Europe/Brussels'), '2026-10-15 thu 23:59')
  assert.equal(shown(Date.UTC(2026, 9, 15, 22, 0), 'Europe/Brussels'), '2026-10-16 fri 00:00')
  assert.equal(shown(Date.UTC(2026, 9, 15, 22, 0), 'America/New_York'), '2026-10-15 thu 18:00')
  assert.equal(shown(Date.UTC(2026, 9, 15, 22, 0), 'Asia/Kathmandu'), '2026-10-16 fri 03:45')
})

test('in the two nights of summer time an hour is shown twice, or never', () => {
  const brussels = (instant: number) => localTimeAt(instant, 'Europe/Brussels').time
  const hour = 3_600_000
  const back = Date.UTC(2026, 9, 25, 0, 30)
  assert.deepEqual([brussels(back), brussels(back + hour), brussels(back + 2 * hour)], ['02:30', '02:30', '03:30'])
  const forward = Date.UTC(2027, 2, 28, 0, 30)
  assert.deepEqual([brussels(forward), brussels(forward + hour)], ['01:30', '03:30'])
})
