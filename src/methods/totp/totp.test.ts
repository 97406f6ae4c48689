import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../test/builders/people.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import { totpCode, totpStep } from '../../base/crypto/otp/totp.ts'
import { openDatabase } from '../../base/database/database.ts'
import { MINUTE, SECOND } from '../../base/time/instant.ts'
import { registeredMethods } from '../all-kinds/registered-methods.ts'
import { tidyName } from '../tidy-name.ts'
import { MOST_IN_A_ROW } from '../wrong-answers/index.ts'
import { beginTotp, confirmTotp, findTotpOffer } from './enrol.ts'
import { CONFIRM_WITHIN, forgetLapsed, MOST_APPS, removeTotp, renameTotp, totpRegistrations } from './totp-store.ts'
import { checkTotp } from './verify.ts'

const now = Date.UTC(2026, 9, 1, 8)
const lockout = { attempts: 5, for: 16 * MINUTE }
const deps = { keyring: testKeyring() }
const shown = { issuer: 'Demo account', label: 'ann@student.demo.example' }
const STEP = 30 * SECOND

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

/** The secret that a person would type over, as bytes. */
function bytesOf(base32: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...base32.replaceAll(' ', '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
  return Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}

const begin = (account: string, at = now) => beginTotp(deps, tested.db.kysely, { account, now: at, ...shown })
const confirm = (account: string, id: string, code: string, at = now, name?: string) =>
  tested.db.transaction((tx) => confirmTotp(deps, tx, { account, id, code, now: at, ...(name && { name }) }))
const check = (account: string, code: string, at: number, db = tested.db) =>
  db.transaction((tx) => checkTotp(deps, tx, { account, code, lockout, now: at }))

/** An account with one app, linked ten minutes ago, and the code that it shows at a moment. */
async function withApp() {
  const account = (await anAccount(tested.db)).id
  const linkedAt = now - 10 * MINUTE
  const { id, secret } = await begin(account, linkedAt)
  const shows = (at: number) => totpCode(bytesOf(secret), totpStep(at))
  assert.equal(await confirm(account, id, shows(linkedAt), linkedAt), 'right')
  return { account, id, shows }
}

test('an app is linked by QR code or by hand, confirmed by its code, and then counts (M7)', async () => {
  const account = (await anAccount(tested.db)).id
  const { id, secret, uri } = await begin(account)
  assert.match(secret, /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
  const address = new URL(uri)
  assert.equal(address.searchParams.get('secret'), secret.replaceAll(' ', ''))
  assert.equal(address.searchParams.get('issuer'), 'Demo account')
  assert.match(decodeURIComponent(address.pathname), /Demo account:ann@student\.demo\.example$/)
  assert.deepEqual(await registeredMethods(tested.db.kysely, account), [])
  const code = totpCode(bytesOf(secret), totpStep(now))
  assert.equal(await confirm(account, id, `${code.slice(0, 3)} ${code.slice(3)}`, now, 'My phone'), 'right')
  assert.deepEqual(await registeredMethods(tested.db.kysely, account), [
    { kind: 'totp', id, name: 'My phone', createdAt: now, lastUsedAt: now },
  ])
})

test('a wrong code confirms nothing, and the page can be shown again with the same secret', async () => {
  const account = (await anAccount(tested.db)).id
  const { id, secret } = await begin(account)
  const wrong = totpCode(bytesOf(secret), totpStep(now) + 9)
  assert.equal(await confirm(account, id, wrong), 'wrong')
  const again = await findTotpOffer(deps, tested.db.kysely, { account, id, now, ...shown })
  assert.equal(again?.secret, secret)
})

test('a registration begun and left lapses after fifteen minutes', async () => {
  const account = (await anAccount(tested.db)).id
  const { id, secret } = await begin(account)
  const late = now + CONFIRM_WITHIN
  assert.equal(await confirm(account, id, totpCode(bytesOf(secret), totpStep(late)), late), 'expired')
  assert.equal(await findTotpOffer(deps, tested.db.kysely, { account, id, now: late, ...shown }), undefined)
  await forgetLapsed(tested.db.kysely, late)
  const { rows } = await tested.db.pool.query('select from totp_registrations where account = $1', [account])
  assert.equal(rows.length, 0)
})

test("nobody confirms a registration into another's account (ATTACK 3)", async () => {
  const [mine, theirs] = [(await anAccount(tested.db)).id, (await anAccount(tested.db)).id]
  const { id, secret } = await begin(mine)
  assert.equal(await confirm(theirs, id, totpCode(bytesOf(secret), totpStep(now))), 'expired')
})

test('the code that confirmed is used up with it', async () => {
  const account = (await anAccount(tested.db)).id
  const { id, secret } = await begin(account)
  const code = totpCode(bytesOf(secret), totpStep(now))
  await confirm(account, id, code)
  assert.deepEqual(await check(account, code, now), { verdict: 'replayed', left: 4 })
})

test('a code is right in its step and one either side', async () => {
  for (const [skew, verdict] of [
    [-2, 'wrong'],
    [-1, 'right'],
    [0, 'right'],
    [1, 'right'],
    [2, 'wrong'],
  ] as const) {
    const { account, shows } = await withApp()
    assert.equal((await check(account, shows(now + skew * STEP), now)).verdict, verdict, `${skew}`)
  }
})

test('a replayed code is refused, and so is an older one', async () => {
  const { account, id, shows } = await withApp()
  assert.deepEqual(await check(account, shows(now), now), { verdict: 'right', id })
  assert.deepEqual(await check(account, shows(now), now), { verdict: 'replayed', left: 4 })
  assert.deepEqual(await check(account, shows(now - STEP), now), { verdict: 'replayed', left: 3 })
  assert.deepEqual(await check(account, shows(now + STEP), now), { verdict: 'right', id })
})

test('of twenty equal codes at once on two processes, one gets in', async () => {
  const { account, shows } = await withApp()
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const said = await Promise.all(
      Array.from({ length: 20 }, (_, i) => check(account, shows(now), now, i % 2 ? other : tested.db)),
    )
    assert.equal(said.filter(({ verdict }) => verdict === 'right').length, 1)
  } finally {
    await other.close()
  }
})

test('a replay on another process is refused, and so is the step before (M7)', async () => {
  const { account, shows } = await withApp()
  assert.equal((await check(account, shows(now), now)).verdict, 'right')
  const other = openDatabase({ url: tested.appUrl, connections: 1 })
  try {
    assert.deepEqual(await check(account, shows(now), now, other), { verdict: 'replayed', left: 4 })
    assert.deepEqual(await check(account, shows(now - STEP), now, other), { verdict: 'replayed', left: 3 })
  } finally {
    await other.close()
  }
})

test('a code that was taken a step early is not right again when its step comes, and the next one is (M7)', async () => {
  const { account, id, shows } = await withApp()
  assert.deepEqual(await check(account, shows(now + STEP), now), { verdict: 'right', id })
  assert.equal((await check(account, shows(now + STEP), now + STEP)).verdict, 'replayed')
  assert.deepEqual(await check(account, shows(now + 2 * STEP), now + STEP), { verdict: 'right', id })
})

test("another account's app proves nothing, and an account without one answers as with a wrong code (M7)", async () => {
  const [mine, theirs] = [await withApp(), await withApp()]
  assert.deepEqual(await check(mine.account, theirs.shows(now), now), { verdict: 'wrong', left: 4 })
  const nobody = (await anAccount(tested.db)).id
  assert.deepEqual(await check(nobody, theirs.shows(now), now), { verdict: 'wrong', left: 4 })
  assert.equal((await check(theirs.account, theirs.shows(now), now)).verdict, 'right', 'and is not used up by it')
})

test('codes oversized, in letters or of another length are wrong and counted, and never an exception (M7)', async () => {
  for (const typed of ['', '12345', '1234567', 'abcdef', '9'.repeat(1_000_000), '\u0000'.repeat(6), '-12345']) {
    const { account } = await withApp()
    assert.deepEqual(await check(account, typed, now), { verdict: 'wrong', left: 4 }, typed.slice(0, 10))
  }
})

test('guesses at codes lock after five, at once or one by one, and then the right one is refused (ATTACK 7)', async () => {
  const { account, shows } = await withApp()
  const right = shows(now)
  const guesses = Array.from({ length: 60 }, (_, i) => String(100_000 + i)).filter((guess) => guess !== right)
  const said = await Promise.all(guesses.map((guess) => check(account, guess, now)))
  assert.equal(said.filter(({ verdict }) => verdict === 'wrong').length, 4)
  assert.deepEqual(await check(account, right, now), {
    ...{ verdict: 'locked', until: now + lockout.for, fresh: false },
  })
  assert.equal((await check(account, shows(now + lockout.for), now + lockout.for)).verdict, 'right')
})

test('a second app gives no fresh tries, and each app has its own codes', async () => {
  const { account, shows } = await withApp()
  const second = await begin(account)
  assert.equal(await confirm(account, second.id, totpCode(bytesOf(second.secret), totpStep(now))), 'right')
  for (let i = 0; i < 3; i += 1) await check(account, '000000', now)
  const at = now + STEP
  assert.deepEqual(await check(account, totpCode(bytesOf(second.secret), totpStep(at)), at), {
    verdict: 'right',
    id: second.id,
  })
  assert.equal((await check(account, shows(at), at)).verdict, 'right')
})

test('a hundred wrong codes in a row turn codes off, until an app is linked anew', async () => {
  const { account, shows } = await withApp()
  let at = now
  for (let i = 0; i < MOST_IN_A_ROW; i += 1) {
    const { verdict } = await check(account, 'abcdef', at)
    if (verdict === 'locked') at += lockout.for
  }
  assert.deepEqual(await check(account, shows(at), at), { verdict: 'disabled' })
  const anew = await begin(account, at)
  assert.equal(await confirm(account, anew.id, totpCode(bytesOf(anew.secret), totpStep(at)), at), 'right')
  assert.equal((await check(account, shows(at), at)).verdict, 'right')
})

test('a secret moved to another row does not open', async () => {
  const { account, shows } = await withApp()
  const thief = await withApp()
  await tested.db.pool.query(
    'update totp_registrations t set secret = o.secret from totp_registrations o where t.account = $1 and o.account = $2',
    [account, thief.account],
  )
  await assert.rejects(check(account, thief.shows(now), now))
  await assert.rejects(check(account, shows(now), now))
})

test("apps are named and removed by their own account's person alone", async () => {
  const { account, id } = await withApp()
  const stranger = (await anAccount(tested.db)).id
  const { kysely } = tested.db
  assert.equal(await renameTotp(kysely, { account: stranger, id, name: 'Mine now' }), false)
  assert.equal(await removeTotp(kysely, { account: stranger, id }), false)
  assert.equal(await renameTotp(kysely, { account, id, name: 'Old phone' }), true)
  assert.equal((await totpRegistrations(kysely, account))[0]?.name, 'Old phone')
  assert.equal(await removeTotp(kysely, { account, id }), true)
  assert.deepEqual(await totpRegistrations(kysely, account), [])
})

test(`more than ${MOST_APPS} apps are not linked`, async () => {
  const account = (await anAccount(tested.db)).id
  const said = []
  for (let i = 0; i <= MOST_APPS; i += 1) {
    const { id, secret } = await begin(account)
    said.push(await confirm(account, id, totpCode(bytesOf(secret), totpStep(now))))
  }
  assert.deepEqual([said.filter((one) => one === 'right').length, said.at(-1)], [MOST_APPS, 'too-many'])
})

test('a name is one line of sixty characters, without what cannot be seen', () => {
  assert.equal(tidyName('  My\n\u202ephone  '), 'My phone')
  assert.equal(tidyName('🙂'.repeat(80)), '🙂'.repeat(60))
})
