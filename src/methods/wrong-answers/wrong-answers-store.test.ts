import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../test/builders/people.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import { openDatabase } from '../../base/database/database.ts'
import { newId } from '../../base/ids.ts'
import { DAY, MINUTE, SECOND } from '../../base/time/instant.ts'
import { subjectOf } from './subject.ts'
import { type Charge, chargeTry, clearTries, forgetStrangers, MOST_IN_A_ROW } from './wrong-answers-store.ts'

const now = Date.UTC(2026, 9, 1, 8)
const limit = { attempts: 5, for: 16 * MINUTE }

let test1: TestDatabase
before(async () => {
  test1 = await testDatabase()
})
after(() => test1.close())

const anySubject = () => newId(now)
const wrongAt = (subject: string, at: number) =>
  chargeTry(test1.db.kysely, { subject, method: 'password', limit, now: at })
const say = (charge: Charge) => (charge.charged ? charge.ifWrong : { barred: charge.barred })

test('each wrong answer leaves one try less, and the last locks', async () => {
  const subject = anySubject()
  const said = []
  for (let i = 0; i < 6; i += 1) said.push(say(await wrongAt(subject, now)))
  const locked = { verdict: 'locked', until: now + limit.for }
  assert.deepEqual(said, [...[4, 3, 2, 1].map((left) => ({ verdict: 'wrong', left })), locked, { barred: locked }])
})

test('a lock ends to the second, and five tries are there again', async () => {
  const subject = anySubject()
  for (let i = 0; i < 5; i += 1) await wrongAt(subject, now)
  const until = now + limit.for
  assert.equal((await wrongAt(subject, until - SECOND)).charged, false)
  assert.deepEqual(say(await wrongAt(subject, until)), { verdict: 'wrong', left: 4 })
})

test('a right answer gives all tries back', async () => {
  const subject = anySubject()
  for (let i = 0; i < 4; i += 1) await wrongAt(subject, now)
  await clearTries(test1.db.kysely, subject, 'password')
  assert.deepEqual(say(await wrongAt(subject, now)), { verdict: 'wrong', left: 4 })
})

test('methods are counted apart, and so are accounts', async () => {
  const subject = anySubject()
  for (let i = 0; i < 5; i += 1) await wrongAt(subject, now)
  const totp = await chargeTry(test1.db.kysely, { subject, method: 'totp', limit, now })
  assert.deepEqual([totp.charged, (await wrongAt(anySubject(), now)).charged], [true, true])
})

test('two hundred guesses at once, on two processes, are charged five times (ATTACK 6, CVE-2024-4629)', async () => {
  const other = openDatabase({ url: test1.appUrl, connections: 5 })
  try {
    const subject = anySubject()
    const guess = (i: number) =>
      chargeTry((i % 2 ? other : test1.db).kysely, { subject, method: 'password', limit, now })
    const charges = await Promise.all(Array.from({ length: 200 }, (_, i) => guess(i)))
    assert.equal(charges.filter((charge) => charge.charged).length, 5)
    const until = now + limit.for
    assert.ok(charges.every((c) => c.charged || (c.barred.verdict === 'locked' && c.barred.until === until)))
  } finally {
    await other.close()
  }
})

test(`after ${MOST_IN_A_ROW} wrong answers in a row, locks between, the method is off until it is renewed`, async () => {
  const subject = anySubject()
  let at = now
  let charged = 0
  for (let i = 0; i < 30; i += 1) {
    for (let j = 0; j < 5; j += 1) if ((await wrongAt(subject, at)).charged) charged += 1
    at += limit.for
  }
  assert.equal(charged, MOST_IN_A_ROW)
  assert.deepEqual(say(await wrongAt(subject, at + 365 * DAY)), { barred: { verdict: 'disabled' } })
  await clearTries(test1.db.kysely, subject, 'password')
  assert.equal((await wrongAt(subject, at)).charged, true)
})

test('a realm that locks at the first wrong answer does', async () => {
  const strict = { subject: anySubject(), method: 'password', limit: { attempts: 1, for: MINUTE }, now } as const
  assert.deepEqual(say(await chargeTry(test1.db.kysely, strict)), { verdict: 'locked', until: now + MINUTE })
})

test('a charge that is rolled back was none', async () => {
  const subject = anySubject()
  const undone = test1.db.transaction(async (tx) => {
    await chargeTry(tx, { subject, method: 'password', limit, now })
    throw new Error('broken')
  })
  await assert.rejects(undone)
  assert.deepEqual(say(await wrongAt(subject, now)), { verdict: 'wrong', left: 4 })
})

test('a name that no account has is counted under a mark that does not tell it', () => {
  const keyring = testKeyring()
  const mark = (nameKey: string, realm = 'campus') => subjectOf(keyring, { realm, nameKey, account: undefined })
  assert.match(mark('nobody'), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(mark('nobody'), mark('nobody'))
  assert.notEqual(mark('nobody'), mark('nobody', 'association'))
  assert.equal(subjectOf(keyring, { realm: 'campus', nameKey: 'x', account: 'an-account' }), 'an-account')
})

test('guesses at names of nobody are forgotten after a while, those at accounts are not', async () => {
  const account = (await anAccount(test1.db)).id
  const stranger = anySubject()
  await wrongAt(account, now)
  await wrongAt(stranger, now)
  await forgetStrangers(test1.db.kysely, now + 1)
  assert.deepEqual(say(await wrongAt(account, now)), { verdict: 'wrong', left: 3 })
  assert.deepEqual(say(await wrongAt(stranger, now)), { verdict: 'wrong', left: 4 })
})
