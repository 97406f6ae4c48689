/** When a desk is open, by the clock on its wall. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localTimeAt } from '../../base/time/day.ts'
import { DAY, HOUR, MINUTE } from '../../base/time/instant.ts'
import { hoursOfWeek } from '../schema/values/hours.ts'
import { closuresAhead, openingAt } from './opening.ts'

const zone = 'Europe/Brussels'
const office = { from: '09:00', until: '16:30' }
const split = [
  { from: '09:00', until: '12:00' },
  { from: '13:00', until: '16:30' },
]
const days = (...written: [string, string?][]) => written.map(([first, last = first]) => ({ first, last }))
const desk = (closed = days(), hours: Parameters<typeof hoursOfWeek>[0] = { 'mon-fri': [office] }) => ({
  hours: hoursOfWeek(hours),
  closed,
})
const at = (text: string) => Date.parse(text)
const opens = (day: string, time: string, inDays: number) => ({ is: 'closed', opens: { day, at: time, inDays } })

test('D2: open until the end of its hours, to the minute, and closed outside them', () => {
  const says = (time: string, of = desk()) => openingAt(of, at(`2026-11-23T${time}+01:00`), zone)
  assert.deepEqual(says('08:59:59'), opens('2026-11-23', '09:00', 0))
  assert.deepEqual(says('09:00:00'), { is: 'open', until: '16:30' })
  assert.deepEqual(says('16:29:59'), { is: 'open', until: '16:30' })
  assert.deepEqual(says('16:30:00'), opens('2026-11-24', '09:00', 1))
  const noon = desk(days(), { mon: split })
  assert.deepEqual(says('11:59:00', noon), { is: 'open', until: '12:00' })
  assert.deepEqual(says('12:30:00', noon), opens('2026-11-23', '13:00', 0))
  assert.deepEqual(says('17:00:00', noon), opens('2026-11-30', '09:00', 7))
})

test('D2: over a weekend, over closed days, and over a year that turns', () => {
  const closed = days(['2026-11-11'], ['2026-12-24', '2027-01-03'])
  const says = (time: string) => openingAt(desk(closed), at(time), zone)
  assert.deepEqual(says('2026-11-20T20:00+01:00'), opens('2026-11-23', '09:00', 3))
  assert.deepEqual(says('2026-11-10T17:00+01:00'), opens('2026-11-12', '09:00', 2))
  assert.deepEqual(says('2026-11-11T10:00+01:00'), opens('2026-11-12', '09:00', 1), 'a closed day has no hours')
  assert.deepEqual(says('2026-12-23T16:30+01:00'), opens('2027-01-04', '09:00', 12))
  assert.deepEqual(openingAt(desk(days(['2026-01-01', '2030-01-01'])), at('2026-11-11T10:00Z'), zone), { is: 'closed' })
  assert.deepEqual(openingAt(desk(days(), {}), at('2026-11-11T10:00Z'), zone), { is: 'closed' })
})

test('D2: the two nights of summer time move nothing: the clock on the wall counts', () => {
  // 29 March 2026: 02:00 is 03:00. 25 October 2026: 03:00 is 02:00 again.
  for (const [friday, monday] of [
    ['2026-03-27T17:00+01:00', '2026-03-30T09:00+02:00'],
    ['2026-10-23T17:00+02:00', '2026-10-26T09:00+01:00'],
  ] as const) {
    assert.deepEqual(openingAt(desk(), at(friday), zone), opens(monday.slice(0, 10), '09:00', 3))
    assert.equal(openingAt(desk(), at(monday) - 1, zone).is, 'closed')
    assert.deepEqual(openingAt(desk(), at(monday), zone), { is: 'open', until: '16:30' })
  }
  const nightly = desk(days(), { sun: [{ from: '01:00', until: '04:00' }] })
  for (const [night, open] of [
    ['2026-03-29T00:00Z', 2 * HOUR],
    ['2026-10-24T23:00Z', 4 * HOUR],
  ] as const) {
    assert.equal(openingAt(nightly, at(night) - 1, zone).is, 'closed')
    assert.deepEqual(openingAt(nightly, at(night), zone), { is: 'open', until: '04:00' })
    assert.equal(openingAt(nightly, at(night) + open - 1, zone).is, 'open')
    assert.equal(openingAt(nightly, at(night) + open, zone).is, 'closed')
  }
})

test('D2: the clock is the campus’s, not the server’s', () => {
  const now = at('2026-11-23T08:30Z')
  assert.equal(openingAt(desk(), now, 'Europe/Brussels').is, 'open')
  assert.deepEqual(openingAt(desk(), now, 'America/New_York'), opens('2026-11-23', '09:00', 0))
  assert.deepEqual(openingAt(desk(), now, 'Asia/Tokyo'), opens('2026-11-24', '09:00', 1))
})

test('D2: what is said to open, opens then, and not before', () => {
  const some = desk(days(['2026-11-11'], ['2026-03-28', '2026-03-29']), { 'mon-wed': split, sun: [office] })
  const from = at('2026-01-01T00:00Z') / MINUTE
  fc.assert(
    fc.property(fc.integer({ min: from, max: from + (365 * DAY) / MINUTE }), (minute) => {
      const now = minute * MINUTE
      const opening = openingAt(some, now, zone)
      if (opening.is === 'open' || !opening.opens) return
      const { opens: next } = opening
      for (let later = now; later < now + 9 * DAY; later += 10 * MINUTE) {
        const { day, time } = localTimeAt(later, zone)
        const reached = day > next.day || (day === next.day && time >= next.at)
        const { is } = openingAt(some, later, zone)
        if (reached) return
        assert.equal(is, 'closed')
      }
    }),
    { numRuns: 50 },
  )
})

test('D2: closed days are told of two weeks ahead, unless the desk is closed then anyway', () => {
  const closed = days(['2026-12-24', '2027-01-03'], ['2026-11-11'], ['2026-11-14', '2026-11-15'], ['2026-11-01'])
  const ahead = (time: string) => closuresAhead(desk(closed), at(time), { timeZone: zone, days: 14 })
  assert.deepEqual(ahead('2026-11-02T09:00Z'), days(['2026-11-11']), 'a weekend is closed anyway')
  assert.deepEqual(ahead('2026-11-11T09:00Z'), [], 'what has begun is said by the day it opens')
  assert.deepEqual(ahead('2026-12-09T09:00Z'), [])
  assert.deepEqual(ahead('2026-12-10T09:00Z'), days(['2026-12-24', '2027-01-03']))
  assert.deepEqual(ahead('2026-12-09T23:30Z'), days(['2026-12-24', '2027-01-03']), 'the day is the campus’s')
})
