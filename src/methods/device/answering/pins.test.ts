import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { bytes, PIN, type SoftDevice, WRONG_PIN } from '../../../../test/builders/device.ts'
import { devicesIn, straight } from '../../../../test/builders/device-verbs.ts'
import { anAccount } from '../../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { openDatabase } from '../../../base/database/database.ts'
import { deviceRegistrations } from '../registered/registrations-store.ts'
import { requestStanding } from '../requests/standing.ts'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())
const world = devicesIn(() => tested)
const { clock } = world

const rowOf = async ({ id }: SoftDevice) =>
  (await tested.db.pool.query('select * from devices where id = $1', [id])).rows[0]

test('three wrong PINs in a row void the device: its secrets are gone, and its app is told', async () => {
  const { device, account, binding, request, number } = await world.asked()
  assert.equal((await device.approve(request, { number, pin: WRONG_PIN })).left, 2)
  assert.equal((await device.approve(request, { number, pin: '55555' })).left, 1)
  const third = await device.approve(request, { number, pin: '66666' })
  assert.deepEqual([third.refused, third.fresh], ['device-void', true])
  assert.deepEqual(await device.approve(request, { number }), { refused: 'device-void' })
  const { secret, code_secret, voided_at } = await rowOf(device)
  assert.deepEqual([secret, code_secret, voided_at], [null, null, clock.now()])
  assert.deepEqual((await device.pending()).gone, [{ device: device.id, why: 'void' }])
  const standing = await requestStanding(tested.db.kysely, { binding, now: clock.now() })
  assert.equal(standing?.is, 'seen', 'another device may still answer')
  const [listed] = await deviceRegistrations(tested.db.kysely, account.id)
  assert.equal(listed?.disabledAt, clock.now())
})

test('a right PIN gives the tries back, over requests; a refusal and biometrics do not', async () => {
  const { device, account, request, number } = await world.asked()
  await device.approve(request, { number, pin: WRONG_PIN })
  await device.approve(request, { number, pin: '55555' })
  await device.decline(request)
  const second = await world.ask(account, device)
  assert.equal((await rowOf(device)).wrong_pins, 2)
  assert.equal((await device.approve(second.request, { number: second.number })).outcome, 'approved')
  assert.equal((await rowOf(device)).wrong_pins, 0)
})

test('a new request gives no fresh tries', async () => {
  const { device, account, request, number } = await world.asked()
  await device.approve(request, { number, pin: WRONG_PIN })
  await device.approve(request, { number, pin: '55555' })
  const second = await world.ask(account, device)
  assert.equal((await device.approve(second.request, { number, pin: '66666' })).refused, 'device-void')
})

test('CVE-2024-4629 (row 6), CVE-2025-64102 (row 7): of two hundred wrong PINs at once on two processes three are looked at', async () => {
  const { device, request, number } = await world.asked()
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const servers = [device.server, straight({ ...world.wish(), db: other })]
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => device.answer(request, 'approve', { number, secret: bytes(32) })),
    )
    // The right one comes among them, when it is too late.
    const said = await Promise.all(answers.map((answer, i) => servers[i % 2]?.answer(answer)))
    const count = (why: string) => said.filter((one) => one?.refused === why).length
    assert.deepEqual([count('wrong-pin'), count('device-void')], [2, 198])
    assert.equal(said.filter((one) => one?.fresh === true).length, 1)
    assert.equal((await device.approve(request, { number })).refused, 'device-void')
  } finally {
    await other.close()
  }
})

test('nothing that can be seen depends on the PIN: a copied profile makes every PIN plausible', async () => {
  const { device, request, number } = await world.asked()
  const copy = device.copied()
  const time = clock.now()
  const pins = [PIN, WRONG_PIN, '00000', '12345', '99999999']
  const answers = await Promise.all(pins.map((pin) => copy.answer(request, 'approve', { number, pin, time })))
  const secrets = await Promise.all(pins.map((pin) => copy.secret(pin)))
  assert.equal(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size, pins.length)
  assert.ok(secrets.every((secret) => secret.length === 32))
  const shapes = answers.map(({ sealed = '', signature, ...said }) => ({
    ...said,
    parts: sealed.split('.').map((part) => part.length),
    header: Buffer.from(sealed.split('.')[0] ?? '', 'base64url')
      .toString()
      .replace(/"[xy]":"[\w-]{43}"/g, ''),
    signature: signature.length,
  }))
  for (const shape of shapes) assert.deepEqual(shape, shapes[0])
  assert.equal(new Set(answers.map(({ sealed }) => sealed)).size, pins.length)
  // Sealed anew each time, so that the same PIN twice is not seen either.
  const again = await copy.answer(request, 'approve', { number, pin: PIN, time })
  assert.notEqual(again.sealed, answers[0]?.sealed)
})

test('M10: the PIN is changed after the old one was proved, and nothing of it is stored', async () => {
  const account = await anAccount(tested.db)
  const device = await world.aDevice(account)
  const before = await rowOf(device)
  const begun = await device.say('begin', { what: 'pin' })
  const request = begun.request as Parameters<SoftDevice['approve']>[0]
  assert.equal((await device.approve(request, { pin: WRONG_PIN })).left, 2)
  assert.equal((await device.approve(request)).outcome, 'approved')
  const { last_used_at: _, ...after } = await rowOf(device)
  const { last_used_at: __, ...earlier } = before
  assert.deepEqual(after, earlier)
})
