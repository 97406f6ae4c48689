import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseCampus } from '../../campus/index.ts'
import { secondFactorDue } from './due.ts'
import { asksGroups, situationOf } from './situation.ts'

const text = `
institution: { name: { en: Test College, nl: Testhogeschool } }
networks: { campus: [10.10.0.0/16, "2001:db8:10::/48"] }
channels: { mail: { from: no-reply@demo.example } }
realms:
  campus:
    name: { en: Account, nl: Account }
    signInName: { kind: email, domain: demo.example }
    mfa: { required: { from: 2026-01-01, except: [campus] }, methods: [totp] }
    close: {}
applications:
  mail: { realm: campus, name: { en: Mail, nl: Mail }, launch: https://mail.demo.example/ }
  marks:
    realm: campus
    name: { en: Marks, nl: Punten }
    launch: https://marks.demo.example/
    mfa:
      required: { from: 2026-01-01, exceptions: [{ groups: [guest], reason: { en: Guests, nl: Gasten } }] }
`
const { campus, faults } = parseCampus(text, { file: '/campus.yaml', readFile: () => '' })
if (!campus) throw new Error(JSON.stringify(faults))
const realm = campus.realms.campus as NonNullable<(typeof campus.realms)[string]>
const now = Date.UTC(2026, 9, 2, 10, 0)
const isDue = (address: string | undefined) =>
  secondFactorDue({ ...situationOf(campus, { realm, address, devices: [], now }), asked: false, registered: 0 }).due

test('P2: an address of the campus is one in whatever form it comes (::ffff:10.10.0.1 is 10.10.0.1)', () => {
  for (const address of ['10.10.0.1', '::ffff:10.10.0.1', '::FFFF:10.10.255.255', '::ffff:a0a:1', '2001:DB8:10::1'])
    assert.equal(isDue(address), false, address)
})

test('P2: an unknown address, garbage and neighbours are in no network (CVE-2024-47070)', () => {
  for (const address of [
    undefined,
    '',
    ' ',
    '10.10.0',
    '10.10.0.1%eth0',
    '010.10.0.1',
    '::ffff:10.11.0.1',
    '2001:db8:11::1',
    '10.9.255.255',
    '10.11.0.0',
    '1010.0.0.1',
    '10.10.0.1:80',
    '[2001:db8:10::1]',
    '2001:db8:10::1%1',
  ])
    assert.equal(isDue(address), true, String(address))
  fc.assert(fc.property(fc.string(), (address) => isDue(address)))
})

test('the person’s groups are asked for only where an exception names some', () => {
  assert.equal(asksGroups(campus, { realm }), false)
  assert.equal(asksGroups(campus, { realm, application: 'mail' }), false)
  assert.equal(asksGroups(campus, { realm, application: 'marks' }), true)
})
