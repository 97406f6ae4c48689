/** Who is notified of a request, of what, and what becomes of a subscription that is over. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../../test/builders/people.ts'
import { fixedClock, type TestDatabase, testDatabase, testKeyring } from '../../../../test/harness/database.ts'
import {
  answers,
  type PushService,
  pushService,
  saysNothing,
  subscribeBrowser,
} from '../../../../test/harness/push-service.ts'
import type { Database } from '../../../base/database/database.ts'
import { newId } from '../../../base/ids.ts'
import { asDate, MINUTE } from '../../../base/time/instant.ts'
import { openPush, type SentNotice } from '../../../notices/index.ts'
import { sendRequest } from './send-request.ts'
import { publicPushKey, saveSubscription } from './subscribe.ts'
import { forgetSubscription, subscriptionsOf } from './subscriptions-store.ts'

const now = Date.UTC(2026, 10, 22, 18)
const keyring = testKeyring()
let tested: TestDatabase
let service: PushService
before(async () => {
  tested = await testDatabase()
  service = await pushService(({ path }, reply) => {
    const status = /\d{3}$/.exec(path)?.[0]
    if (path.endsWith('/silence')) saysNothing({ path, headers: {}, body: Buffer.of() }, reply)
    else answers(Number(status ?? 201))({ path, headers: {}, body: Buffer.of() }, reply)
  })
})
after(async () => {
  await service.close()
  await tested.close()
})

/** The parts that a server has, with what was written to the log and what lies in the outbox. */
function world(changed: { db?: Database } = {}) {
  const { db = tested.db } = changed
  const push = openPush(
    { db: tested.db, keyring, clock: fixedClock(now) },
    { subject: 'mailto:it@example.org', services: ['push.example.org'], loopback: true },
  )
  const logged: object[] = []
  const outbox: SentNotice[] = []
  const deps = {
    ...{ db, keyring, push },
    log: { warn: (record: object) => void logged.push(record) } as never,
    outbox: async (notice: SentNotice) => void outbox.push(notice),
  }
  return { deps, logged, outbox }
}

type Ended = { confirmed_at?: null; voided_at?: Date; ended_at?: Date }

/** A device that counts, unless told, and that is reached at this path of our push service. */
async function reached(path: string, given: { account?: string; ended?: Ended } = {}) {
  const account = given.account ?? (await anAccount(tested.db)).id
  const device = newId(now)
  const { voided_at = null, ended_at = null, confirmed_at = asDate(now) } = given.ended ?? {}
  await tested.db.pool.query(
    `insert into devices (id, account, name, verify_key, linked_at, confirmed_at, voided_at, ended_at)
     values ($1, $2, 'Phone', '{}', $3, $4, $5, $6)`,
    [device, account, asDate(now), confirmed_at, voided_at, ended_at],
  )
  const browser = subscribeBrowser(`${service.address}/${device}/${path}`)
  const { subscription } = browser
  assert.equal(await saveSubscription(world().deps, tested.db.kysely, { device, account, subscription, now }), 'kept')
  return { account, device, browser, endpoint: subscription.endpoint }
}

const asked = (account: string) =>
  ({ account, request: newId(now), expires: now + 2 * MINUTE, now, language: 'nl' }) as const
const receivedBy = (device: string) => service.received.filter(({ path }) => path.startsWith(`/${device}/`))
const kept = async (account: string) =>
  (await subscriptionsOf({ keyring }, tested.db.kysely, account)).map(({ device }) => device)

/** Waits until what goes on by itself has come so far. */
async function until(happened: () => boolean | Promise<boolean>) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await happened()) return
    await new Promise((done) => setTimeout(done, 10))
  }
  assert.fail('it did not come so far')
}

test('M1 a request is told to each device of the account, with nothing of what it asks', async () => {
  const first = await reached('')
  const second = await reached('', { account: first.account })
  const stranger = await reached('')
  await sendRequest(world().deps, asked(first.account))
  for (const { device, browser } of [first, second]) {
    await until(() => receivedBy(device).length === 1)
    const [request] = receivedBy(device)
    assert.equal(request && browser.open(request), '{"v":1,"what":"request"}')
    assert.equal(request?.headers.ttl, '120')
  }
  assert.equal(receivedBy(stranger.device).length, 0)
})

test('a device that is void, removed, closed or not yet confirmed is told nothing', async () => {
  const { account, device } = await reached('')
  const at = asDate(now)
  const others = [
    await reached('', { account, ended: { voided_at: at } }),
    await reached('', { account, ended: { ended_at: at } }),
    await reached('', { account, ended: { confirmed_at: null } }),
  ]
  const removed = await reached('', { account })
  await tested.db.pool.query('delete from devices where id = $1', [removed.device])
  await sendRequest(world().deps, asked(account))
  await until(() => receivedBy(device).length === 1)
  for (const other of [...others, removed]) assert.equal(receivedBy(other.device).length, 0)
})

