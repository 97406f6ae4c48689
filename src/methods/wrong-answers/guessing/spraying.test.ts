import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { aCampus } from '../../../../test/builders/campus.ts'
import { anAccount } from '../../../../test/builders/people.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../../../test/harness/database.ts'
import { payLimits } from '../../../base/abuse/limits/limits-store.ts'
import { openDatabase } from '../../../base/database/database.ts'
import { newId } from '../../../base/ids.ts'
import { openTelemetry } from '../../../base/telemetry/telemetry.ts'
import { MINUTE, SECOND } from '../../../base/time/instant.ts'
import type { Account } from '../../../people/index.ts'
import { AcceptedPassword } from '../../password/accepted-password.ts'
import { checkPassword, type PasswordAsk } from '../../password/check.ts'
import { checkInitialPassword } from '../../password/check-initial.ts'
import { hashAccepted } from '../../password/hashed-password.ts'
import { type Hasher, openHasher } from '../../password/hasher-client.ts'
import { storePassword } from '../../password/password-store.ts'
import { paymentsFor } from './limits.ts'

const now = Date.UTC(2026, 9, 1, 8)
const realm = { key: 'campus', lockout: { attempts: 5, for: 16 * MINUTE } }
const SPRAYED = 'Herfst2026!!'
const RIGHT = 'kale Walvis fluit 7 keer'
const keyring = testKeyring()
const telemetry = openTelemetry()
const real = openHasher()

/** A spray of hundreds asks what the limits say, not what the hash takes: only the owner's password is hashed. */
const hasher: Hasher = {
  ...real,
  verify: (hash, plain) => (plain === RIGHT ? real.verify(hash, plain) : Promise.resolve(false)),
  decoy: () => Promise.resolve(false),
}

let tested: TestDatabase
let account: Account
before(async () => {
  tested = await testDatabase()
  account = await anAccount(tested.db)
  const hashed = await hashAccepted(real, AcceptedPassword.judged(RIGHT, []))
  await storePassword(tested.db.kysely, { account: account.id, hashed, now })
})
beforeEach(async () => {
  await tested.db.pool.query('delete from limits')
  await tested.db.pool.query('delete from wrong_answers')
})
after(() => tested.close())

type Guessed = { address: string; typed?: string; name?: number; at?: number } & Pick<PasswordAsk, 'knownBrowser'>
const deps = () => ({ db: tested.db, keyring, hasher, campus: aCampus(), telemetry })
const guess = ({ address, typed = SPRAYED, name = 0, at = now, knownBrowser }: Guessed, db = tested.db) =>
  checkPassword(
    { ...deps(), db },
    { realm, nameKey: `name-${name}`, account: undefined, typed, knownBrowser, now: at, from: from(address) },
  )
const from = (address: string) => ({ address, limitBy: address })

/** The owner of an account, from a place of their own. */
const honest = (address: string, more: Partial<PasswordAsk> = {}) =>
  checkPassword(deps(), {
    ...{ realm, nameKey: account.signInName, account, typed: RIGHT, now, from: from(address) },
    ...more,
  })

/** So many names, each tried once, from these addresses in turn; how many were looked at. */
async function spray(names: number, addressOf: (i: number) => string, at = now): Promise<number> {
  let looked = 0
  for (let name = 0; name < names; name += 1) {
    const { verdict } = await guess({ address: addressOf(name), name, at })
    if (verdict !== 'slowed') looked += 1
  }
  return looked
}

test('A8: one password over five hundred accounts from one address is slowed after sixty', async () => {
  assert.equal(await spray(500, () => '203.0.113.9'), 60)
  assert.deepEqual(await guess({ address: '203.0.113.9', name: 900 }), { verdict: 'slowed', retryAfter: 5 * SECOND })
  assert.equal((await guess({ address: '203.0.113.9', name: 901, at: now + 5 * SECOND })).verdict, 'wrong')
  assert.deepEqual(await honest('203.0.113.10'), { verdict: 'right' }, 'who is elsewhere notices nothing')
  assert.deepEqual(await honest('198.51.100.9'), { verdict: 'right' })
  assert.deepEqual(
    await honest('203.0.113.9', { knownBrowser: newId(now) }),
    { verdict: 'right' },
    'nor a known browser',
  )
})

