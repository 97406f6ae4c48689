import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import {
  anAuthenticator,
  aRealmWithKeys,
  checking,
  creation,
  keyDeps,
  ORIGIN,
  register,
  request,
} from '../../../test/builders/keys.ts'
import { anAccount, BUILT_AT as now } from '../../../test/builders/people.ts'
import type { Twist, Wish } from '../../../test/harness/authenticator.ts'
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts'
import { openDatabase } from '../../base/database/database.ts'
import { MINUTE } from '../../base/time/instant.ts'
import { passkeyChallenge } from './index.ts'
import { keyRegistrations, removeKey } from './key-store.ts'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

const newAccount = async () => (await anAccount(tested.db)).id

/** An account with one key. */
async function withKey(wish: Partial<Wish> = {}, wanted: 'security-key' | 'passkey' = 'security-key') {
  const account = await newAccount()
  const key = anAuthenticator(wish)
  const { id } = await register(tested.db, key, { account, wanted })
  return { account, key, id }
}
type WithKey = Awaited<ReturnType<typeof withKey>>

/** What comes of answering a question that is asked now. */
async function answering(
  { account, key }: WithKey,
  twist: Twist = {},
  more: { realm?: ReturnType<typeof aRealmWithKeys> } = {},
) {
  const options = await request(tested.db.kysely, { account, ...more })
  return checking(tested.db, { account, ...more, answer: key.get(options, twist) })
}

/** The same on a page where nobody has told who they are. */
const picking = async (key: WithKey['key'], twist: Twist = {}) =>
  checking(tested.db, { answer: key.get(await request(tested.db.kysely), twist) })

const missed = (left: number, why: string) => ({ verdict: 'wrong', left, why })
test('M6: a key of the account is right, and its last use is kept', async () => {
  const { account, key, id } = await withKey()
  assert.deepEqual(await answering({ account, key, id }), {
    ...{ verdict: 'right', account, id, kind: 'security-key' },
    ...{ verified: true, hardware: true },
  })
  const [stored] = await keyRegistrations(tested.db.kysely, account)
  assert.equal(stored?.lastUsedAt, now)
})

test('a browser is asked for the keys of the account and no other, as the realm asks their holder', async () => {
  const { account, key } = await withKey()
  const second = anAuthenticator({ transports: ['nfc', 'usb', 'sonar'] })
  await register(tested.db, second, { account })
  const options = await request(tested.db.kysely, { account, realm: aRealmWithKeys({ verification: 'discouraged' }) })
  const told = new Map(options.allowCredentials?.map(({ id, transports }) => [id, transports]))
  assert.deepEqual([told.size, told.get(key.credentials[0]?.id ?? '')], [2, ['usb']])
  assert.deepEqual(told.get(second.credentials[0]?.id ?? ''), ['nfc', 'usb'], 'no transport that nobody knows')
  assert.equal(options.userVerification, 'discouraged')
  assert.equal((await request(tested.db.kysely, { account })).userVerification, 'preferred')
})

test('whether the key made sure of its holder is told, and demanded where the realm does', async () => {
  const one = await withKey()
  const verified = { present: true, verified: false }
  const said = await answering(one, verified)
  assert.ok(said.verdict === 'right' && !said.verified)
  const realm = aRealmWithKeys({ verification: 'required' })
  assert.deepEqual(await answering(one, verified, { realm }), missed(4, 'key-unverified'))
  assert.equal((await answering(one, {}, { realm })).verdict, 'right')
})

test('a passkey that may be copied is no hardware', async () => {
  const said = await answering(await withKey({ synced: true }, 'passkey'))
  assert.ok(said.verdict === 'right' && said.kind === 'passkey' && !said.hardware)
})

test('M6: with a passkey nothing is typed: it tells whose it is, and knows its holder', async () => {
  const { account, key, id } = await withKey({ synced: true }, 'passkey')
  assert.deepEqual(await picking(key), {
    ...{ verdict: 'right', account, id, kind: 'passkey', verified: true, hardware: false },
  })
  assert.deepEqual(await picking(key, { verified: false }), missed(4, 'key-unverified'))
})

test('without a name the passkey must say itself whose it is, and rightly', async () => {
  const [one, other] = [await withKey({}, 'passkey'), await withKey({}, 'passkey')]
  assert.deepEqual(await picking(one.key, { userHandle: null }), missed(4, 'key-not-yours'))
  const { userHandle } = other.key.credentials[0] ?? {}
  assert.deepEqual(await picking(one.key, { userHandle: userHandle ?? '' }), missed(3, 'key-not-yours'))
  assert.equal((await picking(one.key)).verdict, 'right')
})

