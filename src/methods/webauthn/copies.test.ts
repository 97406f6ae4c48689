/** What the counter of a key tells (WebAuthn Level 3 §6.1.1). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAuthenticator, checking, register, request } from '../../../test/builders/keys.ts'
import { anAccount, BUILT_AT as now } from '../../../test/builders/people.ts'
import type { Twist } from '../../../test/harness/authenticator.ts'
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts'
import { disableKey, keyRegistrations, takeAnswer } from './key-store.ts'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

/** An account with one key. */
async function withKey() {
  const account = (await anAccount(tested.db)).id
  const key = anAuthenticator()
  const { id } = await register(tested.db, key, { account })
  return { account, key, id }
}

/** What comes of answering a question that is asked now. */
async function answering({ account, key }: Awaited<ReturnType<typeof withKey>>, twist: Twist = {}) {
  const options = await request(tested.db.kysely, { account })
  return checking(tested.db, { account, answer: key.get(options, twist) })
}

const missed = (left: number, why: string) => ({ verdict: 'wrong', left, why })

test('M6: a copy of a key shows in its counter: the key is good for nothing from then on', async () => {
  for (const [first, second] of [
    [5, 5],
    [5, 4],
    [5, 0],
  ] as const) {
    const one = await withKey()
    const { account, id } = one
    assert.equal((await answering(one, { counter: first })).verdict, 'right')
    const cloned = { verdict: 'cloned', account, id, kind: 'security-key', name: '' }
    assert.deepEqual(await answering(one, { counter: second }), cloned)
    const [stored] = await keyRegistrations(tested.db.kysely, account)
    assert.equal(stored?.disabledAt, now)
    assert.deepEqual((await request(tested.db.kysely, { account })).allowCredentials, [], 'no browser is asked for it')
    const [credential] = one.key.credentials
    assert.ok(credential)
    const later = one.key.answerWith(credential, await request(tested.db.kysely, { account }), { counter: 9 })
    assert.deepEqual(await checking(tested.db, { account, answer: later }), missed(3, 'key-cloned'))
  }
})

test('a key that does not count is no copy, and one that begins to count is none', async () => {
  const one = await withKey()
  for (const counter of [0, 0, 0, 1, 2])
    assert.equal((await answering(one, { counter })).verdict, 'right', `${counter}`)
  assert.equal((await answering(one, { counter: 2 })).verdict, 'cloned')
})

test('a wrong signature with an old counter disables nobody’s key', async () => {
  const one = await withKey()
  assert.equal((await answering(one, { counter: 7 })).verdict, 'right')
  const forged = await answering(one, { counter: 1, sign: () => Buffer.from('3006020100020100', 'hex') })
  assert.deepEqual(forged, missed(4, 'key-wrong'))
  assert.equal((await answering(one, { counter: 8 })).verdict, 'right')
})

test('of two answers that count alike, given at once, one is right and the other shows the copy', async () => {
  const one = await withKey()
  const said = await Promise.all([answering(one, { counter: 3 }), answering(one, { counter: 3 })])
  assert.deepEqual(said.map(({ verdict }) => verdict).toSorted(), ['cloned', 'right'])
})

test('a key that was switched off while its answer was looked at is not taken', async () => {
  const { id } = await withKey()
  await disableKey(tested.db.kysely, id, now)
  const question = { mark: Buffer.alloc(16, 1), expires: now + 1 }
  const given = { id, counter: 9, backedUp: false, now }
  assert.equal(await takeAnswer(tested.db.kysely, given, question), 'not-counted-on')
})
