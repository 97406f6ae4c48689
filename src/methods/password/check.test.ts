import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { hash as argon2 } from '@node-rs/argon2'
import { aCampus } from '../../../test/builders/campus.ts'
import { anAccount } from '../../../test/builders/people.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import { openKeyring } from '../../base/crypto/keyring.ts'
import { countQueries } from '../../base/database/client.ts'
import { openDatabase } from '../../base/database/database.ts'
import { newId } from '../../base/ids.ts'
import { openTelemetry } from '../../base/telemetry/telemetry.ts'
import { MINUTE, SECOND } from '../../base/time/instant.ts'
import type { Account, AccountStatus } from '../../people/index.ts'
import { AcceptedPassword } from './accepted-password.ts'
import { checkPassword, type PasswordDeps } from './check.ts'
import { hashAccepted } from './hashed-password.ts'
import { type Hasher, openHasher } from './hasher-client.ts'
import { replaceHash, storePassword } from './password-store.ts'

const now = Date.UTC(2026, 9, 1, 8)
const realm = { key: 'campus', lockout: { attempts: 5, for: 16 * MINUTE } }
const RIGHT = 'kale Walvis fluit 7 keer'
const hasher = openHasher()
const keyring = testKeyring()
const world = { campus: aCampus(), telemetry: openTelemetry() }

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

const setPassword = async (account: string, plain: string) => {
  const hashed = await hashAccepted(hasher, AcceptedPassword.judged(plain, []))
  await storePassword(tested.db.kysely, { account, hashed, now })
}

async function hashOf(account: string): Promise<string | undefined> {
  const { rows } = await tested.db.pool.query<{ hash: string }>('select hash from passwords where account = $1', [
    account,
  ])
  return rows[0]?.hash
}

async function someone(status: AccountStatus = 'active'): Promise<Account> {
  const account = await anAccount(tested.db, { status })
  await setPassword(account.id, RIGHT)
  return account
}

type Wish = {
  account?: Account
  name?: string
  at?: number
  deps?: Partial<PasswordDeps>
  knownBrowser?: string
}
const type = (typed: string, { account, name, at = now, deps, knownBrowser }: Wish) =>
  checkPassword(
    { ...world, db: tested.db, keyring, hasher, ...deps },
    { realm, nameKey: name ?? account?.signInName ?? '', account, typed, knownBrowser, now: at },
  )

/** Counts what is hashed: the only thing that tells a guess that was looked at from one that was not. */
function counting(): { hasher: Hasher; hashes(): number } {
  let hashes = 0
  const counted =
    <A extends unknown[], R>(work: (...given: A) => R) =>
    (...given: A) => {
      hashes += 1
      return work(...given)
    }
  return { hasher: { ...hasher, verify: counted(hasher.verify), decoy: counted(hasher.decoy) }, hashes: () => hashes }
}

test('the right password is right, in NFC as in NFD, and clears the count', async () => {
  const account = await anAccount(tested.db)
  await setPassword(account.id, 'drieëntwintig koeien'.normalize('NFC'))
  for (let i = 0; i < 4; i += 1) await type(`wrong ${i}`, { account })
  assert.deepEqual(await type('drieëntwintig koeien'.normalize('NFD'), { account }), { verdict: 'right' })
  assert.deepEqual(await type('wrong', { account }), { verdict: 'wrong', left: 4 })
})

test('two hundred guesses at once on two processes stop at five, the right one among them unseen (ATTACK 6)', async () => {
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const account = await someone()
    const { hasher: counted, hashes } = counting()
    const guess = (i: number) =>
      type(i === 150 ? RIGHT : `guess ${i}`, { account, deps: { db: i % 2 ? other : tested.db, hasher: counted } })
    // The first hundred are under way when the right one comes.
    const first = Array.from({ length: 100 }, (_, i) => guess(i))
    await first[0]
    const said = await Promise.all([...first, ...Array.from({ length: 100 }, (_, i) => guess(100 + i))])
    assert.equal(hashes(), 5)
    assert.equal(said.filter(({ verdict }) => verdict === 'right').length, 0)
    assert.equal(said.filter(({ verdict }) => verdict === 'wrong').length, 4)
  } finally {
    await other.close()
  }
})