test('A8: from a hundred addresses of one /24 it is slowed after three hundred', async () => {
  assert.equal(await spray(500, (i) => `203.0.113.${i % 100}`), 300)
  assert.equal((await guess({ address: '203.0.113.200', name: 900 })).verdict, 'slowed')
  assert.deepEqual(await honest('203.0.114.1'), { verdict: 'right' })
  assert.deepEqual(await honest('203.0.113.200', { knownBrowser: newId(now) }), { verdict: 'right' })
})

test('A8: who holds a /64 has one address, however many they use; a /48 is one network', async () => {
  assert.equal(await spray(200, (i) => `2001:db8:1:2::${i.toString(16)}`), 60)
  assert.equal(await spray(500, (i) => `2001:db8:2:${(i % 100).toString(16)}::1`), 300)
})

test('A8: from everywhere at once it is slowed too, while people from quiet addresses get in', async () => {
  const crowd = paymentsFor(undefined, false)
  for (let i = 0; i < 3_000; i += 500)
    await Promise.all(Array.from({ length: 500 }, () => payLimits(tested.db.kysely, crowd, now)))
  const elsewhere = (i: number) => `198.${18 + (i % 2)}.${i % 250}.7`
  // Two from each address now, where sixty were; and not at once again when some seconds have passed.
  assert.equal(await spray(2_000, elsewhere), 500)
  for (let i = 0; i < 500; i += 1) await payLimits(tested.db.kysely, crowd, now)
  assert.equal(await spray(500, elsewhere, now + 6 * SECOND), 0)
  assert.deepEqual(await honest('203.0.113.77'), { verdict: 'right' })
  assert.equal((await guess({ address: '203.0.113.77', name: 900 })).verdict, 'wrong', 'nor are they for a slip')
  assert.deepEqual(await honest('203.0.113.77'), { verdict: 'right' })
})

test('A8: a campus behind one address survives a bad morning: right passwords cost nothing, and its own networks are exempt', async () => {
  for (let i = 0; i < 59; i += 1) await guess({ address: '203.0.113.9', name: i })
  for (let i = 0; i < 20; i += 1) assert.deepEqual(await honest('203.0.113.9'), { verdict: 'right' })
  assert.equal(await spray(400, () => '10.10.3.4'), 400)
})

test('an address that cannot be known is in no network, and is limited by its peer', async () => {
  const unknown = (name: number) =>
    checkPassword(deps(), {
      ...{ realm, nameKey: `name-${name}`, account: undefined, typed: SPRAYED, now },
      from: { address: undefined, limitBy: '10.10.0.1' },
    })
  const said = []
  for (let name = 0; name < 80; name += 1) said.push(await unknown(name))
  assert.equal(said.filter(({ verdict }) => verdict === 'slowed').length, 20)
})

test('A8: a hundred and fifty at once, on two processes, all are paid for: whoever outruns the limit waits the longer (CVE-2024-4629)', async () => {
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const at = (name: number) => guess({ address: '203.0.113.9', name }, name % 2 ? other : tested.db)
    const said = await Promise.all(Array.from({ length: 150 }, (_, name) => at(name)))
    const looked = said.filter(({ verdict }) => verdict !== 'slowed').length
    const later = await guess({ address: '203.0.113.9', name: 900 })
    assert.deepEqual(later, { verdict: 'slowed', retryAfter: (looked - 59) * 5 * SECOND })
  } finally {
    await other.close()
  }
})

test('A8: a guess that is slowed counts on no account: nobody locks others by being slowed', async () => {
  for (let i = 0; i < 60; i += 1) await guess({ address: '203.0.113.9', name: i })
  for (let i = 0; i < 9; i += 1) assert.equal((await honest('203.0.113.9', { typed: `wrong ${i}` })).verdict, 'slowed')
  assert.deepEqual(await honest('198.51.100.9', { typed: 'wrong' }), { verdict: 'wrong', left: 4 })
})

test('initial passwords are limited by the same rows: another door gives no fresh tries (CVE-2025-64102)', async () => {
  for (let i = 0; i < 60; i += 1) await guess({ address: '203.0.113.9', name: i })
  const ask = { realm, nameKey: 'name-900', account: undefined, typed: SPRAYED, now, from: from('203.0.113.9') }
  assert.equal((await checkInitialPassword(deps(), ask)).verdict, 'slowed')
})

test('spraying shows in the metrics, by the limit that was full', async () => {
  const shown = await telemetry.registry.metrics()
  for (const by of ['address', 'prefix', 'everywhere'])
    assert.match(shown, new RegExp(`^sleutelbos_guessing_slowed_total\\{by="${by}"\\} [1-9]`, 'm'))
})
