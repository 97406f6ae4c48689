import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../test/builders/people.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import { type OtpForm, otpCode } from '../../base/crypto/otp/hotp.ts'
import { openDatabase } from '../../base/database/database.ts'
import { randomBytesOf } from '../../base/random.ts'
import { DAY, MINUTE, SECOND } from '../../base/time/instant.ts'
import { MOST_IN_A_ROW } from '../wrong-answers/index.ts'
import { assignToken, importTokens, listTokens, MOST_TOKENS, returnToken } from './drawer-store.ts'
import type { Token } from './token.ts'
import { handBackToken, renameToken, spendPosition, tokenRegistrations } from './token-store.ts'
import { checkHardwareCode } from './verify.ts'

const now = Date.UTC(2026, 9, 1, 8)
const lockout = { attempts: 5, for: 16 * MINUTE }
const deps = { keyring: testKeyring() }
const STEP = 30 * SECOND

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

let made = 0
function aToken(wished: Partial<Token> = {}): Token {
  made += 1
  const plain = { serial: `T-${made}`, seed: randomBytesOf(20), kind: 'totp', algorithm: 'SHA1', digits: 6 } as const
  return { ...plain, period: 30, counter: 0, drift: 0, ...wished }
}
const take = (...tokens: Token[]) => tested.db.transaction((tx) => importTokens(deps, tx, { tokens, now }))
const assign = (serial: string, account: string, db = tested.db) =>
  db.transaction((tx) => assignToken(tx, { serial, account, now }))
const check = (account: string, code: string, at = now, db = tested.db) =>
  db.transaction((tx) => checkHardwareCode(deps, tx, { account, code, lockout, now: at }))
const newAccount = async () => (await anAccount(tested.db)).id

const formOf = ({ seed, algorithm, digits }: Token): OtpForm => ({ secret: seed, algorithm, digits })
/** What a token shows at a moment, or for a counter. */
const shows = (token: Token, at: number) =>
  otpCode(formOf(token), token.kind === 'totp' ? Math.floor(at / SECOND / token.period) : at)
/** Six digits that are none of the token's codes around now. */
const wrongFor = (token: Token, at = now): string => {
  const near = new Set(Array.from({ length: 200 }, (_, i) => shows(token, at + (i - 100) * STEP)))
  return ['000000', '111111', '222222', '333333'].find((code) => !near.has(code)) ?? ''
}

/** An account that has a token. */
async function withToken(wished: Partial<Token> = {}) {
  const [account, token] = [await newAccount(), aToken(wished)]
  await take(token)
  assert.equal(await assign(token.serial, account), 'assigned')
  const [registered] = await tokenRegistrations(tested.db.kysely, account)
  return { account, token, id: registered?.id ?? '' }
}

test('M7: a token is imported, handed out, proves its holder, and its code is used up (RFC 6238 §5.2)', async () => {
  const { account, token, id } = await withToken({ algorithm: 'SHA256', digits: 8, period: 60 })
  assert.deepEqual(await check(account, shows(token, now)), { verdict: 'right', id })
  assert.deepEqual(await check(account, shows(token, now)), { verdict: 'replayed', left: 4 })
  const before = shows(token, now - 60 * SECOND)
  assert.equal((await check(account, before)).verdict, 'replayed', 'an older one as well')
  const [registered] = await tokenRegistrations(tested.db.kysely, account)
  assert.deepEqual(registered, { id, serial: token.serial, name: '', createdAt: now, lastUsedAt: now })
})

test('M7: a token with a button is right up to five presses ahead, and no code comes back (RFC 4226 §7.2)', async () => {
  const { account, token, id } = await withToken({ kind: 'hotp', counter: 7 })
  assert.equal((await check(account, shows(token, 6))).verdict, 'replayed', 'before the counter of the import')
  assert.deepEqual(await check(account, shows(token, 7)), { verdict: 'right', id })
  assert.deepEqual(await check(account, shows(token, 12)), { verdict: 'right', id })
  assert.equal((await check(account, shows(token, 11))).verdict, 'wrong')
  assert.equal((await check(account, shows(token, 12))).verdict, 'replayed')
})

