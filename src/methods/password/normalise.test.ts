import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { LONGEST_PASSWORD, lengthOf, normalisePassword } from './normalise.ts'

test('a password is the same in NFC and in NFD', () => {
  for (const plain of ['drieëntwintig koeien', 'Çédille à gogo', 'Ångström']) {
    assert.deepEqual(normalisePassword(plain.normalize('NFD')), normalisePassword(plain.normalize('NFC')))
  }
})

test('spaces of any kind are plain spaces; capitals, widths and spaces at the ends count (RFC 8265 §4.2.2)', () => {
  assert.deepEqual(normalisePassword('a\u00a0b\u3000c'), { password: 'a b c' })
  assert.deepEqual(normalisePassword(' Ａb '), { password: ' Ａb ' })
})

test('what cannot be a password says why', () => {
  assert.deepEqual(normalisePassword(''), { unfit: 'empty' })
  assert.deepEqual(normalisePassword('ab\u0000cd'), { unfit: 'unreadable' })
  assert.deepEqual(normalisePassword('ab\ud800cd'), { unfit: 'unreadable' })
  assert.deepEqual(normalisePassword('x'.repeat(LONGEST_PASSWORD + 1)), { unfit: 'too-long' })
  assert.deepEqual(normalisePassword('x'.repeat(1_000_000)), { unfit: 'too-long' })
})

test('length counts characters, not bytes or halves of them', () => {
  assert.equal(lengthOf('🙂🙂🙂'), 3)
  assert.ok('password' in normalisePassword('🙂'.repeat(LONGEST_PASSWORD)))
})

test('normalising twice changes nothing, and nothing throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const once = normalisePassword(typed)
      if ('password' in once) assert.deepEqual(normalisePassword(once.password), once)
    }),
  )
})
