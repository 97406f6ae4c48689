import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  anAuthenticator,
  aRealmWithKeys,
  type Confirming,
  confirming,
  creation,
  FLOW,
  keyDeps,
  ORIGIN,
  register,
  request,
} from '../../../test/builders/keys.ts'
import { anAccount, BUILT_AT as now } from '../../../test/builders/people.ts'
import type { Twist, Wish } from '../../../test/harness/authenticator.ts'
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts'
import { bySelf, makerOf } from '../../../test/harness/key-attestation.ts'
import { openDatabase } from '../../base/database/database.ts'
import { userHandle } from './challenge.ts'
import { forgetSpentQuestions, keyRegistrations, MOST_KEYS, removeKey, renameKey } from './key-store.ts'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

const newAccount = async () => (await anAccount(tested.db)).id
const listed = (account: string) => keyRegistrations(tested.db.kysely, account)

type Case = { wish?: Partial<Wish>; twist?: Twist } & Partial<Confirming>

/** What comes of one registration, of a new account unless told. */
async function outcome({ wish = {}, twist = {}, ...given }: Case = {}) {
  const account = given.account ?? (await newAccount())
  const making = { ...given, account }
  const answer = given.answer ?? (await anAuthenticator(wish).create(await creation(tested.db.kysely, making), twist))
  const confirmed = await confirming(tested.db, { ...making, answer })
  return 'refused' in confirmed ? confirmed.refused : confirmed.registered.kind
}

test('M6: a key of any make is registered by its answer, under the name that its owner gives it', async () => {
  const account = await newAccount()
  const { id } = await register(tested.db, anAuthenticator(), { account, name: '  My\nkey ' })
  assert.deepEqual(await listed(account), [
    {
      ...{ kind: 'security-key', id, name: 'My key', createdAt: now, lastUsedAt: undefined },
      ...{ synced: false, transports: ['usb'] },
    },
  ])
  assert.equal(await renameKey(tested.db.kysely, { account, id, name: 'Blue' }), true)
  assert.deepEqual(
    (await listed(account)).map(({ name }) => name),
    ['Blue'],
  )
  assert.equal(await removeKey(tested.db.kysely, { account, id }), true)
  assert.deepEqual(await listed(account), [])
})

test('several keys stand beside each other, and none is made twice on one authenticator', async () => {
  const account = await newAccount()
  const key = anAuthenticator()
  await register(tested.db, key, { account })
  await register(tested.db, anAuthenticator(), { account })
  assert.equal((await listed(account)).length, 2)
  const again = await key.create(await creation(tested.db.kysely, { account }))
  assert.equal(await outcome({ account, answer: again }), 'key-known-already')
})

test('what a browser is asked for: a key that is carried, or a passkey that is found without a name', async () => {
  const account = await newAccount()
  const key = await creation(tested.db.kysely, { account })
  assert.deepEqual(key.authenticatorSelection, {
    authenticatorAttachment: 'cross-platform',
    residentKey: 'discouraged',
    requireResidentKey: false,
    userVerification: 'preferred',
  })
  assert.deepEqual([key.attestation, key.hints, key.rp.id], ['none', ['security-key'], 'id.test.example'])
  const insisted = await creation(tested.db.kysely, { account, insist: true })
  assert.equal(insisted.authenticatorSelection?.userVerification, 'required')
  const passkey = await creation(tested.db.kysely, { account, wanted: 'passkey' })
  assert.deepEqual(passkey.authenticatorSelection, {
    residentKey: 'required',
    requireResidentKey: true,
    userVerification: 'required',
  })
  const handle = userHandle(keyDeps.keyring, account).toString('base64url')
  assert.equal(passkey.user.id, handle)
  assert.ok(!JSON.stringify(passkey).includes(account), 'the account is not told')
})

test('a passkey is what may be copied, or lives in the platform; a key is the rest, whatever was asked for', async () => {
  assert.equal(await outcome({ wish: { synced: true } }), 'passkey')
  assert.equal(await outcome({ wish: { attachment: 'platform' } }), 'passkey')
  assert.equal(await outcome({ wanted: 'passkey' }), 'security-key')
})

test('where only keys are accepted, a passkey that can be copied is not taken for one', async () => {
  const realm = aRealmWithKeys({}, ['totp', 'security-key'])
  assert.equal(await outcome({ realm, wish: { synced: true } }), 'key-kind-not-accepted')
  assert.equal(await outcome({ realm }), 'security-key')
  assert.equal(await outcome({ accepted: ['passkey'] }), 'key-kind-not-accepted', 'by what this person may register')
})

