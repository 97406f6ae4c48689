import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { SoftDevice } from '../../../test/builders/device.ts'
import { anOffer, devicesIn, straight } from '../../../test/builders/device-verbs.ts'
import { anAccount } from '../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts'
import { openEvents } from '../../base/events.ts'
import type { Account } from '../../people/index.ts'
import { endDevicesByEvents } from './ends.ts'
import { requestStanding } from './requests/standing.ts'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())
const world = devicesIn(() => tested)
const { clock } = world

const events = openEvents()
endDevicesByEvents({ events })
const publish = (name: 'account.closed' | 'password.changed', { id, realm }: Account) =>
  tested.db.transaction((tx) => events.publish(tx, name, { account: id, realm, at: clock.now() }))
const standing = async (binding: string) => (await requestStanding(tested.db.kysely, { binding, now: clock.now() }))?.is

test('row 16: an account that closes takes its devices with it: secrets gone, requests over, the app told', async () => {
  const { device, account, binding, request, number } = await world.asked()
  const offer = await anOffer(world.wish(), account, 'a-page')
  await publish('account.closed', account)
  assert.equal(await standing(binding), 'over')
  assert.deepEqual(await device.approve(request, { number }), { refused: 'account-closed' })
  const pending = await device.pending()
  assert.deepEqual([pending.devices, pending.gone], [[], [{ device: device.id, why: 'closed' }]])
  await assert.rejects(SoftDevice.link(straight(world.wish()), offer.address), /link-expired/)
  const { rows } = await tested.db.pool.query('select secret, code_secret from devices where id = $1', [device.id])
  assert.deepEqual(rows, [{ secret: null, code_secret: null }])
})

test('row 16: what was approved a moment before its account closed is not collected', async () => {
  const { device, account, binding, request, number } = await world.asked()
  await device.approve(request, { number })
  await publish('account.closed', account)
  assert.deepEqual(await world.take(binding, account), { verdict: 'expired' })
})

test('a new password ends what is asked upon the old one, and no device', async () => {
  const { device, account, binding, request, number } = await world.asked()
  await publish('password.changed', account)
  assert.equal(await standing(binding), 'over')
  assert.deepEqual(await device.approve(request, { number }), { refused: 'request-over' })
  const again = await world.ask(account, device)
  assert.equal((await device.approve(again.request, { number: again.number })).outcome, 'approved')
})

test('nobody else’s device and requests are touched', async () => {
  const one = await world.asked()
  await publish('account.closed', await anAccount(tested.db))
  await publish('password.changed', await anAccount(tested.db))
  assert.equal((await one.device.approve(one.request, { number: one.number })).outcome, 'approved')
})

test('a phone of several accounts is told of each; who did not sign is told nothing, and nothing of others', async () => {
  const one = await world.asked()
  clock.advance(1)
  const other = await world.asked({ realm: 'staff' })
  const { server } = one.device
  const hellos = await Promise.all([one.device, other.device].map((device) => device.envelope('hello', {})))
  const both = await server.pending(hellos)
  assert.deepEqual(
    both.devices.map(({ device, realm }) => [device, realm]),
    [
      [one.device.id, 'campus'],
      [other.device.id, 'staff'],
    ],
  )
  assert.equal(both.requests.length, 2)
  const [own, ...rest] = hellos
  assert.ok(own)
  const forged = { ...own, device: other.device.id }
  const said = await server.pending([own, forged, ...rest.map((hello) => ({ ...hello, payload: '{"x":1}' }))])
  assert.deepEqual([said.devices.length, said.requests.length, said.gone.length], [1, 1, 0])
  const claim = await one.device.envelope('claim', {})
  assert.deepEqual((await server.pending([claim])).devices, [], 'a scan is no hello')
  const nobody = await server.pending([
    { ...own, device: one.account.id },
    { ...own, device: 'nonsense' },
  ])
  assert.deepEqual(nobody.gone, [{ device: one.account.id, why: 'removed' }])
  const old = await one.device.envelope('hello', {}, { time: clock.now() - 600_000 })
  assert.equal((await server.pending([old])).refused, 'clock-off')
})

test('CVE-2026-9798: a void device, and one of a suspended account, does nothing at all by what it signs', async () => {
  const voided = await world.asked()
  const end = 'update devices set voided_at = linked_at, secret = null, code_secret = null where id = $1'
  await tested.db.pool.query(end, [voided.device.id])
  const suspended = await world.asked()
  await tested.db.pool.query("update accounts set status = 'suspended' where id = $1", [suspended.account.id])
  for (const purpose of ['push', 'rename', 'remove', 'diagnostics', 'unlock-remove', 'begin'] as const) {
    assert.deepEqual(await voided.device.say(purpose, {}), { refused: 'device-void' })
    assert.deepEqual(await suspended.device.say(purpose, {}), { refused: 'account-closed' })
  }
})
