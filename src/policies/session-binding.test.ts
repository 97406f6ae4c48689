import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type AddressBinding, standsWhereItBegan } from './session-binding.ts'

const stands = (binding: AddressBinding, began: string | null, now: string | undefined) =>
  standsWhereItBegan({ binding, began, now })

test('P3: exact means the same address, however it is written', () => {
  assert.equal(stands('exact', '10.10.0.1', '10.10.0.1'), true)
  assert.equal(stands('exact', '10.10.0.1', '10.10.0.2'), false)
  assert.equal(stands('exact', '10.10.0.1', '::ffff:10.10.0.1'), true)
  assert.equal(stands('exact', '::ffff:a0a:1', '10.10.0.1'), true)
  assert.equal(stands('exact', '2001:db8::1', '2001:0DB8:0:0:0:0:0:1'), true)
  assert.equal(stands('exact', '2001:db8::1', '2001:db8::2'), false)
})

test('P3: prefix means the same /24 of IPv4 and the same /64 of IPv6', () => {
  assert.equal(stands('prefix', '192.0.2.7', '192.0.2.250'), true)
  assert.equal(stands('prefix', '192.0.2.7', '192.0.3.7'), false)
  assert.equal(stands('prefix', '2001:db8:1:2::7', '2001:db8:1:2:ffff::1'), true)
  assert.equal(stands('prefix', '2001:db8:1:2::7', '2001:db8:1:3::7'), false)
})

test('P3: the two kinds of address are never one place', () => {
  assert.equal(stands('prefix', '0.0.0.0', '::'), false)
  assert.equal(stands('exact', '192.0.2.7', '2001:db8::c000:207'), false)
})

test('P3: an address that is unknown is nowhere, then or now (CVE-2024-47070)', () => {
  for (const binding of ['exact', 'prefix'] as const) {
    assert.equal(stands(binding, null, undefined), false)
    for (const garbage of [undefined, '', 'unknown', '10.10.0.1, 10.10.0.1', '10.10.0', 'fe80::1%eth0', '[::1]'])
      assert.equal(stands(binding, '10.10.0.1', garbage), false, garbage)
    assert.equal(stands(binding, null, '10.10.0.1'), false)
  }
  assert.equal(stands('off', null, undefined), true)
})

test('P3: whatever holds exactly holds by prefix, and each address is where itself is', () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6())
  fc.assert(
    fc.property(address, address, (one, other) => {
      if (stands('exact', one, other)) assert.equal(stands('prefix', one, other), true)
      assert.equal(stands('exact', one, one), true)
      assert.equal(stands('prefix', one, other), stands('prefix', other, one))
    }),
  )
})
