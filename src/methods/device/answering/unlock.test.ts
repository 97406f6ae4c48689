import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aSigningKey, type SoftDevice, WRONG_PIN } from '../../../../test/builders/device.ts'
import { AUTHENTICATOR, devicesIn } from '../../../../test/builders/device-verbs.ts'
import { keyDeps, register } from '../../../../test/builders/keys.ts'
import { anAccount } from '../../../../test/builders/people.ts'
import { SoftAuthenticator, type Twist, type Wish } from '../../../../test/harness/authenticator.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { MINUTE } from '../../../base/time/instant.ts'
import { checkKey } from '../../webauthn/check.ts'
import { keyRequest } from '../../webauthn/options.ts'
import { unlockChallenge } from '../protocol/answer.ts'
import type { DeviceAnswer, DeviceRequest } from '../protocol/messages.ts'
import { removeUnlock } from './unlock-store.ts'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())
const world = devicesIn(() => tested)
const { clock } = world

const origin = new URL(AUTHENTICATOR).origin
const rpId = new URL(AUTHENTICATOR).hostname
const aFinger = (wish: Partial<Wish> = {}) =>
  new SoftAuthenticator({ origin, verifies: true, synced: true, attachment: 'platform', ...wish })

type Begun = { request: DeviceRequest; creation: Parameters<SoftAuthenticator['create']>[0] }

/** A phone that has biometrics, asked something. */
async function withFinger(finger = aFinger()) {
  const account = await anAccount(tested.db)
  const device = await world.aDevice(account)
  const { request, creation } = (await device.say('begin', { what: 'unlock' })) as unknown as Begun
  await device.approve(request)
  const attestation = JSON.parse(await finger.create(creation))
  assert.deepEqual(await device.say('unlock', { request: request.id, attestation }), {})
  return { ...(await world.ask(account, device)), finger }
}

type Given = { device: SoftDevice; request: DeviceRequest; number: string; finger: SoftAuthenticator }

async function touched({ device, request, number, finger }: Given, twist: Twist = {}, time = clock.now()) {
  const text = await device.text(request, 'approve', { number, time })
  const [made] = finger.credentials
  assert.ok(made)
  const said = finger.answerWith(made, { challenge: await unlockChallenge(text), rpId }, twist)
  return JSON.parse(said) as DeviceAnswer['assertion']
}

test('M11: biometrics stand in for the PIN, beside the key of the device', async () => {
  const given = await withFinger()
  const { device, account, binding, request, number } = given
  assert.equal((await device.pending()).devices[0]?.unlock, true)
  assert.equal((await device.approve(request, { number, pin: WRONG_PIN })).left, 2)
  assert.equal((await device.approve(request, { number, assertion: await touched(given) })).outcome, 'approved')
  const right = { verdict: 'right', id: device.id, account: account.id, user: 'biometrics' }
  assert.deepEqual(await world.take(binding, account), right)
  const { rows } = await tested.db.pool.query('select wrong_pins from devices where id = $1', [device.id])
  assert.deepEqual(rows, [{ wrong_pins: 1 }], 'a finger proves nothing about the PIN')
})

test('M11: a synced passkey alone never suffices: without the key of the device it approves nothing', async () => {
  const given = await withFinger()
  const { device, request, number } = given
  const assertion = await touched(given)
  const said = await device.approve(request, { number, assertion, signing: await aSigningKey() })
  assert.deepEqual(said, { refused: 'bad-answer' })
  const { signature: _, ...unsigned } = await device.answer(request, 'approve', { number, assertion })
  assert.deepEqual(await device.server.answer({ ...unsigned, signature: '' }), { refused: 'bad-answer' })
})

test('M11: the key of the device alone suffices as little: an assertion that does not fit is refused, and counts nothing', async () => {
  const given = await withFinger()
  const { device, request, number } = given
  const elsewhere = await withFinger()
  const twists: Twist[] = [
    { verified: false },
    { origin: 'https://app.evil.example' },
    { rpId: 'evil.example' },
    { challenge: await unlockChallenge(await device.text(request, 'decline', { number })) },
    { challenge: await unlockChallenge(await device.text(request, 'approve', { number: 'x' })) },
    { type: 'webauthn.create' },
    { sign: () => Buffer.alloc(70) },
  ]
  for (const twist of twists) {
    // Each at a moment of its own, or it would be refused as said before.
    clock.advance(1)
    const assertion = await touched(given, twist)
    const said = await device.approve(request, { number, assertion })
    assert.deepEqual(said, { refused: 'bad-answer' }, JSON.stringify(twist))
  }
  clock.advance(1)
  const strange = await touched({ ...given, finger: elsewhere.finger })
  assert.deepEqual(await device.approve(request, { number, assertion: strange }), { refused: 'bad-answer' })
  clock.advance(1)
  const nonsense = { id: '', rawId: '', type: 'public-key', response: {} } as unknown as DeviceAnswer['assertion']
  assert.deepEqual(await device.approve(request, { number, assertion: nonsense }), { refused: 'bad-answer' })
  const { rows } = await tested.db.pool.query('select wrong_pins from devices where id = $1', [device.id])
  assert.deepEqual(rows, [{ wrong_pins: 0 }])
})

