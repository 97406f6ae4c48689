import assert from 'node:assert/strict'
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
