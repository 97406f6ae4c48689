import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTextKey, speak } from './speak.ts'

test('a text is said in each language', () => {
  assert.equal(speak('en')('act.continue'), 'Continue')
  assert.equal(speak('nl')('act.continue'), 'Doorgaan')
})

test('arguments are filled in, and plurals follow the number', () => {
  const t = speak('nl')
  assert.equal(t('frame.account-of', { name: 'Lin' }), 'Account van Lin')
  assert.equal(t('frame.summary', { n: 1 }), 'Kijk één ding na')
  assert.equal(t('frame.summary', { n: 3 }), 'Kijk 3 dingen na')
})

test('markup in a value stays text, and is escaped where it is shown', () => {
  assert.equal(speak('en')('frame.account-of', { name: '<b>Lin</b> {n}' }), 'Account of <b>Lin</b> {n}')
})

test('a missing argument is a fault of ours, not an empty place', () => {
  assert.throws(() => speak('en')('frame.account-of'))
})

test('a key is known or not, whatever an object has of its own', () => {
  assert.ok(isTextKey('act.back'))
  assert.ok(!isTextKey('toString'))
  assert.ok(!isTextKey('refusal.nothing-of-the-kind'))
})
