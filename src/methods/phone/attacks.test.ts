/** What attackers try with a telephone (M5): races, replays, the challenge of another, guesses. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PHONE_LOCKOUT as lockout, PHONE_NOW, phonesIn } from '../../../test/builders/phone-methods.ts'
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts'
import { openDatabase } from '../../base/database/database.ts'
import { MINUTE } from '../../base/time/instant.ts'
import { codeOf } from './code.ts'
import { confirmPhone } from './register.ts'
import { removePhone } from './registrations-store.ts'

const now = PHONE_NOW
let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

const { aNumber, begun, check, keyring, open, opened, press, take, telephone, withPhone, wrongFor } = phonesIn(
  () => tested,
)

test('a code is good once: a replay is refused', async () => {
  const { account, number, phone } = await withPhone()
  const challenge = await opened(account, phone)
  const code = telephone.code(number)
  assert.equal((await check(account, challenge, code)).verdict, 'right')
  assert.deepEqual(await check(account, challenge, code), { verdict: 'expired' })
})

test('twenty racers for one code on two processes: one winner; and for one call', async () => {
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const { account, number, phone } = await withPhone()
    const challenge = await opened(account, phone)
    const code = telephone.code(number)
    const racers = Array.from({ length: 20 }, (_, i) => (i % 2 ? other : tested.db))
    const said = await Promise.all(racers.map((db) => check(account, challenge, code, {}, db)))
    assert.equal(said.filter(({ verdict }) => verdict === 'right').length, 1)
    const call = await opened(account, phone, { by: 'voice' })
    await press(call, '#')
    const taken = await Promise.all(racers.map((db) => take(account, call, {}, db)))
    assert.equal(taken.filter(({ verdict }) => verdict === 'right').length, 1)
  } finally {
    await other.close()
  }
})

test('the challenge of another account, sign-in or purpose proves nothing (ATTACK 3)', async () => {
  const [mine, theirs] = [await withPhone(), await withPhone()]
  const challenge = await opened(mine.account, mine.phone)
  const code = telephone.code(mine.number)
  const expired = { verdict: 'expired' }
  assert.deepEqual(await check(theirs.account, challenge, code), expired)
  assert.deepEqual(await check(mine.account, challenge, code, { binding: 'flow-2' }), expired)
  assert.deepEqual(await check(mine.account, challenge, code, { purpose: 'register' }), expired)
  const call = await opened(mine.account, mine.phone, { by: 'voice' })
  await press(call, '#')
  assert.deepEqual(await take(theirs.account, call), expired)
  assert.deepEqual(await take(mine.account, call, { binding: 'flow-2' }), expired)
  assert.deepEqual(await take(mine.account, call, { purpose: 'address' }), expired)
  assert.equal((await check(mine.account, challenge, code)).verdict, 'right')
  assert.equal((await take(mine.account, call)).verdict, 'right')
})

test('a telephone of another account is not asked', async () => {
  const [mine, theirs] = [await withPhone(), await withPhone()]
  assert.deepEqual(await open(mine.account, theirs.phone), { refused: 'phone-lapsed' })
})

test('a number that waits to be confirmed is no proof, and is confirmed by no other’s challenge (CVE-2026-27946)', async () => {
  const { account } = await withPhone()
  const pending = await begun(aNumber(), account)
  assert.deepEqual(await open(account, pending.phone), { refused: 'phone-lapsed' })
  const confirm = () =>
    tested.db.transaction((tx) => confirmPhone(tx, { account, phone: pending.phone, name: '', now }))
  assert.deepEqual(await confirm(), { refused: 'expired' })
  await opened(account, pending.phone, { purpose: 'register' })
  assert.deepEqual(await confirm(), { refused: 'expired' }, 'sent, and not answered')
})

test('an expired code and an expired call are refused', async () => {
  const { account, number, phone } = await withPhone()
  const challenge = await opened(account, phone)
  const call = await opened(account, phone, { by: 'voice' })
  await press(call, '#')
  const at = now + 10 * MINUTE
  assert.deepEqual(await check(account, challenge, telephone.code(number), { at }), { verdict: 'expired' })
  assert.deepEqual(await take(account, call, { at }), { verdict: 'expired' })
})

test('five wrong codes end a challenge: the right one comes too late, at once or one by one', async () => {
  const { account, number, phone } = await begun()
  const challenge = await opened(account, phone, { purpose: 'register' })
  const wrong = wrongFor(challenge)
  const said = await Promise.all(
    Array.from({ length: 30 }, () => check(account, challenge, wrong, { purpose: 'register' })),
  )
  assert.equal(said.filter(({ verdict }) => verdict === 'wrong').length, 4)
  const late = await check(account, challenge, telephone.code(number), { purpose: 'register' })
  assert.deepEqual(late, { verdict: 'expired' })
})

test('asking for a new code gives no fresh tries: the account’s own count goes on (ATTACK 7)', async () => {
  const { account, number, phone } = await withPhone()
  const first = await opened(account, phone)
  for (let i = 0; i < 3; i += 1) await check(account, first, wrongFor(first))
  const second = await opened(account, phone)
  assert.deepEqual(await check(account, second, wrongFor(second)), { verdict: 'wrong', left: 1 })
  const until = now + lockout.for
  assert.deepEqual(await check(account, second, wrongFor(second)), { verdict: 'locked', until, fresh: true })
  const barred = { verdict: 'locked', until, fresh: false }
  assert.deepEqual(await check(account, second, telephone.code(number)), barred)
})

test('oversized and odd answers are wrong codes, and nothing worse', async () => {
  const { account, phone } = await withPhone()
  const challenge = await opened(account, phone)
  for (const code of ['9'.repeat(60_000), '\u0000', '١٢٣٤٥٦', '']) {
    const { verdict } = await check(account, challenge, code)
    assert.equal(verdict, 'wrong', code.slice(0, 10))
  }
})

test('a second tab asks anew: each code counts in the place that asked for it', async () => {
  const { account, number, phone } = await withPhone()
  const [one, other] = [
    await opened(account, phone, { binding: 'tab-1' }),
    await opened(account, phone, { binding: 'tab-2' }),
  ]
  const newest = telephone.code(number)
  assert.notEqual(codeOf(keyring, one), codeOf(keyring, other))
  assert.equal((await check(account, one, newest, { binding: 'tab-1' })).verdict, 'wrong')
  assert.equal((await check(account, other, newest, { binding: 'tab-2' })).verdict, 'right')
})

test('removed while its code was on the way, a telephone proves nothing', async () => {
  const { account, number, phone } = await withPhone()
  const challenge = await opened(account, phone)
  assert.equal(await removePhone(tested.db.kysely, { account, id: phone }), true)
  assert.deepEqual(await check(account, challenge, telephone.code(number)), { verdict: 'expired' })
})
