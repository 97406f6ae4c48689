import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount, anEnrolment, aPerson } from '../../test/builders/people.ts'
import { fixedClock, type TestDatabase, testDatabase, testKeyring } from '../../test/harness/database.ts'
import { codesOf } from '../../test/journeys/code-app.ts'
import { parseCampus } from '../campus/index.ts'
import { beginTotp, confirmTotp } from '../methods/index.ts'
import { type ExplainWords, policyExplain } from './policy-explain.ts'

const { campus, faults } = parseCampus(
  `
institution: { name: { en: Test College, nl: Testhogeschool }, timeZone: Europe/Brussels }
networks: { campus: [10.10.0.0/16] }
channels: { mail: { from: no-reply@demo.example } }
realms:
  campus:
    name: { en: Account, nl: Account }
    signInName: { kind: email, domain: student.demo.example }
    mfa:
      required:
        from: 2026-10-01
        except: [campus]
        exceptions: [{ groups: [guest], hours: { fri: "08:00-18:00" }, reason: { en: Guest lectures, nl: Gastcolleges } }]
      methods: [app, totp]
    session: { staySignedIn: { computer: 7d }, bindAddress: prefix }
    close: {}
  association:
    name: { en: Other, nl: Andere }
    signInName: { kind: number, pattern: "r[0-9]{7}" }
    mfa: { methods: [totp] }
    close: {}
applications:
  marks:
    realm: campus
    name: { en: Marks, nl: Punten }
    launch: https://marks.demo.example/
    who: { groups: [staff], until: 2026-09-30 }
    mfa: required
`,
  { file: '/campus.yaml', readFile: () => '' },
)
if (!campus) throw new Error(JSON.stringify(faults))

/** A Friday, 10:00 in Brussels. */
const now = Date.UTC(2026, 9, 2, 8)
const clock = fixedClock(now)
let base: TestDatabase
before(async () => {
  base = await testDatabase()
  const { id: person } = await aPerson(base.db)
  await anAccount(base.db, { person, name: 'ann@student.demo.example' })
  await anEnrolment(base.db, { person, group: 'guest', programme: 'Informatics' })
  const bo = await anAccount(base.db, { name: 'bo@student.demo.example' })
  const deps = { ...base, clock, keyring: testKeyring() }
  await base.db.transaction(async (tx) => {
    const asked = { account: bo.id, now, issuer: 'Test', label: 'bo' }
    const { id, secret } = await beginTotp(deps, tx, asked)
    await confirmTotp(deps, tx, { account: bo.id, id, code: codesOf(secret)(now), now })
  })
})
after(() => base.close())

const explain = async (words: Partial<ExplainWords> = {}) => {
  const lines: string[] = []
  const asked = { account: 'campus/ann', ...words }
  const code = await policyExplain({ db: base.db, clock, campus }, { words: asked, out: (line) => lines.push(line) })
  return { code, said: lines.join('\n') }
}

test('policy explain tells the whole decision in words, with every reason', async () => {
  const { code, said } = await explain({ application: 'marks', address: '203.0.113.7' })
  assert.equal(code, 0)
  assert.equal(
    said,
    `account: campus/ann@student.demo.example, active
  groups guest; programmes Informatics; institutions institution
when: fri 2026-10-02 10:00 in Europe/Brussels
where: 203.0.113.7, in no network of the campus
may use marks: no
  because it is for staff [not-for-you]
  because not after 2026-09-30 [no-longer]
second factor: due
  because marks requires one of everybody [application-requires]
  spared the realm’s duty by an exception: Guest lectures
  none can be used: one must be registered before this sign-in goes on
methods: none can be used
  accepted of this person: app, totp; can be registered now: app, totp
session: 12h at most, or until the browser closes
  on a shared computer: 12h at most, or until the browser closes
  staying signed in is offered: 7d on a computer
  ends as soon as the address’s network (/24 or /64) changes
  before something sensitive a proof of at most 10m ago is asked`,
  )
})

test('policy explain takes place and time into account', async () => {
  assert.match((await explain({ at: '2026-10-02T18:30:00+02:00' })).said, /realm campus requires one since 2026-10-01/)
  assert.match((await explain({ at: '2026-09-30T21:59:59Z' })).said, /begins on 2026-10-01\n.*invited to register/)
  const there = await explain({ address: '::ffff:10.10.3.4', at: '2026-10-03T10:00:00Z' })
  assert.match(
    there.said,
    /where: 10\.10\.3\.4, campus\nsecond factor: not due\n {2}spared the realm’s duty by network campus/,
  )
  const asked = await explain({ address: '10.10.3.4', mfa: true })
  assert.match(asked.said, /second factor: due\n {2}because the request asks for two factors/)
})

test('policy explain knows what an account has registered', async () => {
  const { said } = await explain({ account: 'campus/bo@student.demo.example' })
  assert.match(said, /\[realm-requires\]\n {2}because the account has one, .*\[registered\]/)
  assert.match(
    said,
    /methods: totp can be used, totp is asked first\n {2}because it is the only one that this browser can ask for \[only\]/,
  )
})

test('M8: policy explain tells what is asked instead, and what waits for another', async () => {
  const { said } = await explain({ account: 'campus/bo@student.demo.example', keys: false })
  assert.match(said, /can be registered now: app, totp\n/)
})

test('policy explain --json is for programs', async () => {
  const { code, said } = await explain({ json: true, application: 'marks', at: '2026-10-02T08:00:00.000Z' })
  const told = JSON.parse(said)
  assert.equal(code, 0)
  assert.deepEqual(told.secondFactor.reasons, ['application-requires'])
  assert.deepEqual(told.mayUse.reasons[1], { why: 'no-longer', day: '2026-09-30' })
  assert.deepEqual([told.at, told.address, told.registration], ['2026-10-02T08:00:00.000Z', null, 'must'])
})

test('policy explain: what is not there is 1, words that cannot be read are 2', async () => {
  const codeOf = async (words: Partial<ExplainWords>) => (await explain(words)).code
  for (const words of [
    { account: 'campus/nobody' },
    { account: 'nowhere/ann' },
    { account: '__proto__/ann' },
    { application: 'nothing' },
    { account: 'association/r0000001', application: 'marks' },
  ])
    assert.equal(await codeOf(words), 1, JSON.stringify(words))
  for (const words of [
    { account: 'ann' },
    { address: 'garbage' },
    { address: '10.10.0.1:80' },
    { address: 'fe80::1%eth0' },
    { at: 'tomorrow' },
    { at: '2026-10-02' },
    { at: '2026-13-41T00:00:00Z' },
    { device: ['classroom'] },
  ])
    assert.equal(await codeOf(words), 2, JSON.stringify(words))
})
