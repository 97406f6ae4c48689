import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tidyPreferredName } from './change.ts'

test('A14 names of all languages are names, in one form', () => {
  for (const name of ['Noor', 'Łukasz', 'Ngọc Anh', 'Jean-Luc', 'O’Neill', "D'hondt", 'J.', '李', 'محمد', 'Zoë'])
    assert.equal(tidyPreferredName(`  ${name} `), name.normalize('NFC'))
  assert.equal(tidyPreferredName('Ann  Marie'), 'Ann Marie')
  assert.equal(tidyPreferredName('   '), '')
})

test('what would break a page, a mail or a head line is no name', () => {
  const hostile = [
    'Ann\r\nBcc: bo@home.example',
    '<b>Ann</b>',
    'https://evil.example',
    'ann@home.example',
    'Ann\u202eeniaM',
    'Ann\u200b',
    '...',
    '{name}',
    'A'.repeat(61),
    '😀',
  ]
  for (const typed of hostile) assert.equal(tidyPreferredName(typed), undefined, JSON.stringify(typed))
})
