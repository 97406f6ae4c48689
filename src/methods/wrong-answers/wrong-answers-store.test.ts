import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../test/builders/people.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import { openDatabase } from '../../base/database/database.ts'
import { writeTogether } from '../../base/database/statements/statement.ts'
import { newId } from '../../base/ids.ts'
import { DAY, MINUTE, SECOND } from '../../base/time/instant.ts'
import { chargeTry } from './charge-store.ts'
import { subjectOf } from './subject.ts'
import { type Charge, MOST_BY_STRANGERS, MOST_IN_A_ROW, type Try } from './try.ts'
import { clearing, clearTries, endLock, forgetMarks, forgetStrangers } from './wrong-answers-store.ts'

const now = Date.UTC(2026, 9, 1, 8)
const limit = { attempts: 5, for: 16 * MINUTE }

let test1: TestDatabase
before(async () => {
  test1 = await testDatabase()
})
after(() => test1.close())

const anySubject = () => newId(now)
const wrongAt = (subject: string, at: number, more: Partial<Try> = {}) =>
  chargeTry(test1.db.kysely, { subject, method: 'password', limit, now: at, ...more })
const clear = (subject: string, browser?: string) =>
  writeTogether(test1.db.kysely, [clearing(subject, 'password', browser)])
const say = (charge: Charge) => (charge.charged ? charge.ifWrong : { barred: charge.barred })

