import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Campus } from '../../../campus/index.ts'
import { endingsDue } from './endings-due.ts'

const campus = (endings: Record<string, string>) =>
  ({ realms: { campus: { key: 'campus', mfa: { endings } } } }) as unknown as Campus
const due = (endings: Record<string, string>, today: string) =>
  endingsDue(campus(endings), today).map(({ day, days }) => [day, days])

test('M17: a warning is due ninety, thirty, seven days and a day ahead, and none on the day itself or after', () => {
  const on = (today: string) => due({ sms: '2027-02-01' }, today)[0]?.[1]
  assert.deepEqual(
    [
      '2026-11-02',
      '2026-11-03',
      '2026-12-31',
      '2027-01-02',
      '2027-01-03',
      '2027-01-25',
      '2027-01-26',
      '2027-01-31',
    ].map(on),
    [undefined, 90, 90, 30, 30, 7, 7, 1],
  )
  assert.deepEqual([on('2027-02-01'), on('2027-02-02')], [undefined, undefined])
})

test('M17: over the change of the clock a day stays a day, and kinds that end together are one warning', () => {
  assert.deepEqual(due({ sms: '2027-04-01', voice: '2027-04-01', totp: '2027-04-05' }, '2027-03-27'), [
    ['2027-04-01', 7],
    ['2027-04-05', 30],
  ])
})