test('M7: a clock that drifted is remembered, and one far off is believed at the second code in a row', async () => {
  const { account, token, id } = await withToken()
  const ahead = (minutes: number, at: number) => shows(token, at + minutes * MINUTE)
  assert.deepEqual(await check(account, ahead(4, now)), { verdict: 'wrong', left: 4 })
  assert.deepEqual(await check(account, ahead(4, now + STEP), now + STEP), { verdict: 'right', id })
  const later = now + DAY
  assert.deepEqual(await check(account, ahead(4, later), later), { verdict: 'right', id }, 'at once, a day later')
  assert.equal((await check(account, shows(token, later + 2 * MINUTE), later + 2 * MINUTE)).verdict, 'wrong')
  const { rows } = await tested.db.pool.query('select drift from hardware_tokens where id = $1', [id])
  assert.equal(rows[0].drift, 8)
})

test('M7: two far codes that do not follow each other prove nothing', async () => {
  const { account, token } = await withToken()
  assert.equal((await check(account, shows(token, now + 5 * MINUTE))).verdict, 'wrong')
  assert.equal((await check(account, shows(token, now + 3 * MINUTE))).verdict, 'wrong')
  assert.equal((await check(account, shows(token, now + 3 * MINUTE))).verdict, 'wrong')
})

test('M7: of twenty equal codes at once on two processes, one gets in', async () => {
  for (const kind of ['totp', 'hotp'] as const) {
    const { account, token } = await withToken({ kind })
    const code = shows(token, kind === 'totp' ? now : 0)
    const other = openDatabase({ url: tested.appUrl, connections: 5 })
    try {
      const said = await Promise.all(
        Array.from({ length: 20 }, (_, i) => check(account, code, now, i % 2 ? other : tested.db)),
      )
      assert.equal(said.filter(({ verdict }) => verdict === 'right').length, 1, kind)
    } finally {
      await other.close()
    }
  }
})

test('M7: a step is spent once by the table itself, whatever was read before it', async () => {
  const { account, id } = await withToken()
  const spend = (at: number) => spendPosition(tested.db.kysely, { id, account, at, drift: 0, now })
  const spent = await Promise.all(Array.from({ length: 20 }, () => spend(7)))
  assert.equal(spent.filter(Boolean).length, 1)
  assert.equal(await spend(6), false)
  assert.equal(await spend(8), true)
})

test('M7: a replay on another process is refused', async () => {
  const { account, token } = await withToken()
  assert.equal((await check(account, shows(token, now))).verdict, 'right')
  const other = openDatabase({ url: tested.appUrl, connections: 1 })
  try {
    assert.equal((await check(account, shows(token, now), now, other)).verdict, 'replayed')
  } finally {
    await other.close()
  }
})

test('M7: five wrong codes lock, at once or one by one, oversized ones too, and the right one is then refused (ATTACK 7)', async () => {
  const { account, token } = await withToken()
  const wrong = wrongFor(token)
  const guesses = [...Array.from({ length: 10 }, () => wrong), '9'.repeat(1_000_000), '']
  const said = await Promise.all(guesses.map((guess) => check(account, guess)))
  assert.equal(said.filter(({ verdict }) => verdict === 'wrong').length, 4)
  assert.equal((await check(account, shows(token, now))).verdict, 'locked')
  const after = now + lockout.for
  assert.equal((await check(account, shows(token, after), after)).verdict, 'right')
})

test('M7: a second token gives no fresh tries; a hundred wrong ones turn codes off until a token is handed out', async () => {
  const { account, token } = await withToken()
  const second = aToken()
  await take(second)
  await check(account, 'abcdef')
  assert.equal(await assign(second.serial, account), 'assigned')
  assert.deepEqual(await check(account, shows(second, now)).then(({ verdict }) => verdict), 'right')
  let at = now + DAY
  for (let i = 0; i < MOST_IN_A_ROW; i += 1)
    if ((await check(account, 'abcdef', at)).verdict === 'locked') at += lockout.for
  assert.deepEqual(await check(account, shows(token, at), at), { verdict: 'disabled' })
  const third = aToken()
  await take(third)
  assert.equal(await assign(third.serial, account), 'assigned')
  assert.equal((await check(account, shows(token, at), at)).verdict, 'right')
})

test("M7: another account's token proves nothing, and an account without one answers as with a wrong code", async () => {
  const { token } = await withToken()
  const mine = await withToken()
  assert.deepEqual(await check(mine.account, shows(token, now)), { verdict: 'wrong', left: 4 })
  assert.deepEqual(await check(await newAccount(), shows(token, now)), { verdict: 'wrong', left: 4 })
})

