import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { openDatabase } from '../../../base/database/database.ts'
import { MINUTE } from '../../../base/time/instant.ts'
import { MOST_IN_A_ROW } from '../../wrong-answers/index.ts'
import { checkResetCode, makeResetCode, spellResetCode } from './reset-code.ts'
import { forgetResetCode, hasResetCode, resetCodeMadeAt } from './reset-code-store.ts'

const now = Date.UTC(2026, 9, 1, 8)
const lockout = { attempts: 5, for: 16 * MINUTE }

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

const make = (account: string, at = now) => tested.db.transaction((tx) => makeResetCode(tx, { account, now: at }))
const check = (account: string, code: string, at = now, db = tested.db) =>
  db.transaction((tx) => checkResetCode(tx, { account, code, lockout, now: at }))
const newAccount = async () => (await anAccount(tested.db)).id

/** A code of the right form that is nobody's. */
const otherCode = async () => make(await newAccount())

test('M13: a reset code has 95 bits in groups of five, is read aloud sign by sign, and is right once', async () => {
  const account = await newAccount()
  assert.equal(await hasResetCode(tested.db.kysely, account), false)
  const code = await make(account)
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/)
  assert.equal(spellResetCode(code)[0], [...code.slice(0, 5)].join(' '))
  assert.equal(await resetCodeMadeAt(tested.db.kysely, account), now)
  const typed = code.toLowerCase().replaceAll('-', ' ')
  assert.deepEqual(await check(account, typed), { verdict: 'right' })
  assert.equal(await hasResetCode(tested.db.kysely, account), false)
  assert.deepEqual(await check(account, code), { verdict: 'wrong', left: 4 }, 'a replay')
})

test('M13: a mistyped code is told by its check sign, and charges no try', async () => {
  const account = await newAccount()
  const code = await make(account)
  const mistyped = code.slice(0, -1) + (code.endsWith('7') ? '8' : '7')
  for (let i = 0; i < 20; i += 1) assert.deepEqual(await check(account, mistyped), { verdict: 'typo' })
  for (const typed of ['', '0', 'x'.repeat(1_000_000), `${code}${code}`])
    assert.deepEqual(await check(account, typed), { verdict: 'typo' })
  assert.deepEqual(await check(account, code), { verdict: 'right' })
})

test('M13: five wrong codes lock it, and then the right one is refused until the lock ends (ATTACK 7)', async () => {
  const account = await newAccount()
  const code = await make(account)
  const said = []
  for (let i = 0; i < 5; i += 1) said.push((await check(account, await otherCode())).verdict)
  assert.deepEqual(said, ['wrong', 'wrong', 'wrong', 'wrong', 'locked'])
  assert.equal((await check(account, code)).verdict, 'locked')
  assert.equal(await hasResetCode(tested.db.kysely, account), true, 'what was refused is not spent')
  assert.equal((await check(account, code, now + lockout.for)).verdict, 'right')
})

test('M13: guesses made at once do not outrun the count (CVE-2024-4629)', async () => {
  const account = await newAccount()
  await make(account)
  const guesses = await Promise.all(Array.from({ length: 20 }, otherCode))
  const said = await Promise.all(guesses.map((guess) => check(account, guess)))
  assert.equal(said.filter(({ verdict }) => verdict === 'wrong').length, 4)
})

test('M13: a hundred wrong codes in a row turn it off, until a code is made anew', async () => {
  const account = await newAccount()
  const code = await make(account)
  const wrong = await otherCode()
  let at = now
  for (let i = 0; i < MOST_IN_A_ROW; i += 1)
    if ((await check(account, wrong, at)).verdict === 'locked') at += lockout.for
  assert.deepEqual(await check(account, code, at), { verdict: 'disabled' })
  assert.deepEqual(await check(account, await make(account, at), at), { verdict: 'right' })
})

test("M13: another account's code opens nothing, nor does its hash in one's own row (CVE-2023-26481)", async () => {
  const [mine, theirs] = [await newAccount(), await newAccount()]
  const code = await make(theirs)
  await make(mine)
  assert.equal((await check(mine, code)).verdict, 'wrong')
  await tested.db.pool.query(
    'update reset_codes r set hash = o.hash from reset_codes o where r.account = $1 and o.account = $2',
    [mine, theirs],
  )
  assert.equal((await check(mine, code)).verdict, 'wrong')
  assert.equal((await check(theirs, code)).verdict, 'right')
})

test('M13: of twenty who use a code at once on two processes, one wins (ATTACK 4, CVE-2022-23555)', async () => {
  const account = await newAccount()
  const code = await make(account)
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

test('M13: a new code ends the earlier one, and a code can be ended without being used', async () => {
  const account = await newAccount()
  const first = await make(account)
  const second = await make(account, now + MINUTE)
  assert.equal((await check(account, first)).verdict, 'wrong')
  assert.equal((await check(account, second)).verdict, 'right')
  await make(account)
  assert.equal(await forgetResetCode(tested.db.kysely, account), true)
  assert.equal(await hasResetCode(tested.db.kysely, account), false)
  assert.equal(await forgetResetCode(tested.db.kysely, account), false)
})

test('M13: nothing that is stored is the code, with or without its hyphens', async () => {
  const account = await newAccount()
  const code = await make(account)
  const { rows } = await tested.db.pool.query('select * from reset_codes where account = $1', [account])
  const { createHash } = await import('node:crypto')
  for (const form of [code, code.replaceAll('-', '')]) {
    assert.ok(!JSON.stringify(rows).includes(form) && !rows[0].hash.includes(form))
    assert.ok(!rows[0].hash.equals(createHash('sha256').update(form).digest()), 'the account goes into the hash')
  }
})

test('M13: an account without a code answers as one with another', async () => {
  assert.deepEqual(await check(await newAccount(), await otherCode()), { verdict: 'wrong', left: 4 })
})
