import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aSigningKey, bytes, type SoftDevice, WRONG_PIN } from '../../../../test/builders/device.ts'
import { devicesIn } from '../../../../test/builders/device-verbs.ts'
import { anAccount } from '../../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { MINUTE, SECOND } from '../../../base/time/instant.ts'
import { digestOf } from '../protocol/bytes.ts'
import type { DeviceRequest } from '../protocol/messages.ts'
import { requestStanding } from '../requests/standing.ts'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())
const world = devicesIn(() => tested)
const { clock } = world

const standing = (binding: string) => requestStanding(tested.db.kysely, { binding, now: clock.now() })
const otherThan = (number: string) => (number === '41' ? '42' : '41')
const wrongPins = async ({ id }: SoftDevice) =>
  (await tested.db.pool.query('select wrong_pins from devices where id = $1', [id])).rows[0]?.wrong_pins

test('M1: a request is answered with number and PIN, and collected once', async () => {
  const { device, account, binding, request, number } = await world.asked()
  assert.equal(JSON.stringify(request).includes(`"${number}"`), false, 'the number never goes to the phone')
  assert.equal((await standing(binding))?.is, 'seen')
  const said = await device.approve(request, { number })
  assert.equal(said.outcome, 'approved')
  assert.equal((await standing(binding))?.is, 'approved')
  const right = { verdict: 'right', id: device.id, account: account.id, user: 'pin' }
  assert.deepEqual(await world.take(binding, account), right)
  assert.deepEqual(await world.take(binding, account), { verdict: 'expired' })
})

const FORGED: Record<string, (device: SoftDevice, request: DeviceRequest) => Promise<object>> = {
  'signed by another key': async () => ({ signing: await aSigningKey() }),
  'for another account': async () => ({ account: (await anAccount(tested.db)).id }),
  'for another nonce': async () => ({ nonce: await digestOf('another') }),
  'for another origin': async () => ({ origin: 'https://app.evil.example' }),
  'upon something else that was shown': async () => ({ shown: '{"what":"sign-in","realm":"staff"}' }),
}

for (const [forged, twist] of Object.entries(FORGED)) {
  test(`row 15, forged or crossed over: an answer ${forged} is refused, and nothing is counted`, async () => {
    const { device, binding, request, number } = await world.asked()
    for (let i = 0; i < 4; i += 1) {
      const said = await device.approve(request, { number, pin: WRONG_PIN, ...(await twist(device, request)) })
      assert.deepEqual(said, { refused: 'bad-answer' })
    }
    assert.equal(await wrongPins(device), 0, 'a stranger cannot void a device')
    assert.equal((await standing(binding))?.is, 'seen')
    assert.equal((await device.approve(request, { number })).outcome, 'approved')
  })
}

test('crossed over: a right answer sent under another decision or number, or with another proof, is refused', async () => {
  const { device, request, number } = await world.asked()
  const declined = await device.answer(request, 'decline')
  const wrong = await device.answer(request, 'approve', { number: otherThan(number) })
  const { sealed = '' } = await device.answer(request, 'approve', { number })
  for (const answer of [
    { ...declined, decision: 'approve' as const, sealed },
    { ...wrong, number },
    { ...wrong, sealed },
    { ...declined, decision: 'not-me' as const },
    { ...declined, time: declined.time + 1 },
  ])
    assert.deepEqual(await device.server.answer(answer), { refused: 'bad-answer' })
  assert.equal(await wrongPins(device), 0)
})

test('crossed over: what another account or realm was asked, this device does not answer', async () => {
  const [one, other] = [await world.asked(), await world.asked({ realm: 'staff' })]
  const said = await one.device.approve(other.request, { number: other.number, account: one.account.id })
  assert.deepEqual(said, { refused: 'request-over' })
  assert.deepEqual(await one.device.approve(other.request, { number: other.number }), { refused: 'request-over' })
  assert.equal((await standing(other.binding))?.is, 'seen')
})

test('crossed over: an answer of one device, sent as another of the same account, is refused', async () => {
  const { device, account, request, number } = await world.asked()
  const second = await world.aDevice(account, 'Second')
  const answer = await device.answer(request, 'approve', { number })
  assert.deepEqual(await device.server.answer({ ...answer, device: second.id }), { refused: 'bad-answer' })
  assert.deepEqual(await device.server.answer({ ...answer, device: account.id }), { refused: 'device-unknown' })
  assert.deepEqual(await device.server.answer({ ...answer, device: "' or 1=1" }), { refused: 'device-unknown' })
})

test('crossed over: an answer to an earlier request is none to the one that came after', async () => {
  const first = await world.asked()
  const answer = await first.device.answer(first.request, 'approve', { number: first.number })
  const again = await world.ask(first.account, first.device)
  assert.deepEqual(await first.device.server.answer(answer), { refused: 'request-over' })
  assert.deepEqual(await first.device.server.answer({ ...answer, request: again.request.id }), {
    refused: 'bad-answer',
  })
  assert.deepEqual(await world.take(first.binding, first.account), { verdict: 'expired' })
})

