import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openKeyring } from './keyring.ts'

const keyring = openKeyring(Buffer.alloc(32, 1))
const other = openKeyring(Buffer.alloc(32, 2))

test('what is sealed opens again, for the same row and key alone', () => {
  const sealed = keyring.seal('JBSWY3DPEHPK3PXP', 'totp:secret:1')
  assert.equal(keyring.unseal(sealed, 'totp:secret:1').toString(), 'JBSWY3DPEHPK3PXP')
  assert.throws(() => other.unseal(sealed, 'totp:secret:1'))
})

test('a sealed value moved to another row does not open', () => {
  const sealed = keyring.seal('secret', 'totp:secret:1')
  assert.throws(() => keyring.unseal(sealed, 'totp:secret:2'))
})

test('a sealed value that was changed does not open, whichever byte it was', () => {
  const sealed = keyring.seal('secret', 'row')
  for (let i = 0; i < sealed.length; i++) {
    const changed = Buffer.from(sealed)
    changed[i] = (changed[i] ?? 0) ^ 1
    assert.throws(() => keyring.unseal(changed, 'row'), `byte ${i}`)
  }
})

test('the same value is sealed differently each time, and found by its blind index', () => {
  assert.notDeepEqual(keyring.seal('x', 'row'), keyring.seal('x', 'row'))
  assert.deepEqual(keyring.blindIndex('phone', '+32470000000'), keyring.blindIndex('phone', '+32470000000'))
  assert.notDeepEqual(keyring.blindIndex('phone', 'x'), keyring.blindIndex('national-number', 'x'))
  assert.notDeepEqual(keyring.blindIndex('phone', 'x'), other.blindIndex('phone', 'x'))
})

test('a master key under 32 bytes is refused', () => {
  assert.throws(() => openKeyring(Buffer.alloc(31)))
})
