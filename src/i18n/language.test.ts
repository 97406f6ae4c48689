import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { languageOf } from './language.ts'
import { languages } from './text.ts'

test('the address wins over the choice of the person, and that over the browser', () => {
  assert.equal(languageOf({ query: 'nl', chosen: 'en', acceptLanguage: 'en' }), 'nl')
  assert.equal(languageOf({ chosen: 'nl', acceptLanguage: 'en' }), 'nl')
  assert.equal(languageOf({ acceptLanguage: 'nl-BE,nl;q=0.9,en;q=0.8' }), 'nl')
})

test('an unknown language in the address or in a cookie is passed over', () => {
  assert.equal(languageOf({ query: 'fr', chosen: 'de', acceptLanguage: 'nl' }), 'nl')
  assert.equal(languageOf({ query: ['nl', 'en'] }), 'en')
})

test('the browser’s weights count, and a language with weight nought is not wanted', () => {
  assert.equal(languageOf({ acceptLanguage: 'fr, en;q=0.4, nl;q=0.6' }), 'nl')
  assert.equal(languageOf({ acceptLanguage: 'en;q=0.5, nl;q=0' }), 'en')
  assert.equal(languageOf({ acceptLanguage: 'nl;q=0' }), 'en')
})

test('whoever reads neither gets English', () => {
  assert.equal(languageOf({}), 'en')
  assert.equal(languageOf({ acceptLanguage: 'fr-FR, *;q=0.1' }), 'en')
})

test('a hostile header never throws, and always gives a language', () => {
  fc.assert(
    fc.property(fc.string(), fc.anything(), (acceptLanguage, query) => {
      assert.ok(languages.includes(languageOf({ query, acceptLanguage })))
    }),
  )
})
