import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Language, speak } from '../../../i18n/index.ts'
import { deskInWords, deskTimes } from './desk-words.ts'

const none: readonly { from: string; until: string }[] = []
const hours = [{ from: '09:00', until: '16:30' }]
const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: none, sun: none }
const desk = {
  building: 'Main',
  room: 'B01',
  visit: 'appointment',
  hours: week,
  closed: [
    { first: '2026-11-11', last: '2026-11-11' },
    { first: '2026-12-24', last: '2027-01-03' },
  ],
} as const
const says = (language: Language, time: string, of: typeof desk | object = desk) =>
  deskTimes({ ...desk, ...of }, { t: speak(language), language, now: Date.parse(time) }, 'Europe/Brussels')

test('D2: opening hours in words, in both languages, by the campus’s clock', () => {
  for (const [time, en, nl] of [
    ['2026-11-20T10:00+01:00', 'Open until 16:30', 'Open tot 16:30'],
    ['2026-11-20T08:00+01:00', 'Closed. Opens at 09:00', 'Gesloten. Opent om 09:00'],
    ['2026-11-19T18:00+01:00', 'Closed. Opens tomorrow at 09:00', 'Gesloten. Opent morgen om 09:00'],
    ['2026-11-20T18:00+01:00', 'Closed. Opens Monday at 09:00', 'Gesloten. Opent maandag om 09:00'],
    [
      '2026-12-24T10:00+01:00',
      'Closed. Opens on Monday 4 January at 09:00',
      'Gesloten. Opent op maandag 4 januari om 09:00',
    ],
  ] as const) {
    assert.deepEqual(says('en', time), [en])
    assert.deepEqual(says('nl', time), [nl])
  }
})

test('D2: closed days ahead stand below; a desk without hours says none', () => {
  assert.deepEqual(says('en', '2026-11-10T10:00+01:00'), ['Open until 16:30', 'Closed on Wednesday 11 November'])
  assert.deepEqual(says('nl', '2026-11-10T10:00+01:00'), ['Open tot 16:30', 'Gesloten op woensdag 11 november'])
  assert.deepEqual(says('en', '2026-12-14T10:00+01:00'), [
    'Open until 16:30',
    'Closed from 24 December up to and including 3 January 2027',
  ])
  assert.equal(says('nl', '2026-12-14T10:00+01:00')[1], 'Gesloten van 24 december tot en met 3 januari 2027')
  const never = { mon: none, tue: none, wed: none, thu: none, fri: none, sat: none, sun: none }
  assert.deepEqual(says('en', '2026-12-14T10:00+01:00', { hours: never }), [])
  const shut = { closed: [{ first: '2026-01-01', last: '2029-01-01' }] }
  assert.deepEqual(says('nl', '2026-12-14T10:00+01:00', shut), ['Gesloten'])
})

test('D2: in one line, where a line is all there is', () => {
  const frame = { t: speak('en'), language: 'en', now: Date.parse('2026-11-20T10:00+01:00') } as const
  assert.equal(deskInWords(desk, frame, 'Europe/Brussels'), 'Main B01 · only by appointment · Open until 16:30')
})
