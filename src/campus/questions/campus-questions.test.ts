import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Campus } from '../campus.ts'
import { exampleText } from '../documentation/example.ts'
import { parseCampus } from '../parse/parse.ts'
import { academicYearAt, nextAcademicYear } from './academic-year.ts'
import { inNetworks, isTrustedProxy } from './in-networks.ts'
import { termsFor } from './terms-for.ts'

function campusOf(text: string): Campus {
  const { campus, faults } = parseCampus(text, { file: '/campus.yaml', readFile: () => '' })
  assert.ok(campus, JSON.stringify(faults))
  return campus
}

const campus = campusOf(exampleText())

test('a day is in the academic year that has started last', () => {
  assert.equal(academicYearAt(campus, '2026-09-20'), undefined)
  assert.equal(academicYearAt(campus, '2026-09-21')?.name, '2026-2027')
  assert.equal(academicYearAt(campus, '2027-09-19')?.name, '2026-2027')
  assert.equal(academicYearAt(campus, '2027-09-20')?.name, '2027-2028')
  assert.equal(academicYearAt(campus, '2028-09-17')?.name, '2027-2028')
  assert.equal(academicYearAt(campus, '2028-09-18'), undefined)
})

test('a day between two years belongs to the earlier', () => {
  const gap = campusOf(exampleText().replace('ends: 2027-09-19', 'ends: 2027-07-10'))
  assert.equal(academicYearAt(gap, '2027-08-01')?.name, '2026-2027')
})

test('the next academic year is the first that starts later', () => {
  assert.equal(nextAcademicYear(campus, '2026-01-01')?.name, '2026-2027')
  assert.equal(nextAcademicYear(campus, '2026-09-21')?.name, '2027-2028')
  assert.equal(nextAcademicYear(campus, '2027-09-20'), undefined)
})

test('an address lies in the networks that are named, in IPv4, IPv6 and IPv4 in IPv6 clothes', () => {
  for (const address of [
    '10.10.0.0',
    '10.10.255.255',
    '::ffff:10.10.3.4',
    '::ffff:a0a:304',
    '2001:db8:10::1',
    '2001:DB8:10:ffff::',
  ]) {
    assert.ok(inNetworks(campus, ['campus'], address), address)
  }
  for (const address of ['10.9.255.255', '10.11.0.0', '2001:db8:11::1', '::a0a:304', '::1']) {
    assert.ok(!inNetworks(campus, ['campus'], address), address)
  }
})

test('an unreadable or unknown address is in no network (CVE-2024-47070)', () => {
  for (const address of [
    undefined,
    '',
    'unknown',
    '10.10.0.0/16',
    '10.10.0',
    '010.10.0.1',
    '10.10.0.1, 10.10.0.2',
    '10.10.0.1:80',
    '[2001:db8:10::1]',
    '2001:db8:10::1%eth0',
    ' 10.10.0.1',
    '0x0a.10.0.1',
    '168427521',
  ]) {
    assert.ok(!inNetworks(campus, ['campus'], address), String(address))
  }
})

test('no address is in a network that is not there', () => {
  assert.ok(!inNetworks(campus, ['elsewhere', 'constructor', '__proto__'], '10.10.0.1'))
  assert.ok(!inNetworks(campus, [], '10.10.0.1'))
})

test('only the proxies that are named are trusted', () => {
  assert.ok(isTrustedProxy(campus, '127.0.0.1') && isTrustedProxy(campus, '::ffff:127.0.0.1'))
  assert.ok(!isTrustedProxy(campus, '127.0.0.2') && !isTrustedProxy(campus, undefined))
})

const TERMS = `
  - { id: aup, version: 2, title: { en: A, nl: B }, text: { en: A, nl: B } }
  - { id: staff, version: 1, audience: staff, title: { en: A, nl: B }, text: { en: A, nl: B } }
  - { id: law, version: 1, title: { en: A, nl: B }, text: { en: A, nl: B } }
realms:
`

test('A10: the newest version of each text for the groups of a person', () => {
  const terms = campusOf(exampleText().replace('\nrealms:\n', TERMS)).terms
  const asked = (...groups: string[]) =>
    termsFor({ ...campus, terms }, groups).map(({ id, version }) => `${id} ${version}`)
  assert.deepEqual(asked('student'), ['aup 3', 'law 1'])
  assert.deepEqual(asked('staff'), ['staff 1', 'law 1'])
  assert.deepEqual(asked('student', 'staff'), ['aup 3', 'staff 1', 'law 1'])
  assert.deepEqual(asked(), ['law 1'])
})