test('while locked, the right password is refused; the lock ends to the second', async () => {
  const account = await someone()
  for (let i = 0; i < 5; i += 1) await type(`wrong ${i}`, { account })
  const until = now + 16 * MINUTE
  assert.deepEqual(await type(RIGHT, { account, at: until - SECOND }), { verdict: 'locked', until, fresh: false })
  assert.deepEqual(await type(RIGHT, { account, at: until }), { verdict: 'right' })
})

test('unknown, invited, suspended and closed accounts are answered alike, query for query and hash for hash', async () => {
  const accounts = await Promise.all((['active', 'invited', 'suspended', 'closed'] as const).map((s) => someone(s)))
  const cases: Wish[] = [{ name: 'nobody@student.demo.example' }, ...accounts.map((account) => ({ account }))]
  const runs = []
  for (const wish of cases) {
    const { hasher: counted, hashes } = counting()
    const said: unknown[] = []
    // The right password, save for the active account, which would then be let in.
    const typed = (i: number) => (wish.account?.status === 'active' || i > 0 ? `wrong ${i}` : RIGHT)
    const queries = await countQueries(async () => {
      for (let i = 0; i < 6; i += 1) said.push(await type(typed(i), { ...wish, deps: { hasher: counted } }))
    })
    runs.push({ said, queries, hashes: hashes() })
  }
  for (const run of runs) assert.deepEqual(run, runs[0])
  assert.deepEqual(runs[0]?.said.at(-1), { verdict: 'locked', until: now + 16 * MINUTE, fresh: false })
})

test('a megabyte, a control character and nothing at all are wrong like any other, and never hashed whole', async () => {
  const lengths: number[] = []
  const decoy: Hasher['decoy'] = (plain) => {
    lengths.push(plain.length)
    return hasher.decoy(plain)
  }
  const watching = { ...hasher, decoy }
  for (const typed of ['x'.repeat(1_000_000), 'a\u0000b', '', 'y'.repeat(1_025)]) {
    const account = await someone()
    assert.deepEqual(await type(typed, { account, deps: { hasher: watching } }), { verdict: 'wrong', left: 4 })
  }
  assert.ok(lengths.length === 4 && lengths.every((length) => length <= 64))
})

test('a hash with older parameters is right, and is made anew with those of today', async () => {
  const account = await someone()
  const old = await argon2(RIGHT, { algorithm: 2, memoryCost: 8_192, timeCost: 1, parallelism: 1 })
  const stored = (await hashOf(account.id)) ?? ''
  await replaceHash(tested.db.kysely, { account: account.id, old: stored, hash: old })
  await type('wrong', { account })
  assert.equal(await hashOf(account.id), old)
  assert.deepEqual(await type(RIGHT, { account }), { verdict: 'right' })
  const renewed = (await hashOf(account.id)) ?? ''
  assert.match(renewed, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.deepEqual(await type(RIGHT, { account }), { verdict: 'right' })
})

test('when too many wait, nothing is counted and the time to come back is told', async () => {
  const account = await someone()
  const busy = { ...hasher, load: () => ({ running: 2, waiting: 200, expectedWait: 2_000, full: true }) }
  assert.deepEqual(await type(RIGHT, { account, deps: { hasher: busy } }), { verdict: 'busy', retryAfter: 2_000 })
  assert.deepEqual(await type('wrong', { account }), { verdict: 'wrong', left: 4 })
})

test('no connection is held while a password is hashed', async () => {
  const account = await someone()
  const free: number[] = []
  const watching: Hasher = {
    ...hasher,
    verify: async (hashed, plain) => {
      free.push(tested.db.pool.totalCount - tested.db.pool.idleCount)
      return hasher.verify(hashed, plain)
    },
  }
  await type(RIGHT, { account, deps: { hasher: watching } })
  assert.deepEqual(free, [0])
})

test('a new password opens a method that a hundred wrong answers had turned off', async () => {
  const account = await someone()
  for (let i = 0; i < 20; i += 1) {
    for (let j = 0; j < 5; j += 1) await type(`wrong ${j}`, { account, at: now + i * 16 * MINUTE })
  }
  const later = now + 21 * 16 * MINUTE
  assert.deepEqual(await type(RIGHT, { account, at: later }), { verdict: 'disabled' })
  await setPassword(account.id, RIGHT)
  assert.deepEqual(await type(RIGHT, { account, at: later }), { verdict: 'right' })
})

test('A8: a wrong password typed again counts once, on two processes too, and is hashed like any other', async () => {
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const account = await someone()
    const { hasher: counted, hashes } = counting()
    const again = (i: number) =>
      type('old Password 12', { account, deps: { db: i % 2 ? other : tested.db, hasher: counted } })
    const said = await Promise.all(Array.from({ length: 12 }, (_, i) => again(i)))
    assert.deepEqual(said, Array(12).fill({ verdict: 'wrong', left: 4 }))
    assert.equal(hashes(), 12)
    assert.deepEqual(await type('old Password 13', { account }), { verdict: 'wrong', left: 3 })
    assert.deepEqual(await type(RIGHT, { account }), { verdict: 'right' })
  } finally {
    await other.close()
  }
})