test("another account's key is refused (CVE-2023-26481)", async () => {
  const [mine, theirs] = [await withKey(), await withKey()]
  const options = await request(tested.db.kysely, { account: mine.account })
  const [credential] = theirs.key.credentials
  assert.ok(credential)
  const answer = theirs.key.answerWith(credential, options)
  assert.deepEqual(await checking(tested.db, { account: mine.account, answer }), missed(4, 'key-not-yours'))
  assert.equal((await answering(theirs)).verdict, 'right', 'nothing is counted against its owner')
})

test('a key that nobody has, or has no more, is told so', async () => {
  const { account, key, id } = await withKey({}, 'passkey')
  await removeKey(tested.db.kysely, { account, id })
  assert.deepEqual(await picking(key), { verdict: 'unanswered', why: 'key-unknown' })
  const [credential] = key.credentials
  assert.ok(credential)
  const answer = key.answerWith(credential, await request(tested.db.kysely, { account }))
  assert.deepEqual(await checking(tested.db, { account, answer }), missed(4, 'key-unknown'))
})

test('an answer given to another site is refused (wrong origin, wrong relying party, in a frame)', async () => {
  const twists: [Twist, string][] = [
    [{ origin: `${ORIGIN}.evil.example` }, 'key-origin'],
    [{ origin: 'http://id.test.example' }, 'key-origin'],
    [{ crossOrigin: true }, 'key-origin'],
    [{ topOrigin: 'https://evil.example' }, 'key-origin'],
    [{ rpId: 'test.example' }, 'key-wrong'],
  ]
  for (const [twist, why] of twists) assert.deepEqual(await answering(await withKey(), twist), missed(4, why))
})

test('an answer of another kind, without a person, signed otherwise, or of a key that was otherwise, is refused', async () => {
  const stranger = anAuthenticator()
  await stranger.create(await creation(tested.db.kysely, { account: await newAccount() }))
  const other = stranger.credentials[0]?.privateKey
  assert.ok(other)
  const { sign } = await import('node:crypto')
  const twists: Twist[] = [
    { type: 'webauthn.create' },
    { present: false },
    { sign: (signed) => sign('sha256', signed, other) },
    { sign: (signed, key) => sign('sha256', Buffer.concat([signed, Buffer.of(0)]), key) },
    { sign: () => Buffer.from('3006020100020100', 'hex') },
    { eligible: true },
    { eligible: true, backedUp: true },
  ]
  for (const twist of twists) assert.deepEqual(await answering(await withKey(), twist), missed(4, 'key-wrong'))
})

test('a question is good in one sign-in, for one account, and for what it was asked (second tab)', async () => {
  const [one, other] = [await withKey({}, 'passkey'), await withKey({}, 'passkey')]
  const options = await request(tested.db.kysely, { account: one.account })
  const answer = () => one.key.get(options)
  const { account } = one
  assert.deepEqual(
    await checking(tested.db, { account, binding: 'another', answer: answer() }),
    missed(4, 'key-other-question'),
  )
  assert.deepEqual(await checking(tested.db, { answer: answer() }), missed(3, 'key-other-question'), 'a first page')
  assert.deepEqual(
    await checking(tested.db, { account: other.account, answer: answer() }),
    missed(4, 'key-other-question'),
  )
  const { challenge } = await creation(tested.db.kysely, { account })
  const registering = one.key.get({ ...options, challenge })
  assert.deepEqual(await checking(tested.db, { account, answer: registering }), missed(2, 'key-other-question'))
  for (const made of ['AAAA', 'A'.repeat(72), '']) {
    const own = one.key.get({ ...options, challenge: made })
    assert.equal((await checking(tested.db, { account, answer: own })).verdict !== 'right', true)
  }
})

test('a question that was asked too long ago is not answered, and nothing is counted', async () => {
  const { account, key } = await withKey()
  const answer = key.get(await request(tested.db.kysely, { account }))
  for (let i = 0; i < 9; i += 1) {
    const said = await checking(tested.db, { account, answer, now: now + 30 * MINUTE })
    assert.deepEqual(said, { verdict: 'unanswered', why: 'key-expired' })
  }
  assert.equal((await checking(tested.db, { account, answer, now: now + 30 * MINUTE - 1 })).verdict, 'right')
})

test('a replayed answer is refused, and counts', async () => {
  for (const wish of [{}, { counts: true }]) {
    const { account, key } = await withKey(wish)
    const answer = key.get(await request(tested.db.kysely, { account }))
    assert.equal((await checking(tested.db, { account, answer })).verdict, 'right')
    assert.deepEqual(await checking(tested.db, { account, answer }), missed(4, 'key-other-question'))
    assert.equal((await answering({ account, key, id: '' })).verdict, 'right', 'and is not taken for a copy')
  }
})

