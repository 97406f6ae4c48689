import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressBlock, addressPrefix } from './address-groups.ts'

test('an IPv4 address stands for itself, and with its /24', () => {
  assert.deepEqual([addressBlock('192.0.2.77'), addressPrefix('192.0.2.77')], ['192.0.2.77', '192.0.2.0/24'])
})

test('an IPv6 address stands for its /64, and with its /48, however it is written', () => {
  for (const address of [
    '2001:db8:10:2::1',
    '2001:DB8:10:2:0:0:0:1',
    '2001:0db8:0010:0002::ffff',
    '2001:db8:10:2::1%eth0',
  ])
    assert.deepEqual(
      [addressBlock(address), addressPrefix(address)],
      ['2001:db8:10:2::/64', '2001:db8:10::/48'],
      address,
    )
  assert.equal(addressBlock('::1'), '0:0:0:0::/64')
  assert.equal(addressPrefix('2001:db8::192.0.2.1'), '2001:db8:0::/48')
})

test('an IPv4 address in the clothes of IPv6 is that IPv4 address', () => {
  for (const address of ['::ffff:192.0.2.77', '::FFFF:192.0.2.77', '::ffff:c000:24d', '0:0:0:0:0:ffff:192.0.2.77'])
    assert.deepEqual([addressBlock(address), addressPrefix(address)], ['192.0.2.77', '192.0.2.0/24'], address)
})

test('what is no address is a group of its own, and nothing throws', () => {
  assert.deepEqual([addressBlock(''), addressPrefix('unix:')], ['', 'unix:'])
  fc.assert(fc.property(fc.string(), (text) => typeof addressPrefix(text) === 'string'))
  fc.assert(fc.property(fc.ipV6(), (address) => /^[0-9a-f:]+::\/64$|^[0-9.]+$/.test(addressBlock(address))))
})
