import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { devicesIn, OTHER_ADDRESS, PHONE_ADDRESS, SHOWN } from '../../../../test/builders/device-verbs.ts'
import { anAccount } from '../../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { HOUR, MINUTE, SECOND } from '../../../base/time/instant.ts'
import { compareNetworks } from './networks.ts'
import { openRequest } from './open.ts'
import { openQr } from './qr.ts'
import { type Recent, stoppedUntil, waitForRequest } from './room.ts'
import { requestStanding } from './standing.ts'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())
const world = devicesIn(() => tested)
const { clock } = world
const standing = (binding: string) => requestStanding(tested.db.kysely, { binding, now: clock.now() })

test('limits on asking: three requests in ten minutes for each account, in whichever sign-in', async () => {
  const account = await anAccount(tested.db)
  for (let i = 0; i < 3; i += 1) assert.ok('request' in (await world.open(account)))
  assert.deepEqual(await world.open(account), { refused: 'too-many-requests', retryAfter: 10 * MINUTE })
  assert.deepEqual(await world.open(account, { way: 'remembered' }), {
    refused: 'too-many-requests',
    retryAfter: 10 * MINUTE,
  })
  assert.ok('request' in (await world.open(await anAccount(tested.db))))
  clock.advance(10 * MINUTE)
  assert.ok('request' in (await world.open(account)))
})

test('limits on asking: twenty at once are asked three times, and one is pending', async () => {
  const { account, device } = await world.asked()
  const said = await Promise.all(Array.from({ length: 20 }, () => world.open(account)))
  assert.equal(said.filter((one) => 'request' in one).length, 2)
  assert.equal((await device.pending()).requests.length, 1)
})

test('limits on asking: those that ask while another is being asked wait for it, and find its request', async () => {
  const { account } = await world.asked()
  const ask = { account: account.id, way: 'approval', binding: 'slow', number: true, now: clock.now() } as const
  const meanwhile = await tested.db.transaction(async (tx) => {
    await openRequest(world.deps, tx, { ...ask, shown: SHOWN })
    const others = Array.from({ length: 4 }, () => world.open(account))
    await wait(500)
    return others
  })
  assert.equal((await Promise.all(meanwhile)).filter((one) => 'request' in one).length, 1)
})

test('one pending at a time: a newer one ends the older, whose page is told', async () => {
  const first = await world.asked()
  const second = await world.ask(first.account, first.device)
  assert.equal((await standing(first.binding))?.is, 'over')
  assert.deepEqual(await first.device.approve(first.request, { number: first.number }), { refused: 'request-over' })
  assert.equal((await first.device.approve(second.request, { number: second.number })).outcome, 'approved')
})

test('MFA fatigue: two refusals within an hour stop requests for an hour, and say so', async () => {
  const { account, device, request } = await world.asked()
  assert.equal((await device.decline(request)).stopped, undefined)
  clock.advance(11 * MINUTE)
  const second = await world.ask(account, device)
  const said = await device.decline(second.request)
  assert.equal(said.stopped, clock.now() + HOUR)
  assert.deepEqual(await world.open(account), { refused: 'requests-stopped', retryAfter: HOUR })
  clock.advance(HOUR - SECOND)
  assert.deepEqual(await world.open(account), { refused: 'requests-stopped', retryAfter: SECOND })
  clock.advance(SECOND)
  assert.ok('request' in (await world.open(account)))
})

test('"that wasn’t me" ends whatever else the account is asked, and is told apart', async () => {
  const { account, device, binding, request } = await world.asked()
  const ask = { binding: 'a-qr', shown: { what: 'sign-in', at: 0 }, marks: [], now: clock.now() } as const
  const qr = await tested.db.transaction((tx) => openQr(world.deps, tx, ask))
  assert.ok((await device.scan(qr.address)).request)
  const said = await device.decline(request, 'not-me')
  assert.equal((await standing('a-qr'))?.is, 'over')
  assert.deepEqual([said.outcome, said.notMe], ['declined', true])
  assert.equal((await standing(binding))?.is, 'not-me')
  assert.deepEqual(await world.take(binding, account), { verdict: 'not-me' })
  assert.deepEqual((await device.pending()).requests, [])
})

const sent = (minutesAgo: number, outcome: Recent['outcome'] = null, now = 10 * HOUR): Recent => ({
  ...{ kind: 'approval', createdAt: now - minutesAgo * MINUTE, outcome },
  answeredAt: outcome ? now - minutesAgo * MINUTE : null,
})

test('the wait and the stop are told to the millisecond', () => {
  const now = 10 * HOUR
  assert.equal(waitForRequest([], now), 0)
  assert.equal(waitForRequest([sent(0), sent(1), sent(9)], now), MINUTE)
  assert.equal(waitForRequest([sent(0), sent(1), sent(10)], now), 0)
  assert.equal(stoppedUntil([sent(5, 'declined')], now), undefined)
  assert.equal(stoppedUntil([sent(5, 'declined'), sent(20, 'not-me')], now), now + 55 * MINUTE)
  assert.equal(stoppedUntil([sent(5, 'declined'), sent(66, 'declined')], now), undefined, 'an hour between')
  assert.equal(stoppedUntil([sent(61, 'declined'), sent(70, 'declined')], now), undefined, 'over')
  assert.equal(stoppedUntil([sent(5, 'declined'), sent(9, 'approved'), sent(20, 'declined')], now), undefined)
  assert.equal(stoppedUntil([sent(5, 'wrong-number'), sent(9, 'replaced'), sent(20, 'ended')], now), undefined)
})

test('networks are the same by line or by name; what is not known is not the same', () => {
  const { campus } = world.deps
  const compare = (one?: string, other?: string) => compareNetworks(campus, one, other)
  assert.equal(compare(PHONE_ADDRESS, PHONE_ADDRESS), 'same')
  assert.equal(compare(PHONE_ADDRESS, `::ffff:${PHONE_ADDRESS}`), 'same')
  assert.equal(compare(PHONE_ADDRESS, OTHER_ADDRESS), 'other')
  assert.equal(compare('2001:db8:1:2::1', '2001:db8:1:2::7'), 'same')
  assert.equal(compare('2001:db8:1:2::1', '2001:db8:1:9::7'), 'other', 'another line of the same provider')
  assert.equal(compare('198.51.100.7', '198.51.100.8'), 'other', 'a neighbour')
  assert.equal(compare('2001:db8:1:2::1', '2001:db8:2::1'), 'other')
  for (const [one, other] of [
    [undefined, PHONE_ADDRESS],
    [PHONE_ADDRESS, undefined],
    ['2001:db8::1', PHONE_ADDRESS],
    ['nonsense', 'nonsense'],
  ])
    assert.equal(compare(one, other), 'unknown')
  assert.equal(compare('10.10.0.1', '10.10.200.1'), 'same', 'the network that the campus calls campus')
  assert.equal(compare('10.11.0.1', '10.11.200.1'), 'other')
})