test('of twenty equal answers at once on two processes, one gets in', async () => {
  const { account, key } = await withKey({ counts: true })
  const answer = key.get(await request(tested.db.kysely, { account }))
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const all = Array.from({ length: 20 }, (_, i) => checking(i % 2 ? other : tested.db, { account, answer }))
    const said = (await Promise.all(all)).map(({ verdict }) => verdict)
    assert.equal(said.filter((verdict) => verdict === 'right').length, 1)
    assert.ok(!said.includes('cloned'))
  } finally {
    await other.close()
  }
})

test('A8: five wrong answers lock the keys of the account, also at once, and a right one does not help', async () => {
  const one = await withKey()
  const wrong = { origin: 'https://evil.example' }
  const said = await Promise.all(Array.from({ length: 20 }, () => answering(one, wrong)))
  assert.equal(said.filter(({ verdict }) => verdict === 'wrong').length, 4)
  assert.equal(said.filter((each) => each.verdict === 'locked' && each.fresh).length, 1)
  assert.deepEqual(await answering(one), { verdict: 'locked', until: now + 16 * MINUTE, fresh: false })
})

test('a right answer takes the wrong ones back', async () => {
  const one = await withKey()
  for (let i = 0; i < 4; i += 1) await answering(one, { rpId: 'evil.example' })
  assert.equal((await answering(one)).verdict, 'right')
  assert.deepEqual(await answering(one, { rpId: 'evil.example' }), missed(4, 'key-wrong'))
})

test('a browser that gave up is no wrong answer, nor is what is none at all', async () => {
  const one = await withKey()
  const { account } = one
  const none = ['', '{"error":"NotAllowedError"}', '{"error":"InvalidStateError"}', '{"error":"AbortError"}']
  for (const answer of none) {
    assert.deepEqual(await checking(tested.db, { account, answer }), { verdict: 'unanswered', why: 'key-no-answer' })
  }
  const garbled = ['null', '[]', '{}', 'x', '"x"', '{"id":"x","rawId":"x","type":"public-key","response":null}']
  for (const answer of garbled) {
    assert.deepEqual(await checking(tested.db, { account, answer }), { verdict: 'unanswered', why: 'key-garbled' })
  }
  const large = `{"id":"${'x'.repeat(17_000)}"}`
  assert.deepEqual(await checking(tested.db, { account, answer: large }), {
    verdict: 'unanswered',
    why: 'key-too-large',
  })
  assert.deepEqual(await answering(one, { rpId: 'evil.example' }), missed(4, 'key-wrong'))
})

test('whatever stands in the place of an answer or of a part of it breaks nothing', async () => {
  const { account, key } = await withKey()
  const lockout = { attempts: 1_000, for: MINUTE }
  const { checkKey } = await import('./check.ts')
  const options = await request(tested.db.kysely, { account })
  const honest = JSON.parse(key.get(options))
  const parts = ['clientDataJSON', 'authenticatorData', 'signature', 'userHandle'] as const
  const part = fc.oneof(
    fc.jsonValue(),
    fc.uint8Array({ maxLength: 200 }).map((b) => Buffer.from(b).toString('base64url')),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...parts), part, async (name, value) => {
      if (name === 'userHandle' && (value === null || value === '')) return
      const answer = JSON.stringify({ ...honest, response: { ...honest.response, [name]: value } })
      const { verdict } = await checkKey(keyDeps, tested.db.kysely, {
        account,
        answer,
        binding: 'a-sign-in',
        lockout,
        now,
      })
      assert.ok(verdict !== 'right' && verdict !== 'cloned', `${verdict} by ${answer}`)
    }),
    { numRuns: 90 },
  )
})

test('whether a passkey is backed up is kept up to date; whether it may be is fixed', async () => {
  const one = await withKey({ synced: true }, 'passkey')
  const backedUp = async () => {
    const { rows } = await tested.db.pool.query('select backed_up from webauthn_credentials where id = $1', [one.id])
    return rows[0].backed_up
  }
  assert.equal(await backedUp(), true)
  assert.equal((await answering(one, { backedUp: false })).verdict, 'right')
  assert.equal(await backedUp(), false)
  assert.deepEqual(await answering(one, { eligible: false, backedUp: false }), missed(4, 'key-wrong'))
})

test('showing a question writes nothing, and the one of a first page is the same for every name', async () => {
  const { account } = await withKey({}, 'passkey')
  const spent = async () => (await tested.db.pool.query('select from webauthn_spent')).rowCount
  const before = await spent()
  const { challenge, ...kept } = await request(tested.db.kysely)
  assert.equal(challenge.length, passkeyChallenge(keyDeps, { binding: 'a-sign-in', now }).length)
  const { challenge: other, ...same } = await request(tested.db.kysely)
  assert.ok(challenge !== other)
  assert.deepEqual(kept, same)
  assert.ok(!JSON.stringify(kept).includes(account))
  assert.equal(await spent(), before)
})