test('A8: a password that was wrong is right once it is set', async () => {
  const account = await someone()
  await type('drie Vossen en 1 Das', { account })
  await setPassword(account.id, 'drie Vossen en 1 Das')
  assert.deepEqual(await type('drie Vossen en 1 Das', { account }), { verdict: 'right' })
})

test('what is stored of wrong passwords cannot be tried by who has no keyring, nor be compared between accounts', async () => {
  const [one, two] = [await someone(), await someone()]
  for (const account of [one, two]) await type('the same wrong one', { account })
  const { rows } = await tested.db.pool.query<{ subject: string; mark: Buffer }>(
    'select subject, unnest(seen) as mark from wrong_answers where subject = any($1)',
    [[one.id, two.id]],
  )
  const [first, second] = rows.map(({ mark }) => mark.toString('hex'))
  assert.ok(first && second && first !== second)
  // Every plain digest that somebody with the table and a list of passwords could make of what they know.
  const typed = 'the same wrong one'
  const parts = [typed, `${one.id}:password:${typed}`, `${one.id}${typed}`, `${one.id}:${typed}`]
  const tries = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((digest) =>
    parts.map((part) => createHash(digest).update(part).digest('hex')),
  )
  assert.ok(tries.every((made) => !made.startsWith(first) && !made.startsWith(second)))
  const strangers = { keyring: openKeyring(Buffer.alloc(32, 9)) }
  assert.deepEqual(await type(typed, { account: one, deps: strangers }), { verdict: 'wrong', left: 3 })
})

test('A8: while strangers are locked out, the owner gets in from a browser that is known, and they stay out', async () => {
  const account = await someone()
  const knownBrowser = newId(now)
  for (let i = 0; i < 5; i += 1) await type(`guess ${i}`, { account })
  const until = now + 16 * MINUTE
  assert.deepEqual(await type(RIGHT, { account, knownBrowser }), { verdict: 'right' })
  assert.deepEqual(await type(RIGHT, { account }), { verdict: 'locked', until, fresh: false })
  for (let i = 0; i < 4; i += 1) await type(`typo ${i}`, { account, knownBrowser })
  assert.deepEqual(await type('typo 4', { account, knownBrowser }), { verdict: 'locked', until, fresh: true })
})

test('a right password costs two queries, also in a known browser, and a wrong one two', async () => {
  const account = await someone()
  const cost = (typed: string, more: object = {}) =>
    countQueries(async () => void (await type(typed, { account, ...more })))
  assert.deepEqual([await cost(RIGHT), await cost(RIGHT, { knownBrowser: newId(now) }), await cost('wrong')], [2, 2, 2])
})

test('locks and wrong passwords show in the metrics', async () => {
  const telemetry = openTelemetry()
  const account = await someone()
  for (let i = 0; i < 7; i += 1) await type(`guess ${i}`, { account, deps: { telemetry } })
  const shown = await telemetry.registry.metrics()
  assert.match(shown, /^sleutelbos_wrong_passwords_total\{realm="campus"\} 5$/m)
  assert.match(shown, /^sleutelbos_locks_total\{realm="campus"\} 1$/m)
})
