import assert from 'node:assert/strict'
import { test } from 'node:test'
import { speak } from '../../i18n/index.ts'
import { chartOf, percent } from './chart-of.ts'
import { csvOf } from './csv.ts'
import { keptOfToday, reportOf } from './report.ts'

const count = (group: string, accounts: number, registered: number) => ({
  realm: 'campus',
  group,
  accounts,
  registered,
})
const kept = [
  { day: '2026-11-01', ...count('', 100, 10) },
  { day: '2026-11-01', ...count('student', 80, 4) },
  { day: '2026-11-15', ...count('', 100, 40) },
  { day: '2026-11-22', ...count('', 100, 41) },
]
const live = [count('', 100, 50), count('staff', 20, 20), count('student', 80, 30), count('guest', 0, 0)]
const facts = { today: '2026-11-22', weekAgo: '2026-11-15', kept, live }

test('P1: all accounts come first, then the groups, the largest first; today is what is counted now', () => {
  const { lines, from } = reportOf(facts)
  assert.equal(from, '2026-11-01')
  assert.deepEqual(
    lines.map(({ group, share, weekAgo }) => [group, share, weekAgo]),
    [
      ['', 0.5, 0.4],
      ['student', 0.375, 0.05],
      ['staff', 1, undefined],
      ['guest', undefined, undefined],
    ],
  )
  assert.deepEqual(lines[0]?.points.at(-1), { day: '2026-11-22', accounts: 100, registered: 50 })
})

test('P1: a group of which nobody is left ends at nobody, not at its last figure', () => {
  const gone = [...kept, { day: '2026-11-20', ...count('alumnus', 5, 5) }]
  const { lines } = reportOf({ ...facts, kept: gone })
  assert.deepEqual(lines.find(({ group }) => group === 'alumnus')?.now, {
    day: '2026-11-22',
    accounts: 0,
    registered: 0,
  })
})

test('P1: days stand where they are in time, and the day of the duty is marked', () => {
  const words = { t: speak('en'), language: 'en' } as const
  const chart = chartOf(reportOf(facts), '2026-11-08', words)
  assert.deepEqual(
    chart.lines[0]?.points.map(({ at }) => Math.round(at * 21)),
    [0, 14, 21],
  )
  assert.equal(chart.mark?.at, 1 / 3)
  assert.equal(chart.mark?.text, 'Required from 8 November')
  assert.match(chart.label, /^All accounts: 10\u00a0% on 1 November, 50\u00a0% today\. Students: 5\u00a0% on/)
  assert.ok(!chart.label.includes('Guests'), 'nobody has no share')
})

test('P1: a duty that is near stands on the chart before it comes; one that is far, or long past, does not', () => {
  const words = { t: speak('nl'), language: 'nl' } as const
  const near = chartOf(reportOf(facts), '2026-12-13', words)
  assert.equal(near.mark?.at, 1)
  assert.equal(near.lines[0]?.points.at(-1)?.at, 0.5)
  for (const far of ['2028-01-01', '2025-01-01', undefined])
    assert.equal(chartOf(reportOf(facts), far, words).mark, undefined)
})

test('a share is never told as more than it is, nor as nothing', () => {
  assert.deepEqual(
    [0, 0.001, 0.5, 0.999, 1].map((share) => percent('nl', share)),
    ['0\u00a0%', '1\u00a0%', '50\u00a0%', '99\u00a0%', '100\u00a0%'],
  )
})

test('the CSV has one line a day and group, and no name in it becomes a formula', () => {
  const { lines } = reportOf({ ...facts, kept: [], live: [count('', 3, 1), count('=1+1', 1, 0), count('a,"b', 0, 0)] })
  assert.equal(
    csvOf('campus', lines),
    'day,realm,group,accounts,registered,share\r\n' +
      '2026-11-22,campus,,3,1,0.3333\r\n' +
      "2026-11-22,campus,'=1+1,1,0,0.0000\r\n" +
      '2026-11-22,campus,"a,""b",0,0,\r\n',
  )
})

test('where there are many accounts, the count of this hour stands in for today’s; where there are few, it is counted', () => {
  const today = '2026-11-22'
  const many = { day: today, ...count('', 50_001, 1) }
  assert.deepEqual(keptOfToday([many], today), [many])
  assert.equal(keptOfToday(kept, today), undefined)
  assert.equal(keptOfToday([{ ...many, day: '2026-11-21' }], today), undefined)
})
