import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ChainLine, chainHash, encodeLine, GENESIS } from './encoding.ts'

const line: ChainLine = {
  seq: 1,
  sealed_at: '1795340719.250000',
  event: 7,
  at: '1795340719.123000',
  what: 'sign-in.succeeded',
  actor: 'person',
  person: null,
  account: '0199d5a0-0000-7000-8000-000000000001',
  realm: 'campus',
  application: null,
  address: '2001:db8::7',
  browser: 'Firefox · Linux',
  details: '{"amr": ["pwd"]}',
}

test('the genesis is what the documentation says', () => {
  assert.equal(GENESIS.toString('hex'), 'ea5dabd0114d94955ba12ee06b6c58357f5e50ac995bd82e32c6fe379c4d2d81')
})

test('the encoding stays as it is: chains of years must still verify', () => {
  assert.equal(
    chainHash(GENESIS, line).toString('hex'),
    'ab1c0d8245deee74ae88934ebca8b46290c88c2d7247184a326ca481e85a174a',
  )
})

test('a text that moves over a border between columns gives other bytes', () => {
  const shifted = { ...line, what: 'sign-in.succeededp', actor: 'erson' }
  assert.notDeepEqual(encodeLine(shifted), encodeLine(line))
  assert.notDeepEqual(encodeLine({ ...line, realm: '' }), encodeLine({ ...line, realm: null }))
})

test('no two different lines have the same bytes', () => {
  const text = fc.option(fc.string({ unit: 'grapheme' }))
  const other = fc.record({ realm: text, application: text, address: text, browser: text, person: text })
  fc.assert(
    fc.property(other, other, (a, b) => {
      const same = JSON.stringify(a) === JSON.stringify(b)
      assert.equal(encodeLine({ ...line, ...a }).equals(encodeLine({ ...line, ...b })), same)
    }),
  )
})
