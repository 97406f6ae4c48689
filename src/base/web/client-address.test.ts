import assert from 'node:assert/strict'
import { isIP } from 'node:net'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressRanges } from './address-ranges.ts'
import { clientAddress } from './client-address.ts'

const trusted = addressRanges(['127.0.0.9', '10.9.0.0/16', '2001:db8:9::/48'])

const cases: [what: string, peer: string, header: string | undefined, address: string | undefined][] = [
  ['no header: the peer', '203.0.113.7', undefined, '203.0.113.7'],
  ['an IPv4 peer on an IPv6 socket is the IPv4 address', '::ffff:203.0.113.7', undefined, '203.0.113.7'],
  ['a header from a stranger is ignored', '203.0.113.7', '10.10.1.1', '203.0.113.7'],
  ['a header from a trusted proxy counts', '127.0.0.9', '203.0.113.7', '203.0.113.7'],
  ['entries further left are ignored', '127.0.0.9', '10.10.1.1, 203.0.113.7', '203.0.113.7'],
  ['trusted hops are skipped', '127.0.0.9', '203.0.113.7, 10.9.3.4, 2001:db8:9::1', '203.0.113.7'],
  ['only trusted hops: unknown', '127.0.0.9', '10.9.3.4', undefined],
  ['an empty header: unknown', '127.0.0.9', '', undefined],
  ['an IPv6 address is the same however it is written', '127.0.0.9', '2001:DB8:0:0::7', '2001:db8::7'],
  ['an IPv4 address in IPv6 clothes is one, also in hexadecimal', '127.0.0.9', '::ffff:cb00:7107', '203.0.113.7'],
  ['a trusted hop in IPv6 clothes is skipped', '127.0.0.9', '203.0.113.7, ::ffff:10.9.3.4', '203.0.113.7'],
  ['a trusted peer in IPv6 clothes is believed', '::ffff:127.0.0.9', '203.0.113.7', '203.0.113.7'],
  ['the zone of a peer on this very link is left out', 'fe80::1%eth0', undefined, 'fe80::1'],
  ['spaces and tabs around hops', '127.0.0.9', ' \t203.0.113.7\t ,  10.9.3.4 ', '203.0.113.7'],
  [
    'several trusted hops of both kinds alone: unknown',
    '127.0.0.9',
    '10.9.0.1, 2001:db8:9::2, ::ffff:10.9.1.1',
    undefined,
  ],
  ['garbage between trusted hops stops there', '127.0.0.9', '203.0.113.7, garbage, 10.9.3.4', undefined],
  ['an empty hop stops there', '127.0.0.9', '203.0.113.7,, 10.9.3.4', undefined],
  ['garbage further left harms nobody', '127.0.0.9', 'garbage, 203.0.113.7', '203.0.113.7'],
]
for (const [what, peer, header, address] of cases) {
  test(`client address: ${what}`, () => assert.equal(clientAddress(peer, header, trusted).address, address))
}

test('a malformed X-Forwarded-For gives no address, and so no trusted network (CVE-2024-47070)', () => {
  for (const header of [
    'garbage',
    '1.2.3',
    '10.10.1.1:80',
    '[::1]:443',
    'unknown',
    '_hidden',
    "'; drop table",
    ',',
    '\u0000',
    '203.0.113.7:4711',
    '[2001:db8::7]',
    '[2001:db8::7]:443',
    'fe80::1%eth0',
    '10.10.1.1%eth0',
    '::ffff:10.10.1.1%1',
    '010.10.1.1',
    '10.10.1.1/32',
    '0x0a0a0101',
    '168427777',
    '10.10.1',
    '10.10.1.1.',
    '10.10.1.1;203.0.113.7',
    'for=10.10.1.1',
    '"10.10.1.1"',
    '１０.10.1.1',
    '2001:db8:::7',
    ':::',
    '203.0.113.7, ',
  ]) {
    const { address, limitBy } = clientAddress('127.0.0.9', header, trusted)
    assert.equal(address, undefined, header)
    assert.equal(limitBy, '127.0.0.9')
  }
})

test('whatever a header claims, a peer that is not trusted keeps its own address', () => {
  fc.assert(
    fc.property(fc.string(), (header) => clientAddress('203.0.113.7', header, trusted).address === '203.0.113.7'),
  )
})

test('no header ever makes an address that is none, and limits always have something to count by', () => {
  const hop = fc.oneof(
    fc.string(),
    fc.ipV4(),
    fc.ipV6(),
    fc.constantFrom('10.9.3.4', '::ffff:10.9.3.4', 'fe80::1%eth0'),
  )
  fc.assert(
    fc.property(fc.array(hop), (hops) => {
      const { address, limitBy } = clientAddress('127.0.0.9', hops.join(','), trusted)
      assert.ok(address === undefined || (isIP(address) !== 0 && !address.includes('%') && !trusted.has(address)))
      assert.equal(limitBy, address ?? '127.0.0.9')
    }),
  )
})

test('a header as long as a request can bear is read in no time', () => {
  const hops = Array<string>(1600).fill('10.9.3.4')
  const begun = performance.now()
  assert.equal(clientAddress('127.0.0.9', ['203.0.113.7', ...hops].join(','), trusted).address, '203.0.113.7')
  assert.equal(clientAddress('127.0.0.9', hops.join(','), trusted).address, undefined)
  assert.equal(clientAddress('127.0.0.9', ','.repeat(16_000), trusted).address, undefined)
  assert.ok(performance.now() - begun < 200)
})
