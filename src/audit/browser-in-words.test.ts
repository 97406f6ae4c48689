import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { speak } from '../i18n/index.ts'
import { browserInWords, sayBrowser } from './browser-in-words.ts'

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const cases: [words: string | undefined, userAgent: string][] = [
  ['Chrome · Android', `Mozilla/5.0 (Linux; Android 16; Pixel 10) ${WEBKIT} Chrome/142.0.0.0 Mobile Safari/537.36`],
  ['Chrome · Windows', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`],
  [
    'Edge · Windows',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
  ],
  ['Firefox · Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'],
  [
    'Firefox · iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/145.0 Mobile/15E148 Safari/605.1.15',
  ],
  [
    'Safari · macOS',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/605.1.15',
  ],
  [
    'Safari · iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
  ],
  [
    'Samsung Internet · Android',
    `Mozilla/5.0 (Linux; Android 16; SM-S931B) ${WEBKIT} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`,
  ],
  [
    'Opera · macOS',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36 OPR/126.0.0.0`,
  ],
  ['Chrome · ChromeOS', `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`],
  ['curl', 'curl/8.17.0'],
  [undefined, 'node'],
  [undefined, ''],
]
for (const [words, userAgent] of cases) {
  test(`a user agent reads as ${words ?? 'nothing that is known'}`, () =>
    assert.equal(browserInWords(userAgent), words))
}

test('E1: the browser is said in the language of the reader', () => {
  assert.equal(sayBrowser(speak('en'), 'Chrome · Android'), 'Chrome on Android')
  assert.equal(sayBrowser(speak('nl'), 'Chrome · Android'), 'Chrome op Android')
  assert.equal(sayBrowser(speak('nl'), 'curl'), 'curl')
})

test('what a client claims never comes out again: only names of ours', () => {
  const names =
    /^(Edge|Opera|Vivaldi|Samsung Internet|DuckDuckGo|Firefox|Chrome|Safari|Thunderbird|curl|iPhone|iPad|Android|ChromeOS|Windows|macOS|Linux| · )*$/
  fc.assert(fc.property(fc.string({ maxLength: 600 }), (claim) => names.test(browserInWords(claim) ?? '')))
})