test("M7: tokens are named and handed back by their own account's person alone", async () => {
  const { account, id } = await withToken()
  const stranger = await newAccount()
  const { kysely } = tested.db
  assert.equal(await renameToken(kysely, { account: stranger, id, name: 'Mine' }), false)
  assert.equal(await handBackToken(kysely, { account: stranger, id }), false)
  assert.equal(await renameToken(kysely, { account, id, name: 'On my keys' }), true)
  assert.equal(await handBackToken(kysely, { account, id }), true)
  assert.deepEqual(await tokenRegistrations(kysely, account), [])
})

test('M7: whoever gets a token next cannot be met with a code of before (replay), nor the one before with a new one', async () => {
  const { account, token } = await withToken()
  assert.equal((await check(account, shows(token, now))).verdict, 'right')
  assert.deepEqual(await tested.db.transaction((tx) => returnToken(tx, token.serial)), { account })
  const next = await newAccount()
  assert.equal(await assign(token.serial, next), 'assigned')
  assert.equal((await check(next, shows(token, now))).verdict, 'replayed')
  assert.equal((await check(account, shows(token, now + STEP), now + STEP)).verdict, 'wrong')
  assert.equal((await check(next, shows(token, now + STEP), now + STEP)).verdict, 'right')
})

test('M7: a token is handed out once, whoever asks at once, and nobody has more than a few', async () => {
  const token = aToken()
  await take(token)
  const [one, two] = [await newAccount(), await newAccount()]
  const said = await Promise.all(Array.from({ length: 10 }, (_, i) => assign(token.serial, i % 2 ? one : two)))
  assert.equal(said.filter((what) => what === 'assigned').length, 1)
  assert.equal(said.filter((what) => what === 'taken').length, 9)
  assert.equal(await assign('nothing', one), 'unknown')
  const many = Array.from({ length: MOST_TOKENS + 3 }, () => aToken())
  await take(...many)
  const rich = await newAccount()
  const given = await Promise.all(many.map(({ serial }) => assign(serial, rich)))
  assert.equal(given.filter((what) => what === 'assigned').length, MOST_TOKENS)
  assert.equal(given.filter((what) => what === 'too-many').length, 3)
})

test('M7: a file that is imported again changes nothing, and a known number with another seed refuses it whole', async () => {
  const { account, token } = await withToken()
  assert.equal((await check(account, shows(token, now))).verdict, 'right')
  const other = aToken()
  assert.deepEqual(await take(token, other), { added: 1, known: 1 })
  assert.deepEqual(await take(token, other), { added: 0, known: 2 })
  assert.deepEqual(await check(account, shows(token, now)), { verdict: 'replayed', left: 4 }, 'nothing is forgotten')
  const third = aToken()
  for (const changed of [{ seed: randomBytesOf(20) }, { digits: 8 }, { kind: 'hotp' as const }, { period: 60 }])
    assert.deepEqual(await take(third, { ...token, ...changed }), { conflicts: [token.serial] })
  const numbers = (await listTokens(tested.db.kysely)).map(({ serial }) => serial)
  assert.ok(!numbers.includes(third.serial), 'nothing of a refused file')
})

test('M7: the same file imported by two at once is imported once', async () => {
  const tokens = Array.from({ length: 50 }, () => aToken())
  const [one, two] = await Promise.all([take(...tokens), take(...tokens)])
  const added = [one, two].map((said) => ('added' in said ? said.added : -1))
  assert.deepEqual(
    added.toSorted((a, b) => a - b),
    [0, 50],
  )
})

test('M7: a seed is sealed and bound to its row, and the list shows none', async () => {
  const { token, account } = await withToken()
  const thief = await withToken()
  const { rows } = await tested.db.pool.query('select * from hardware_tokens where serial = $1', [token.serial])
  assert.ok(!rows[0].seed.includes(token.seed))
  await tested.db.pool.query(
    'update hardware_tokens t set seed = o.seed from hardware_tokens o where t.serial = $1 and o.serial = $2',
    [token.serial, thief.token.serial],
  )
  await assert.rejects(check(account, shows(thief.token, now)))
  const line = (await listTokens(tested.db.kysely)).find(({ serial }) => serial === token.serial)
  assert.deepEqual(Object.keys(line ?? {}), ['serial', 'kind', 'digits', 'holder', 'assignedAt', 'lastUsedAt'])
  assert.match(line?.holder ?? '', /^campus\//)
})