test('a subscription that answers 410 or 404 is dropped, and no other', async () => {
  for (const status of [410, 404]) {
    const { account, device } = await reached(`${status}`)
    const other = await reached('', { account })
    const { deps, logged } = world()
    await sendRequest(deps, asked(account))
    await until(async () => !(await kept(account)).includes(device))
    assert.deepEqual(await kept(account), [other.device])
    assert.deepEqual(logged, [])
  }
})

test('a device that subscribes anew while its old subscription is found to be over keeps the new one', async () => {
  const { account, device } = await reached('410')
  const { deps } = world()
  const { subscription } = subscribeBrowser(`${service.address}/${device}/new`)
  const send = deps.push.send
  deps.push.send = async (...sent) => {
    const pushed = await send(...sent)
    await saveSubscription(deps, tested.db.kysely, { device, account, subscription, now: now + 1 })
    return pushed
  }
  await sendRequest(deps, asked(account))
  await until(async () => {
    const [one] = await subscriptionsOf({ keyring }, tested.db.kysely, account)
    return one?.subscription.endpoint.endsWith('/new') ?? false
  })
  await new Promise((done) => setTimeout(done, 50))
  assert.deepEqual(await kept(account), [device])
})

test('429 and 5xx are logged without the address, and the subscription stays', async () => {
  for (const status of [429, 500, 503]) {
    const { account, device, endpoint } = await reached(`${status}`)
    const { deps, logged } = world()
    await sendRequest(deps, asked(account))
    await until(() => logged.length === 1)
    assert.match(JSON.stringify(logged), new RegExp(`status ${status}`))
    assert.ok(!JSON.stringify(logged).includes(endpoint), 'whoever knows the address could be taken for us')
    assert.deepEqual(await kept(account), [device])
  }
})

test('no push service and no fault delays or fails a sign-in', async () => {
  const { account } = await reached('silence')
  const begun = performance.now()
  await sendRequest(world().deps, asked(account))
  assert.ok(performance.now() - begun < 1000, 'a service that says nothing is not waited for')
  const { deps, logged } = world({ db: { kysely: {} } as never })
  await sendRequest(deps, asked(account))
  assert.equal(logged.length, 1, 'a database that is away is logged')
  const { push: _none, ...without } = world().deps
  await sendRequest(without, asked(account))
})

test('CVE-2026-56739: a device that gives another address than that of a push service is refused', async () => {
  const { account, device } = await reached('')
  const { keys } = subscribeBrowser('').subscription
  for (const endpoint of ['https://169.254.169.254/latest', 'http://10.0.0.1/', 'https://evil.example/push']) {
    const saving = { device, account, subscription: { endpoint, keys }, now }
    assert.equal(await saveSubscription(world().deps, tested.db.kysely, saving), 'push-refused', endpoint)
  }
  const { push: _none, ...without } = world().deps
  const { subscription } = subscribeBrowser('https://push.example.org/abc')
  assert.equal(
    await saveSubscription(without, tested.db.kysely, { device, account, subscription, now }),
    'push-refused',
  )
  assert.equal(await publicPushKey(without), null)
  assert.match((await publicPushKey(world().deps)) ?? '', /^B[\w-]{86}$/)
})

test('a device keeps one subscription, sealed and bound to its row, until it wants none', async () => {
  const { account, device, endpoint } = await reached('')
  const other = await reached('', { account })
  const row = async (of: string) =>
    (await tested.db.pool.query('select subscription from push_subscriptions where device = $1', [of])).rows[0]
      .subscription
  assert.ok(!(await row(device)).includes(endpoint))
  await tested.db.pool.query('update push_subscriptions set subscription = $1 where device = $2', [
    await row(device),
    other.device,
  ])
  await assert.rejects(kept(account), 'that of another row does not open')
  await forgetSubscription(tested.db.kysely, other.device)
  const again = { device, account, subscription: subscribeBrowser('https://push.example.org/2').subscription, now }
  await saveSubscription(world().deps, tested.db.kysely, again)
  assert.deepEqual(await kept(account), [device])
  assert.equal(await saveSubscription(world().deps, tested.db.kysely, { ...again, subscription: null }), 'forgotten')
  assert.deepEqual(await kept(account), [])
})

test('in demo mode the outbox holds a line for each device, as it left', async () => {
  const { account, device } = await reached('')
  const { deps, outbox } = world()
  await sendRequest(deps, asked(account))
  assert.equal(outbox.length, 1)
  const [line] = outbox
  assert.deepEqual(
    [line?.channel, line?.to, line?.subject, line?.text, line?.links],
    ['push', device, null, '{"v":1,"what":"request"}', []],
  )
  assert.deepEqual(line && 'payload' in line && line.payload, { v: 1, what: 'request' })
})