test('an assertion beside a PIN is no way past the PIN, nor the reverse', async () => {
  const given = await withFinger()
  const { device, request, number } = given
  const assertion = await touched(given)
  const both = await device.answer(request, 'approve', { number, assertion, sealed: 'nonsense' })
  assert.deepEqual(await device.server.answer(both), { refused: 'bad-answer' })
})

test('the unlock credential is not accepted for sign-in', async () => {
  const { finger, account } = await withFinger()
  const [made] = finger.credentials
  assert.ok(made)
  assert.equal(made.discoverable, false, 'no sign-in offers it')
  const ask = { account: account.id, binding: 'flow', now: clock.now() }
  // Under the very site of sign-in, as where both share an address.
  const deps = { ...keyDeps, baseUrl: origin }
  const options = await keyRequest(deps, tested.db.kysely, ask)
  const answer = finger.answerWith(made, options)
  const lockout = { attempts: 5, for: MINUTE }
  const verdict = await tested.db.transaction((tx) => checkKey(deps, tx, { ...ask, answer, lockout }))
  assert.deepEqual(verdict, { verdict: 'wrong', left: 4, why: 'key-unknown' })
})

test('a passkey that signs in does not unlock a device', async () => {
  const given = await withFinger()
  const { device, account, request, number } = given
  const passkey = aFinger({ origin: 'https://id.test.example' })
  await register(tested.db, passkey, { account: account.id, wanted: 'passkey' })
  const assertion = await touched({ ...given, finger: passkey }, { origin, rpId })
  assert.deepEqual(await device.approve(request, { number, assertion }), { refused: 'bad-answer' })
})

test('M11: biometrics are added after the PIN alone, once, to what was asked here', async () => {
  const account = await anAccount(tested.db)
  const device = await world.aDevice(account)
  const begin = async () => (await device.say('begin', { what: 'unlock' })) as unknown as Begun
  const first = await begin()
  const made = JSON.parse(await aFinger().create(first.creation))
  const add = (request: string, attestation: unknown) => {
    clock.advance(1)
    return device.say('unlock', { request, attestation })
  }
  assert.deepEqual(await add(first.request.id, made), { refused: 'request-over' }, 'not approved')
  const declined = await begin()
  await device.decline(declined.request)
  assert.deepEqual(await add(declined.request.id, made), { refused: 'request-over' }, 'declined')
  await device.approve(first.request, { pin: WRONG_PIN })
  assert.deepEqual(await add(first.request.id, made), { refused: 'request-over' }, 'a wrong PIN')
  await device.approve(first.request)
  clock.advance(1)
  const second = await begin()
  await device.approve(second.request)
  assert.deepEqual(await add(second.request.id, made), { refused: 'unlock-refused' }, 'made for another question')
  assert.deepEqual(await add(second.request.id, made), { refused: 'request-over' }, 'and spent')
  assert.deepEqual(await add(first.request.id, made), {})
  assert.deepEqual(await add(first.request.id, made), { refused: 'request-over' })
})

test('M11: an attestation of another site, or without its holder, or nonsense, adds nothing', async () => {
  const account = await anAccount(tested.db)
  const device = await world.aDevice(account)
  const twists: Twist[] = [{ origin: 'https://evil.example' }, { rpId: 'evil.example' }, { verified: false }]
  for (const twist of [...twists, undefined]) {
    clock.advance(1)
    const { request, creation } = (await device.say('begin', { what: 'unlock' })) as unknown as Begun
    await device.approve(request)
    const attestation = twist ? JSON.parse(await aFinger().create(creation, twist)) : { id: 1 }
    assert.deepEqual(await device.say('unlock', { request: request.id, attestation }), { refused: 'unlock-refused' })
  }
})

test('biometrics do not change a device: linking another asks the PIN; removed, they approve nothing', async () => {
  const given = await withFinger()
  const { device, request, number } = given
  const own = (await device.say('begin', { what: 'link' })) as unknown as Begun
  const assertion = await touched({ ...given, request: own.request, number: '' })
  assert.deepEqual(await device.approve(own.request, { assertion }), { refused: 'bad-answer' })
  assert.equal(await removeUnlock(tested.db.kysely, device.id), true)
  clock.advance(1)
  const again = { number, assertion: await touched(given) }
  assert.deepEqual(await device.approve(request, again), { refused: 'bad-answer' })
})
