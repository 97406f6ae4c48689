import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { noPlaces, openPlaces, openPlacesLater, type Places } from './places.ts'

let places: Places
let grown: number
before(async () => {
  const before = process.memoryUsage()
  places = await openPlaces()
  const after = process.memoryUsage()
  grown = after.external - before.external
})

test('P4: well-known servers of the Internet are in the country of their network, by IPv4 and IPv6', () => {
  // Root servers of the Domain Name System (RIPE NCC, Verisign, WIDE) and of .be: they have stood there for decades.
  const known = {
    '193.0.14.129': 'NL',
    '2001:7fd::1': 'NL',
    '198.41.0.4': 'US',
    '202.12.27.33': 'JP',
    '194.0.6.1': 'BE',
    '2001:678:9::1': 'BE',
  }
  for (const [address, country] of Object.entries(known)) assert.equal(places.countryOf(address), country, address)
})

test('P4: an IPv4 address written as IPv6 is the same place', () => {
  assert.equal(places.countryOf('::ffff:193.0.14.129'), 'NL')
  assert.equal(places.countryOf('::FFFF:193.0.14.129'), 'NL')
  assert.equal(places.countryOf('::ffff:10.10.0.1'), undefined)
})

test('P4: private, local, reserved and documentation addresses are nowhere, whatever a register says of them', () => {
  for (const address of [
    '10.10.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '127.0.0.1',
    '100.64.0.1',
    '169.254.1.1',
    '192.0.2.1',
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '255.255.255.255',
    '0.0.0.0',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2001:db8::1',
    '3fff::1',
    '64:ff9b::c100:e81',
  ])
    assert.equal(places.countryOf(address), undefined, address)
})

test('P4: what is no address is nowhere', () => {
  for (const address of [
    undefined,
    '',
    'unknown',
    '193.0.14.129, 10.0.0.1',
    '193.0.14.129:443',
    '[2001:7fd::1]',
    '193.0.14',
    '193.0.14.0129',
    '__proto__',
    'x'.repeat(100_000),
    '193.0.14.129\n',
  ])
    assert.equal(places.countryOf(address), undefined)
})

test('the database is kept beside the heap, once and in 8 MB', () => {
  assert.ok(grown < 9_000_000, `${grown} bytes`)
})

test('a look-up takes microseconds', () => {
  const begun = performance.now()
  for (let i = 0; i < 20_000; i += 1) places.countryOf(`193.${i & 255}.${(i >> 8) & 255}.1`)
  assert.ok((performance.now() - begun) / 20_000 < 0.05)
})

test('nobody waits for it at a start: until it is read, every place is unknown', async () => {
  const later = openPlacesLater()
  assert.equal(later.countryOf('193.0.14.129'), undefined)
  await later.load()
  assert.equal(later.countryOf('193.0.14.129'), 'NL')
  assert.equal(noPlaces.countryOf('193.0.14.129'), undefined)
})

test('a database that is damaged or missing is refused, and places stay unknown', async () => {
  const file = join(tmpdir(), `places-${process.pid}.mmdb`)
  await writeFile(file, 'not a database')
  const later = openPlacesLater(() => openPlaces(file))
  await assert.rejects(later.load()).finally(() => rm(file))
  await assert.rejects(openPlaces(`${file}.gone`), /ENOENT/)
  assert.equal(later.countryOf('193.0.14.129'), undefined)
})