test('replayed: a wrong PIN that is sent again is no second try, and a right answer no second approval', async () => {
  const { device, binding, account, request, number } = await world.asked()
  const wrong = await device.answer(request, 'approve', { number, pin: WRONG_PIN })
  assert.equal((await device.server.answer(wrong)).left, 2)
  for (let i = 0; i < 5; i += 1) assert.deepEqual(await device.server.answer(wrong), { refused: 'bad-answer' })
  assert.equal(await wrongPins(device), 1)
  const right = await device.answer(request, 'approve', { number })
  assert.equal((await device.server.answer(right)).outcome, 'approved')
  assert.deepEqual(await device.server.answer(right), { refused: 'request-over' })
  assert.equal((await world.take(binding, account)).verdict, 'right')
})

test('reordered: an answer that was held back, or is dated ahead, is refused', async () => {
  const { device, request, number } = await world.asked()
  const early = await device.answer(request, 'approve', { number, time: clock.now() - 2 * MINUTE - 1 })
  const late = await device.answer(request, 'approve', { number, time: clock.now() + 2 * MINUTE + 1 })
  const nonsense = await device.answer(request, 'approve', { number, time: Number.NaN })
  for (const answer of [early, late, nonsense])
    assert.deepEqual(await device.server.answer(answer), { refused: 'clock-off' })
  const near = await device.answer(request, 'approve', { number, time: clock.now() - 90 * SECOND })
  assert.equal((await device.server.answer(near)).outcome, 'approved')
})

test('a wrong number ends the request, and is no wrong PIN', async () => {
  const { device, account, binding, request, number } = await world.asked()
  assert.equal((await device.approve(request, { number: otherThan(number) })).refused, 'wrong-number')
  assert.equal((await standing(binding))?.is, 'wrong-number')
  assert.deepEqual(await device.approve(request, { number }), { refused: 'request-over' })
  assert.deepEqual(await world.take(binding, account), { verdict: 'wrong-number' })
  assert.equal(await wrongPins(device), 0)
})

test('a number that was not typed is a wrong one', async () => {
  const { device, request } = await world.asked()
  assert.equal((await device.approve(request)).refused, 'wrong-number')
})

test('a refusal needs the signature alone, and a forged one ends nothing', async () => {
  const { device, binding, account, request } = await world.asked()
  const forged = await device.answer(request, 'not-me', { signing: await aSigningKey() })
  assert.deepEqual(await device.server.answer(forged), { refused: 'bad-answer' })
  assert.equal((await standing(binding))?.is, 'seen')
  const said = await device.copied().decline(request)
  assert.deepEqual([said.outcome, said.notMe], ['declined', false])
  assert.deepEqual(await world.take(binding, account), { verdict: 'declined' })
})

test('an approval without a proof, or with one that was not sealed for the server, is refused and counts nothing', async () => {
  const { device, request, number } = await world.asked()
  const { sealed: _, ...bare } = await device.answer(request, 'approve', { number, sealed: '' })
  for (const answer of [
    bare,
    await device.answer(request, 'approve', { number, sealed: 'nonsense' }),
    await device.answer(request, 'approve', { number, sealed: 'a'.repeat(100_000) }),
  ])
    assert.deepEqual(await device.server.answer(answer), { refused: 'bad-answer' })
  assert.equal(await wrongPins(device), 0)
})

test('a request that is over is not answered: after two minutes, or when a newer one came', async () => {
  const { device, binding, account, request, number } = await world.asked()
  clock.advance(2 * MINUTE)
  assert.deepEqual(await device.approve(request, { number }), { refused: 'request-over' })
  assert.equal((await standing(binding))?.is, 'expired')
  assert.deepEqual(await world.take(binding, account), { verdict: 'expired' })
})

test('an approval that nobody collected in two minutes is worth nothing', async () => {
  const { device, binding, account, request, number } = await world.asked()
  await device.approve(request, { number })
  clock.advance(2 * MINUTE)
  assert.equal((await standing(binding))?.is, 'expired')
  assert.deepEqual(await world.take(binding, account), { verdict: 'expired' })
})

for (const status of ['suspended', 'closed'] as const) {
  test(`CVE-2026-9798 (row 8): the answer of a device is refused when its account was ${status} while it waited`, async () => {
    const { device, binding, account, request, number } = await world.asked()
    await tested.db.pool.query('update accounts set status = $2 where id = $1', [account.id, status])
    assert.deepEqual(await device.approve(request, { number }), { refused: 'account-closed' })
    assert.deepEqual(await device.decline(request), { refused: 'account-closed' })
    assert.deepEqual((await device.pending()).requests, [])
    assert.equal((await standing(binding))?.is, 'seen')
  })
}

test('CVE-2026-9798: what a removed or void device had approved is not collected', async () => {
  for (const undo of ['delete from devices where id = $1', VOIDED]) {
    const { device, binding, account, request, number } = await world.asked()
    await device.approve(request, { number })
    await tested.db.pool.query(undo, [device.id])
    assert.deepEqual(await world.take(binding, account), { verdict: 'expired' })
  }
})
const VOIDED = 'update devices set voided_at = linked_at, secret = null, code_secret = null where id = $1'

test('a proof by another secret is a wrong PIN, whatever its form', async () => {
  const { device, request, number } = await world.asked()
  assert.equal((await device.approve(request, { number, secret: bytes(32) })).left, 2)
  assert.equal((await device.approve(request, { number, secret: bytes(1) })).left, 1)
})
