import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { openDatabase } from '../../../base/database/database.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../base/time/instant.ts'
import { checkAccessPass, giveAccessPass, LONGEST_PASS } from './access-pass.ts'
import { accessPassOf, forgetPasses, withdrawAccessPass } from './access-pass-store.ts'

const now = Date.UTC(2026, 9, 1, 8)
const lockout = { attempts: 5, for: 16 * MINUTE }
const by = 'agent:0190e7a0-0000-7000-8000-000000000001'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

const give = (account: string, lifetime = HOUR, at = now) =>
  tested.db.transaction((tx) => giveAccessPass(tx, { account, lifetime, by, reason: 'Phone lost', now: at }))
const check = (account: string, code: string, at = now, db = tested.db) =>
  db.transaction((tx) => checkAccessPass(tx, { account, code, lockout, now: at }))
const newAccount = async () => (await anAccount(tested.db)).id
const otherCode = async () => (await give(await newAccount())).code

test('D6: an access pass has 70 bits, is right once, and tells who gave it, why and until when', async () => {
  const account = await newAccount()
  const { id, code } = await give(account)
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{5}-){2}[0-9A-HJKMNP-TV-Z]{5}$/)
  assert.deepEqual(await accessPassOf(tested.db.kysely, account, now), {
    ...{ id, madeAt: now, expiresAt: now + HOUR, by, reason: 'Phone lost' },
  })
  assert.deepEqual(await check(account, ` ${code.toLowerCase().replaceAll('-', '')} `), { verdict: 'right', id })
  assert.deepEqual(await check(account, code), { verdict: 'wrong', left: 4 }, 'a replay')
  assert.equal(await accessPassOf(tested.db.kysely, account, now), undefined)
})

test('D6: a pass ends to the second, and lives a day at most', async () => {
  const account = await newAccount()
  const { code } = await give(account, LONGEST_PASS)
  assert.equal((await check(account, code, now + LONGEST_PASS)).verdict, 'wrong')
  assert.equal((await check(account, code, now + LONGEST_PASS - SECOND)).verdict, 'right')
  for (const lifetime of [LONGEST_PASS + 1, 0, -HOUR, Number.NaN])
    await assert.rejects(give(account, lifetime), /24 hours at most/)
  const wish =
    'insert into access_passes (id, account, hash, made_at, expires_at, given_by, reason) values ($1, $2, $3, $4, $5, $6, $7)'
  const stretched = [by.slice(6), account, Buffer.alloc(32), new Date(now), new Date(now + 2 * DAY), by, '']
  await assert.rejects(tested.db.pool.query(wish, stretched), /check constraint/, 'nor does the table take one')
})

test('D6: of twenty who use a pass at once on two processes, one wins (ATTACK 4)', async () => {
  const account = await newAccount()
  const { code } = await give(account)
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const said = await Promise.all(
      Array.from({ length: 20 }, (_, i) => check(account, code, now, i % 2 ? other : tested.db)),
    )
    assert.equal(said.filter(({ verdict }) => verdict === 'right').length, 1)
  } finally {
    await other.close()
  }
})

test("D6: another account's pass opens nothing (CVE-2023-26481)", async () => {
  const [mine, theirs] = [await newAccount(), await newAccount()]
  const { code } = await give(theirs)
  await give(mine)
  assert.equal((await check(mine, code)).verdict, 'wrong')
  assert.equal((await check(theirs, code)).verdict, 'right')
})

test('D6: five wrong passes lock it, mistyped and oversized ones do not (ATTACK 7)', async () => {
  const account = await newAccount()
  const { code } = await give(account)
  for (const typed of [
    '',
    'x'.repeat(1_000_000),
    code.slice(1),
    code.replace(/.$/, (sign) => (sign === '7' ? '8' : '7')),
  ])
    assert.deepEqual(await check(account, typed), { verdict: 'typo' })
  const said = []
  for (let i = 0; i < 5; i += 1) said.push((await check(account, await otherCode())).verdict)
  assert.deepEqual(said, ['wrong', 'wrong', 'wrong', 'wrong', 'locked'])
  assert.equal((await check(account, code)).verdict, 'locked')
  assert.equal((await check(account, code, now + lockout.for)).verdict, 'right')
})

test('D6: a newer pass ends the earlier one, two given at once leave one, and a withdrawn one opens nothing', async () => {
  const account = await newAccount()
  const first = await give(account)
  const second = await give(account, HOUR, now + MINUTE)
  assert.equal((await check(account, first.code)).verdict, 'wrong')
  assert.equal((await check(account, second.code)).verdict, 'right')
  const both = await Promise.all([give(account), give(account)])
  const said = []
  for (const { code } of both) said.push((await check(account, code)).verdict)
  assert.equal(said.filter((verdict) => verdict === 'right').length, 1)
  const third = await give(account)
  assert.equal(await withdrawAccessPass(tested.db.kysely, { account, now }), third.id)
  assert.equal((await check(account, third.code)).verdict, 'wrong')
  assert.equal(await withdrawAccessPass(tested.db.kysely, { account, now }), undefined)
})

test('D6: what is stored of a pass is not its code, and goes a while after its end', async () => {
  const account = await newAccount()
  const { code } = await give(account)
  const rowsNow = async () =>
    (await tested.db.pool.query('select * from access_passes where account = $1', [account])).rows
  assert.ok(!JSON.stringify(await rowsNow()).includes(code))
  await forgetPasses(tested.db.kysely, now + HOUR)
  assert.equal((await rowsNow()).length, 1)
  await forgetPasses(tested.db.kysely, now + HOUR + 1)
  assert.equal((await rowsNow()).length, 0)
})
