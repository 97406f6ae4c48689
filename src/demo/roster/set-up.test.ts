import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Secret as OtpSecret } from 'otpauth'
import { asAdmin, fixedClock, type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import { totpCode, totpStep } from '../../base/crypto/otp/totp.ts'
import { countQueries } from '../../base/database/client.ts'
import { packageRoot } from '../../base/root.ts'
import { openTelemetry } from '../../base/telemetry/telemetry.ts'
import { findRealm, parseCampus } from '../../campus/index.ts'
import {
  checkHardwareCode,
  checkInitialPassword,
  checkPassword,
  checkTotp,
  openHasher,
  registeredMethods,
} from '../../methods/index.ts'
import { findAccountByName } from '../../people/index.ts'
import { parseNationalNumber } from '../../people/national-number.ts'
import { judgePassword } from '../../policies/index.ts'
import { DEMO_PASSWORD, demoPeople, nationalNumber } from '../people.ts'
import { publicPerson, rosterOf } from './roster.ts'
import { setUpDemoPeople } from './set-up.ts'

const file = join(packageRoot(), 'examples/demo/campus.yaml')
const parsed = parseCampus(readFileSync(file, 'utf8'), { file, readFile: (path) => readFileSync(path, 'utf8') })
const campus = 'campus' in parsed ? parsed.campus : assert.fail('the demo campus has faults')
const clock = fixedClock(Date.UTC(2026, 9, 5, 8))
const keyring = testKeyring()
const hasher = openHasher()

let base: TestDatabase
before(async () => {
  base = await testDatabase()
})
after(() => base.close())
const countJobs = () =>
  asAdmin(base.ownerUrl, async (owner) => (await owner.query('select from graphile_worker.jobs')).rows.length)
const telemetry = openTelemetry()
const deps = () => ({ db: base.db, clock, keyring, campus, hasher, telemetry })

test('the demo people are made once, by two processes that start at once as well; a later start asks little', async () => {
  await Promise.all([setUpDemoPeople(deps()), setUpDemoPeople(deps())])
  const { rows } = await base.db.pool.query('select count(*) as n from persons')
  assert.equal(rows[0].n, demoPeople.length)
  assert.ok((await countQueries(() => setUpDemoPeople(deps()))) <= demoPeople.length)
})

test('each of them is who the list says: password, authenticator app, initial password', async () => {
  const { db } = base
  const people = await Promise.all(rosterOf(campus).map((one) => publicPerson(deps(), one)))
  for (const { accounts, notActivated } of people) {
    for (const { realm, username, password, totpSecret } of accounts) {
      const account = await findAccountByName(db.kysely, realm, username)
      assert.equal(account?.status, 'active', username)
      assert.deepEqual(findRealm(campus, username)?.realm.key, realm)
      const ask = { realm: campus.realms[realm] ?? assert.fail(), nameKey: username, account, now: clock.now() }
      assert.equal((await checkPassword(deps(), { ...ask, typed: password })).verdict, 'right')
      if (totpSecret === undefined || username.startsWith('wren')) continue
      // At once, in the very step in which the app was registered.
      const code = totpCode(OtpSecret.fromBase32(totpSecret).bytes, totpStep(clock.now()))
      const given = { account: account?.id ?? '', code, lockout: ask.realm.lockout, now: clock.now() }
      const checked = await checkTotp(deps(), db.kysely, given)
      assert.equal(checked.verdict, 'right')
    }
    for (const { realm, username, initialPassword } of notActivated) {
      const account = await findAccountByName(db.kysely, realm, username)
      assert.equal(account?.status, 'invited')
      if (initialPassword === undefined) continue
      const ask = { realm: campus.realms[realm] ?? assert.fail(), nameKey: username, account, now: clock.now() }
      assert.equal((await checkInitialPassword(deps(), { ...ask, typed: initialPassword })).verdict, 'right')
    }
  }
})

test('there is somebody for each path: two accounts, an app, a letter, a mail, both languages, two agents, an administrator', async () => {
  const people = await Promise.all(rosterOf(campus).map((one) => publicPerson(deps(), one)))
  assert.ok(people.some(({ accounts }) => accounts.length === 2))
  assert.ok(people.some(({ accounts }) => accounts.some(({ totpSecret }) => totpSecret !== undefined)))
  assert.ok(
    people.some(({ notActivated }) => notActivated.some(({ initialPassword }) => initialPassword !== undefined)),
  )
  assert.equal(await countJobs(), 1, 'one invitation is on its way')
  assert.deepEqual(new Set(demoPeople.map(({ language }) => language)), new Set(['nl', 'en']))
  assert.equal(people.filter(({ roles }) => roles.includes('agent')).length, 2)
  assert.equal(people.filter(({ roles }) => roles.includes('admin')).length, 1)
})

test('M5 M7: there is somebody with a mobile number, and staff with a token; both are there to see for programs', async () => {
  const people = await Promise.all(rosterOf(campus).map((one) => publicPerson(deps(), one)))
  const [withPhone] = people.flatMap(({ accounts }) => accounts).filter(({ phone }) => phone !== undefined)
  const kindsOf = async (username: string) => {
    const account = await findAccountByName(base.db.kysely, 'campus', username)
    return (await registeredMethods(base.db.kysely, account?.id ?? '')).map(({ kind }) => kind)
  }
  assert.deepEqual(await kindsOf(withPhone?.username ?? ''), ['sms', 'voice'])
  assert.match(withPhone?.phone ?? '', /^\+32\d{9}$/)
  const wren = 'wren.thistledown@student.demo.example'
  assert.deepEqual(await kindsOf(wren), ['hardware-code'])
  const token = people.flatMap(({ accounts }) => accounts).find(({ username }) => username === wren)
  const account = await findAccountByName(base.db.kysely, 'campus', wren)
  const code = totpCode(OtpSecret.fromBase32(token?.totpSecret ?? '').bytes, totpStep(clock.now()))
  const lockout = { attempts: 5, for: 60_000 }
  const given = { account: account?.id ?? '', code, lockout, now: clock.now() }
  const checked = await base.db.transaction((tx) => checkHardwareCode(deps(), tx, given))
  assert.equal(checked.verdict, 'right')
})

test('agents and administrators are those of campus.yaml', () => {
  const named = (role: 'agent' | 'admin') =>
    demoPeople.filter(({ roles }) => roles.includes(role)).flatMap(({ accounts }) => accounts.map(({ name }) => name))
  for (const { account } of campus.roles.agents) assert.ok(named('agent').includes(account.name), account.name)
  for (const { account } of campus.roles.admins) assert.ok(named('admin').includes(account.name), account.name)
})

test('the demo password is good by every rule of both realms, for everybody', () => {
  for (const { person, accounts } of rosterOf(campus)) {
    for (const { realm, username } of accounts) {
      const { password: policy, name } = campus.realms[realm] ?? assert.fail()
      const facts = {
        policy,
        names: [person.givenName, person.familyName],
        signInName: username,
        birthDate: person.birthDate,
        institution: [...Object.values(campus.institution.name), ...Object.values(name)],
      }
      const judged = judgePassword(DEMO_PASSWORD, facts)
      assert.deepEqual('reasons' in judged ? judged.reasons : [], [])
    }
  }
})

test('national numbers are right in form, and nobody’s', () => {
  for (const person of demoPeople) {
    const number = nationalNumber(person)
    assert.equal(number.slice(6, 9), '999')
    assert.deepEqual(parseNationalNumber(number, 2026), { number })
  }
})
