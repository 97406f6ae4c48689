import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Application } from '../../campus/index.ts'
import { greetingAt, tilesOf } from './tiles.ts'

const application = (key: string, name: string, launch?: string) =>
  ({ key, name: { en: name, nl: name }, ...(launch && { launch }) }) as unknown as Application
const all = [
  application('mail', 'Mail', 'https://mail.demo.example/'),
  application('cafe', 'Café', 'https://cafe.demo.example/'),
  application('hidden', 'No tile'),
]
const names = (shown: { favourites?: string[]; query?: string }) =>
  tilesOf(all, { language: 'en', favourites: [], query: '', ...shown }).map((tile) => tile.name)

test('A9 applications stand by name, and what has no address has no tile', () =>
  assert.deepEqual(names({}), ['Café', 'Mail']))
test('A9 favourites come first', () => assert.deepEqual(names({ favourites: ['mail'] }), ['Mail', 'Café']))
test('A9 search forgives accents and capitals', () => assert.deepEqual(names({ query: ' CAFE' }), ['Café']))
test('the greeting follows the hour on the campus', () => {
  assert.deepEqual(
    [4, 5, 11, 12, 17, 18].map(greetingAt).map((key) => key.split('.')[1]),
    ['evening', 'morning', 'morning', 'afternoon', 'afternoon', 'evening'],
  )
})
