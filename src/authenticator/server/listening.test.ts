import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { authenticatorDoor, type Door } from '../../../test/builders/authenticator-door.ts'
import { aSigningKey, type SoftDevice } from '../../../test/builders/device.ts'
import { signEnvelope } from '../../methods/device/protocol/envelope.ts'
import type { Pending } from '../../methods/index.ts'

let door: Door
let address: string
before(async () => {
  door = await authenticatorDoor()
  await door.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(door.app.server.address() as AddressInfo).port}/authenticator/api/live`
})
after(() => door.close())

/** What an app hears as long as it listens. */
async function* listening(devices: object[]): AsyncGenerator<Pending> {
  const body = JSON.stringify({ devices })
  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  assert.equal(answer.status, 200)
  let text = ''
  for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) if (event.startsWith('data: ')) yield JSON.parse(event.slice(6))
  }
}
const hello = (device: SoftDevice) => device.envelope('hello', {})
const next = async (events: AsyncGenerator<Pending>) => (await events.next()).value as Pending

test('an app that listens hears of a request at once, and of its end', async () => {
  const { account, device } = await door.someone()
  const events = listening([await hello(device)])
  assert.deepEqual((await next(events)).requests, [])
  const { request } = await door.ask(account, { number: false })
  const asked = await next(events)
  assert.deepEqual(
    asked.requests.map(({ id }) => id),
    [request],
  )
  const [one] = asked.requests
  assert.ok(one)
  assert.equal((await device.approve(one)).outcome, 'approved')
  assert.deepEqual((await next(events)).requests, [])
  await events.return(undefined)
})

test('an account that closes while its app listens: the app is told, and nothing more comes', async () => {
  const { account, device } = await door.someone()
  const events = listening([await hello(device)])
  await next(events)
  const at = door.deps.clock.now()
  await door.inTx((tx) => door.deps.events.publish(tx, 'account.closed', { account: account.id, realm: 'campus', at }))
  assert.deepEqual((await next(events)).gone, [{ device: device.id, why: 'closed' }])
  assert.equal((await events.next()).done, true)
})

test('a device that is removed elsewhere is told so', async () => {
  const { account, device } = await door.someone()
  const other = await door.linked(account)
  const events = listening([await hello(device), await hello(other)])
  assert.equal((await next(events)).devices.length, 2)
  await other.say('remove', {})
  assert.deepEqual((await next(events)).gone, [{ device: other.id, why: 'removed' }])
  await events.return(undefined)
})

test('a forged greeting hears nothing of an account, beside an honest one of another', async () => {
  const [one, two] = [await door.someone(), await door.someone()]
  const forged = await signEnvelope(await aSigningKey(), {
    ...{ purpose: 'hello', origin: door.server().origin, device: two.device.id, payload: '{}' },
    time: door.deps.clock.now(),
  })
  const events = listening([await hello(one.device), forged])
  assert.deepEqual(
    (await next(events)).devices.map(({ device }) => device),
    [one.device.id],
  )
  await door.ask(two.account)
  const silent = await Promise.race([events.next(), wait(300, 'silence')])
  assert.equal(silent, 'silence')
  const none = listening([forged])
  assert.deepEqual(await next(none), { devices: [], requests: [], gone: [] })
  assert.equal((await none.next()).done, true)
})
