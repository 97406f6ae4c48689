import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aCampus } from '../../../test/builders/campus.ts'
import { anAccount } from '../../../test/builders/people.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import { openDatabase } from '../../base/database/database.ts'
import { openTelemetry } from '../../base/telemetry/telemetry.ts'
import { MINUTE } from '../../base/time/instant.ts'
import type { Account, AccountStatus } from '../../people/index.ts'
import { checkInitialPassword } from './check-initial.ts'
import { giveInitialPassword, spendInitialPassword } from './initial-password-store.ts'

const now = Date.UTC(2026, 9, 1, 8)
const realm = { key: 'campus', lockout: { attempts: 5, for: 16 * MINUTE } }
const keyring = testKeyring()
const world = { campus: aCampus(), telemetry: openTelemetry() }
const GIVEN = 'Zeven-Eendjes-81'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

async function newcomer(status: AccountStatus = 'invited'): Promise<Account> {
  const account = await anAccount(tested.db, { status })
  await giveInitialPassword({ keyring }, tested.db.kysely, { account: account.id, plain: GIVEN, now })
  return account
}

const type = (typed: string, account: Account | undefined, name = account?.signInName ?? 'nobody') =>
  checkInitialPassword({ ...world, db: tested.db, keyring }, { realm, nameKey: name, account, typed, now })

test('the initial password is right as often as it is typed, until it is spent (A2)', async () => {
  const account = await newcomer()
  assert.deepEqual(await type(GIVEN, account), { verdict: 'right' })
  assert.deepEqual(await type(GIVEN, account), { verdict: 'right' })
  assert.equal(await spendInitialPassword(tested.db.kysely, account.id, now), true)
  assert.deepEqual(await type(GIVEN, account), { verdict: 'wrong', left: 4 })
})

test('a transaction that is undone has spent nothing (A2)', async () => {
  const account = await newcomer()
  const undone = tested.db.transaction(async (tx) => {
    assert.equal(await spendInitialPassword(tx, account.id, now), true)
    throw new Error('the new password was refused')
  })
  await assert.rejects(undone)
  assert.deepEqual(await type(GIVEN, account), { verdict: 'right' })
})

test('of twenty who spend it at once on two processes, one wins (ATTACK 4, CVE-2022-23555)', async () => {
  const account = await newcomer()
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const spent = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? other : tested.db).transaction((tx) => spendInitialPassword(tx, account.id, now)),
      ),
    )
    assert.equal(spent.filter(Boolean).length, 1)
  } finally {
    await other.close()
  }
})

test('the initial password of one person opens no account of another (ATTACK 3, CVE-2023-26481)', async () => {
  const [one, two] = [await newcomer(), await newcomer()]
  await giveInitialPassword({ keyring }, tested.db.kysely, { account: two.id, plain: 'Acht-Ganzen-92', now })
  assert.deepEqual(await type('Acht-Ganzen-92', one), { verdict: 'wrong', left: 4 })
})

test('unknown, active and closed accounts answer as an invited one with a wrong password', async () => {
  const answers = [
    await type('wrong', await newcomer()),
    await type(GIVEN, undefined, 'nobody-at-all'),
    await type(GIVEN, await newcomer('active')),
    await type(GIVEN, await newcomer('closed')),
    await type('', await newcomer()),
    await type('x'.repeat(1_000_000), await newcomer()),
  ]
  for (const answer of answers) assert.deepEqual(answer, { verdict: 'wrong', left: 4 })
})

test('guesses at an initial password lock, for unknown names too', async () => {
  const account = await newcomer()
  for (const known of [account, undefined]) {
    for (let i = 0; i < 5; i += 1) await type(`wrong ${i}`, known, 'somebody')
    assert.deepEqual(await type(GIVEN, known, 'somebody'), {
      ...{ verdict: 'locked', until: now + 16 * MINUTE, fresh: false },
    })
  }
})

test('a second initial password ends the first', async () => {
  const account = await newcomer()
  await giveInitialPassword({ keyring }, tested.db.kysely, { account: account.id, plain: 'Acht-Ganzen-92', now })
  assert.equal((await type(GIVEN, account)).verdict, 'wrong')
  assert.equal((await type('Acht-Ganzen-92', account)).verdict, 'right')
})