test('M6: a key without FIDO2 is refused: it answers in the old format, or asks no PIN, or the browser says so', async () => {
  const attest = async () => ({ fmt: 'fido-u2f', statement: new Map() })
  assert.equal(await outcome({ twist: { attest } }), 'key-not-fido2')
  assert.equal(await outcome({ wish: { verifies: false } }), 'key-not-fido2')
  assert.equal(await outcome({ wish: { verifies: false, synced: true } }), 'key-unverified')
  for (const error of ['ConstraintError', 'NotSupportedError']) {
    assert.equal(await outcome({ answer: JSON.stringify({ error }) }), 'key-not-fido2')
  }
})

test('a browser that gave up, or sends nothing of use, is told so, and nothing breaks', async () => {
  for (const answer of ['', ' ', '{"error":"NotAllowedError"}', '{"error":"constructor"}', '{"error":"AbortError"}']) {
    assert.equal(await outcome({ answer }), 'key-no-answer', answer)
  }
  assert.equal(await outcome({ answer: '{"error":"InvalidStateError"}' }), 'key-known-already')
  assert.equal(await outcome({ answer: '{"error":"SecurityError"}' }), 'key-origin')
  for (const answer of ['null', '[]', '{}', 'x', '{"id":"a","rawId":"b","type":"public-key","response":{}}']) {
    assert.equal(await outcome({ answer }), 'key-garbled', answer)
  }
  assert.equal(await outcome({ answer: `"${'x'.repeat(16_400)}"` }), 'key-too-large')
})

test('an answer made for another site is refused (wrong origin, wrong relying party, in a frame)', async () => {
  for (const origin of ['https://id.test.example.evil.example', 'http://id.test.example', `${ORIGIN}:8443`]) {
    assert.equal(await outcome({ twist: { origin } }), 'key-origin', origin)
  }
  assert.equal(await outcome({ twist: { crossOrigin: true } }), 'key-origin')
  assert.equal(await outcome({ twist: { topOrigin: 'https://evil.example' } }), 'key-origin')
  assert.equal(await outcome({ twist: { rpId: 'test.example' } }), 'key-wrong')
})

test('an answer of another kind, without a person, or with flags that cannot be, is refused', async () => {
  assert.equal(await outcome({ twist: { type: 'webauthn.get' } }), 'key-wrong')
  assert.equal(await outcome({ twist: { present: false } }), 'key-wrong')
  assert.equal(await outcome({ twist: { eligible: false, backedUp: true } }), 'key-wrong')
})

test('a question is good for one account, one sign-in, half an hour and one key (replay, second tab)', async () => {
  const [mine, theirs] = [await newAccount(), await newAccount()]
  const options = await creation(tested.db.kysely, { account: mine })
  const answer = await anAuthenticator().create(options)
  assert.equal(await outcome({ account: theirs, answer }), 'key-other-question')
  assert.equal(await outcome({ account: mine, answer, binding: 'another' }), 'key-other-question')
  assert.equal(await outcome({ account: mine, answer, now: now + 30 * 60_000 }), 'key-expired')
  assert.equal(
    await outcome({ account: mine, answer: await anAuthenticator().create(options, { challenge: 'AAAA' }) }),
    'key-other-question',
  )
  assert.equal(await outcome({ account: mine, answer }), 'security-key')
  assert.equal(await outcome({ account: mine, answer }), 'key-other-question')
  const other = await anAuthenticator().create(options)
  assert.equal(await outcome({ account: mine, answer: other }), 'key-other-question', 'one question, one key')
})

test('the question of a sign-in registers no key', async () => {
  const account = await newAccount()
  const { challenge } = await request(tested.db.kysely, { account })
  const options = await creation(tested.db.kysely, { account })
  assert.equal(
    await outcome({ account, answer: await anAuthenticator().create({ ...options, challenge }) }),
    'key-other-question',
  )
})

