import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  countryName,
  formatDate,
  formatDuration,
  formatNumber,
  formatTime,
  formatTimeLeft,
  formatTimeUntil,
} from './format.ts'

const zone = 'Europe/Brussels'
const now = Date.UTC(2026, 9, 15, 12, 32) // 14:32 in Brussels
const midnight = Date.UTC(2026, 9, 15, 22) // 00:00 the next day

test('a time of today is hours and minutes, in both languages', () => {
  assert.equal(formatTime('en', now, zone, now), '14:32')
  assert.equal(formatTime('nl', now, zone, now), '14:32')
})

test('a time of another day has its date, as the glossary says it', () => {
  assert.equal(formatTime('en', midnight, zone, now), 'on Friday 16 October at 00:00')
  assert.equal(formatTime('nl', midnight, zone, now), 'op vrijdag 16 oktober om 00:00')
  assert.equal(formatTimeUntil('nl', midnight, zone, now), 'vrijdag 16 oktober om 00:00')
})

test('another year is said', () => {
  assert.equal(formatTime('en', Date.UTC(2027, 0, 1, 11), zone, now), 'on Friday 1 January 2027 at 12:00')
})

test('a date is that day, wherever one is', () => {
  assert.equal(formatDate('en', '2026-10-15', 'America/Los_Angeles'), '15 October 2026')
  assert.equal(formatDate('nl', '2026-10-15', zone, now), '15 oktober')
  assert.equal(formatDate('nl', midnight, zone), '16 oktober 2026')
})

test('a duration is rounded up, so that nobody comes back too early', () => {
  assert.equal(formatDuration('en', 1), '1 second')
  assert.equal(formatDuration('nl', 16 * 60_000), '16 minuten')
  assert.equal(formatDuration('en', 15 * 60_000 + 1), '16 minutes')
  assert.equal(formatDuration('nl', 5 * 3_600_000), '5 uur')
  assert.equal(formatDuration('en', 7 * 86_400_000), '7 days')
})

test('the time that runs is said to the second', () => {
  assert.equal(formatTimeLeft('nl', 86_000), '1 minuut 26 seconden')
  assert.equal(formatTimeLeft('en', 120_000), '2 minutes')
  assert.equal(formatTimeLeft('en', -5), '0 seconds')
})

test('numbers follow the language', () => {
  assert.equal(formatNumber('en', 12_345.5), '12,345.5')
  assert.equal(formatNumber('nl', 12_345.5), '12.345,5')
})

test('a country is called by its name in the language, and what is none by itself', () => {
  assert.deepEqual([countryName('nl', 'BE'), countryName('en', 'BE')], ['België', 'Belgium'])
  assert.equal(countryName('nl', 'NL'), 'Nederland')
  for (const none of ['', 'be', 'Q9', '<b>', '__']) assert.equal(countryName('nl', none), none)
})
