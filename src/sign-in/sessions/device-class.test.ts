import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DeviceClass, deviceClassOf } from './device-class.ts'

const BROWSERS: readonly [DeviceClass, what: string, agent: string][] = [
  [
    'computer',
    'Chrome on Windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  ],
  [
    'computer',
    'Edge on Windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
  ],
  ['computer', 'Firefox on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'],
  [
    'computer',
    'Safari on macOS',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
  ],
  [
    'computer',
    'ChromeOS',
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  ],
  [
    'computer',
    'iPad, which says it is a Mac',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
  ],
  [
    'computer',
    'iPad of old',
    'Mozilla/5.0 (iPad; CPU OS 12_5_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1',
  ],
  [
    'computer',
    'Android tablet',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  ],
  ['computer', 'Firefox on an Android tablet', 'Mozilla/5.0 (Android 15; Tablet; rv:143.0) Gecko/143.0 Firefox/143.0'],
  [
    'smartphone',
    'Chrome on Android',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
  ],
  ['smartphone', 'Firefox on Android', 'Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0'],
  [
    'smartphone',
    'Samsung Internet',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  ],
  [
    'smartphone',
    'Safari on an iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
  ],
  [
    'smartphone',
    'Chrome on an iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0.7390.41 Mobile/15E148 Safari/604.1',
  ],
  [
    'smartphone',
    'an application on Android',
    'Mozilla/5.0 (Linux; Android 14; SM-A156B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/141.0.0.0 Mobile Safari/537.36',
  ],
  ['smartphone', 'KaiOS', 'Mozilla/5.0 (Mobile; Nokia 8110 4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5'],
  ['computer', 'a program', 'curl/8.14.1'],
  ['computer', 'nothing', ''],
]

for (const [device, what, agent] of BROWSERS) {
  test(`P3: ${what}: ${device}`, () => assert.equal(deviceClassOf({ 'user-agent': agent }), device))
}

test('P3: the client hint counts before the user agent, which imitates others', () => {
  const [tablet, phone] = ['Android 10; K', 'Android 10; K Mobile']
  assert.equal(deviceClassOf({ 'sec-ch-ua-mobile': '?1', 'user-agent': tablet }), 'smartphone')
  assert.equal(deviceClassOf({ 'sec-ch-ua-mobile': '?0', 'user-agent': phone }), 'computer')
})

test('P3: headers with garbage are a computer, whose time is the shorter one', () => {
  for (const hint of ['1', '?2', '', '?1, ?1', ['?1', '?0']]) {
    assert.equal(deviceClassOf({ 'sec-ch-ua-mobile': hint, 'user-agent': 'x'.repeat(100_000) }), 'computer')
  }
  assert.equal(deviceClassOf({ 'user-agent': ['Mozilla/5.0 (iPhone)', 'x'] }), 'computer')
  assert.equal(deviceClassOf({}), 'computer')
})