test('of twenty equal answers at once on two processes, one registers the key', async () => {
  const account = await newAccount()
  const answer = await anAuthenticator().create(await creation(tested.db.kysely, { account }))
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const all = Array.from({ length: 20 }, (_, i) => confirming(i % 2 ? other : tested.db, { account, answer }))
    const said = (await Promise.all(all)).map((one) => ('refused' in one ? one.refused : 'registered'))
    assert.deepEqual(said.toSorted(), [...Array(19).fill('key-other-question'), 'registered'])
  } finally {
    await other.close()
  }
  assert.equal((await listed(account)).length, 1)
})

test('a key that another account has registered proves no second one', async () => {
  const [mine, theirs] = [await newAccount(), await newAccount()]
  const key = anAuthenticator()
  await register(tested.db, key, { account: mine })
  const options = await creation(tested.db.kysely, { account: theirs })
  const [stolen] = key.credentials
  assert.ok(stolen)
  const thief = anAuthenticator()
  const answer = JSON.parse(await thief.create(options))
  // The same identifier, in an answer that is otherwise in order.
  const [made] = thief.credentials
  assert.ok(made)
  const object = Buffer.from(answer.response.attestationObject, 'base64url').toString('latin1')
  const [from, to] = [made.id, stolen.id].map((id) => Buffer.from(id, 'base64url').toString('latin1'))
  answer.response.attestationObject = Buffer.from(object.replace(from ?? '', to ?? ''), 'latin1').toString('base64url')
  const forged = JSON.stringify({ ...answer, id: stolen.id, rawId: stolen.id })
  assert.equal(await outcome({ account: theirs, answer: forged }), 'key-known-already')
  assert.deepEqual(await listed(theirs), [])
})

const MODEL = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'
const OTHER = 'aaaaaaaa-bbbb-4ccc-8ddd-ffffffffffff'

test('M6: with a list of models a key is taken that its maker certifies as one of them, and no other', async () => {
  const realm = aRealmWithKeys({ attestation: { allow: [MODEL] } })
  const options = await creation(tested.db.kysely, { account: await newAccount(), realm })
  assert.equal(options.attestation, 'direct')
  const wish = { aaguid: MODEL }
  const attest = await makerOf(MODEL)
  assert.equal(await outcome({ realm, wish, twist: { attest } }), 'security-key')
  assert.equal(await outcome({ realm, wish }), 'key-make-not-allowed', 'it says so itself')
  assert.equal(await outcome({ realm, wish, twist: { attest: bySelf } }), 'key-make-not-allowed', 'it signs so itself')
  const another = await makerOf(OTHER)
  assert.equal(await outcome({ realm, wish, twist: { attest: another } }), 'key-wrong', 'certified as another')
  assert.equal(await outcome({ realm, wish: { aaguid: OTHER }, twist: { attest: another } }), 'key-make-not-allowed')
})

test('a passkey is named after its keeper, where that is one that people know', async () => {
  const aaguid = 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd'
  const named = async (making: { name?: string }) =>
    (await register(tested.db, anAuthenticator({ aaguid, synced: true }), { account: await newAccount(), ...making }))
      .name
  assert.equal(await named({}), 'iCloud Keychain')
  assert.equal(await named({ name: 'Mine' }), 'Mine')
  assert.equal((await register(tested.db, anAuthenticator(), { account: await newAccount() })).name, '')
})

test(`nobody has more than ${MOST_KEYS} keys`, async () => {
  const account = await newAccount()
  for (let i = 0; i < MOST_KEYS; i += 1) await register(tested.db, anAuthenticator(), { account })
  assert.equal(await outcome({ account }), 'key-too-many')
})

test("nobody renames or removes another's key", async () => {
  const [mine, theirs] = [await newAccount(), await newAccount()]
  const { id } = await register(tested.db, anAuthenticator(), { account: mine })
  assert.equal(await renameKey(tested.db.kysely, { account: theirs, id, name: 'x' }), false)
  assert.equal(await removeKey(tested.db.kysely, { account: theirs, id }), false)
  assert.equal((await listed(mine)).length, 1)
})

test('spent questions are forgotten when their age alone would refuse them', async () => {
  const account = await newAccount()
  await register(tested.db, anAuthenticator(), { account, binding: FLOW })
  const count = async () => (await tested.db.pool.query('select from webauthn_spent')).rowCount
  assert.ok(Number(await count()) > 0)
  await forgetSpentQuestions(tested.db.kysely, now + 30 * 60_000 - 1)
  assert.ok(Number(await count()) > 0)
  await forgetSpentQuestions(tested.db.kysely, now + 60 * 60_000)
  assert.equal(await count(), 0)
})