test('each wrong answer leaves one try less, and the last locks', async () => {
  const subject = anySubject()
  const said = []
  for (let i = 0; i < 6; i += 1) said.push(say(await wrongAt(subject, now)))
  const locked = { verdict: 'locked', until: now + limit.for }
  const begun = { ...locked, fresh: true }
  const stands = { barred: { ...locked, fresh: false } }
  assert.deepEqual(said, [...[4, 3, 2, 1].map((left) => ({ verdict: 'wrong', left })), begun, stands])
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

/** Guesses till nothing is charged any more, lock after lock; says how many were. */
async function guessForDays(subject: string, from: number, more: Partial<Try> = {}): Promise<number> {
  let charged = 0
  for (let i = 0; i < 30; i += 1) {
    for (let j = 0; j < 5; j += 1) if ((await wrongAt(subject, from + i * limit.for, more)).charged) charged += 1
  }
  return charged
}

test(`after ${MOST_BY_STRANGERS} wrong passwords in a row, locks between, it is off until it is renewed (A8)`, async () => {
  const subject = anySubject()
  assert.equal(await guessForDays(subject, now), MOST_BY_STRANGERS)
  const later = now + 365 * DAY
  assert.deepEqual(say(await wrongAt(subject, later)), { barred: { verdict: 'disabled' } })
  await clearTries(test1.db.kysely, subject, 'password')
  assert.equal((await wrongAt(subject, later)).charged, true)
})

test(`codes are off after ${MOST_IN_A_ROW}: they have no known browsers to keep some for`, async () => {
  assert.equal(await guessForDays(anySubject(), now, { method: 'totp' }), MOST_IN_A_ROW)
})

test('A8: strangers who lock a password do not lock the browsers that its owner uses, nor these each other', async () => {
  const [subject, mine, other] = [anySubject(), newId(now), newId(now)]
  for (let i = 0; i < 6; i += 1) await wrongAt(subject, now)
  for (let i = 0; i < 5; i += 1) assert.equal((await wrongAt(subject, now, { browser: mine })).charged, true)
  const locked = { verdict: 'locked', until: now + limit.for, fresh: false }
  assert.deepEqual(say(await wrongAt(subject, now, { browser: mine })), { barred: locked })
  assert.deepEqual(say(await wrongAt(subject, now, { browser: other })), { verdict: 'wrong', left: 4 })
})

test('A8: a right password in a known browser leaves the lock of strangers, and takes them back from the end', async () => {
  const [subject, mine] = [anySubject(), newId(now)]
  assert.equal(await guessForDays(subject, now), MOST_BY_STRANGERS)
  const later = now + DAY
  assert.deepEqual(say(await wrongAt(subject, later)), { barred: { verdict: 'disabled' } })
  assert.deepEqual(say(await wrongAt(subject, later, { browser: mine })), { verdict: 'wrong', left: 4 })
  await clear(subject, mine)
  assert.deepEqual(say(await wrongAt(subject, later, { browser: mine })), { verdict: 'wrong', left: 4 })
  for (let i = 0; i < 5; i += 1) await wrongAt(subject, later)
  await clear(subject, mine)
  assert.equal((await wrongAt(subject, later + limit.for - 1)).charged, false, 'the lock stands')
  assert.equal((await wrongAt(subject, later + limit.for)).charged, true)
})

test(`never more than ${MOST_IN_A_ROW} in a row, whatever browsers they come from, at once or not (A8)`, async () => {
  const subject = anySubject()
  const browsers = Array.from({ length: 8 }, () => newId(now))
  let charged = 0
  for (let i = 0; i < 40; i += 1) {
    const at = now + i * limit.for
    const tries = [undefined, ...browsers].flatMap((browser) =>
      Array.from({ length: 5 }, () => wrongAt(subject, at, { browser })),
    )
    charged += (await Promise.all(tries)).filter((charge) => charge.charged).length
  }
  assert.equal(charged, MOST_IN_A_ROW)
  assert.deepEqual(say(await wrongAt(subject, now + 99 * DAY, { browser: newId(now) })), {
    barred: { verdict: 'disabled' },
  })
})

const marked = (subject: string, word: string, at = now, more: Partial<Try> = {}) =>
  wrongAt(subject, at, { mark: Buffer.from(word.padEnd(16)), ...more })

test('A8: the same wrong answer typed again counts once, as long as its count lasts', async () => {
  const subject = anySubject()
  const lefts = []
  for (const word of ['one', 'one', 'two', 'one', 'two', 'three']) {
    const said = say(await marked(subject, word))
    lefts.push('left' in said ? said.left : said)
  }
  assert.deepEqual(lefts, [4, 4, 3, 3, 3, 2])
  assert.equal(await guessForDays(subject, now, { mark: Buffer.from('one'.padEnd(16)) }), 150, 'and never locks')
  for (const word of ['four', 'five']) await marked(subject, word)
  assert.deepEqual(say(await marked(subject, 'one')), {
    barred: { verdict: 'locked', until: now + limit.for, fresh: false },
  })
  assert.deepEqual(say(await marked(subject, 'one', now + limit.for)), { verdict: 'wrong', left: 4 }, 'a count anew')
})

test('the same wrong answer two hundred times at once counts once', async () => {
  const subject = anySubject()
  await Promise.all(Array.from({ length: 200 }, () => marked(subject, 'same')))
  assert.deepEqual(say(await marked(subject, 'other')), { verdict: 'wrong', left: 3 })
})

test('marks of wrong answers are kept no longer than the count, and not for days', async () => {
  const subject = anySubject()
  const marks = async () => {
    const { rows } = await test1.db.pool.query<{ n: number }>(
      'select coalesce(sum(cardinality(seen)), 0)::int as n from wrong_answers where subject = $1',
      [subject],
    )
    return rows[0]?.n
  }
  for (const word of ['one', 'two', 'three', 'four']) await marked(subject, word)
  assert.equal(await marks(), 4)
  await marked(subject, 'five')
  assert.equal(await marks(), 0, 'emptied by the lock')
  await marked(subject, 'one', now + limit.for)
  await clear(subject)
  assert.equal(await marks(), 0, 'emptied with the count')
  await marked(subject, 'one')
  await forgetMarks(test1.db.kysely, now + 1)
  assert.equal(await marks(), 0, 'emptied by time')
})

test('A8: a reset ends the locks of the passwords, and none of the second factor', async () => {
  const subject = anySubject()
  const methods = ['password', 'initial-password', 'totp'] as const
  for (const method of methods) for (let i = 0; i < 5; i += 1) await wrongAt(subject, now, { method })
  for (let i = 0; i < 5; i += 1) await wrongAt(subject, now, { browser: newId(now) })
  await endLock(test1.db.kysely, subject)
  const said = await Promise.all(methods.map((method) => wrongAt(subject, now, { method })))
  assert.deepEqual(
    said.map(({ charged }) => charged),
    [true, true, false],
  )
})

test('a realm that locks at the first wrong answer does', async () => {
  const strict = { subject: anySubject(), method: 'password', limit: { attempts: 1, for: MINUTE }, now } as const
  const locked = { verdict: 'locked', until: now + MINUTE, fresh: true }
  assert.deepEqual(say(await chargeTry(test1.db.kysely, strict)), locked)
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
