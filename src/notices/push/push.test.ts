/** Notifications to a push service of our own, which checks who sent them and opens them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { issueCertificate } from '../../../test/harness/certificates.ts'
import { fixedClock, type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import {
  answers,
  type PushService,
  pushService,
  saysNothing,
  subscribeBrowser,
  vapidOf,
} from '../../../test/harness/push-service.ts'
import { HOUR, MINUTE } from '../../base/time/instant.ts'
import { openPush } from './open-push.ts'
import { openServiceClient, PostFault } from './service-client.ts'
import { isReachable, readSubscription } from './subscription.ts'

const PAYLOAD = '{"v":1,"what":"request"}'
const SUBJECT = 'mailto:it@example.org'
const SERVICES = ['fcm.googleapis.com', '*.push.apple.com']
const reach = { services: SERVICES, loopback: true }
const urgent = { ttl: 2 * MINUTE, topic: 'request' }

let database: TestDatabase
const services: PushService[] = []
before(async () => {
  database = await testDatabase()
})
after(async () => {
  await Promise.all(services.map((one) => one.close()))
  await database.close()
})

const service = async (...behaviour: Parameters<typeof pushService>) => {
  const one = await pushService(...behaviour)
  services.push(one)
  return one
}
const open = (setting: Partial<Parameters<typeof openPush>[1]> = {}) => {
  const deps = { db: database.db, keyring: testKeyring(), clock: fixedClock(Date.now()) }
  return openPush(deps, { subject: SUBJECT, ...reach, ...setting })
}

test('RFC 8030, 8291, 8292: a notification is signed, encrypted for one browser, urgent, and worth its time alone', async () => {
  const endpoint = await service()
  const browser = subscribeBrowser(`${endpoint.address}/wpush/v2/abc`)
  const push = open()
  assert.equal(await push.send(browser.subscription, PAYLOAD, urgent), 'sent')
  const [request] = endpoint.received
  assert.ok(request)
  assert.equal(browser.open(request), PAYLOAD)
  const claims = await vapidOf(request, { publicKey: await push.publicKey(), audience: endpoint.address })
  assert.equal(claims.sub, SUBJECT)
  assert.ok((claims.exp ?? 0) * 1000 <= Date.now() + 24 * HOUR, 'not for longer than a day (RFC 8292 §2)')
  const { ttl, urgency, topic } = request.headers
  assert.deepEqual(
    { ttl, urgency, topic, path: request.path },
    { ttl: '120', urgency: 'high', topic: 'request', path: '/wpush/v2/abc' },
  )
  assert.throws(() => subscribeBrowser(endpoint.address).open(request), 'no other browser opens it')
  push.close()
})

test('of processes that start at once one makes the key, and all sign with it; it lies sealed', async () => {
  const keys = await Promise.all([open(), open(), open()].map((push) => push.publicKey()))
  assert.equal(new Set(keys).size, 1)
  const { rows } = await database.db.pool.query('select public_key, private_key from push_keys')
  assert.equal(rows.length, 1)
  assert.equal(rows[0].private_key.length, 1 + 12 + 16 + 43, 'version, nonce, tag and the sealed key')
})

const OUTCOMES = [
  [201, 'sent'],
  [200, 'sent'],
  [404, 'gone'],
  [410, 'gone'],
  [400, { failed: 'status 400' }],
  [403, { failed: 'status 403' }],
  [413, { failed: 'status 413' }],
  [429, { failed: 'status 429' }],
  [500, { failed: 'status 500' }],
  [503, { failed: 'status 503' }],
] as const
for (const [status, outcome] of OUTCOMES) {
  test(`a push service that answers ${status}: ${JSON.stringify(outcome)}`, async () => {
    const { address } = await service(answers(status))
    assert.deepEqual(await open().send(subscribeBrowser(address).subscription, PAYLOAD, urgent), outcome)
  })
}

test('CVE-2026-56739: a redirect is not followed', async () => {
  const inside = await service()
  const { address } = await service(answers(307, { location: `${inside.address}/inside` }))
  assert.deepEqual(await open().send(subscribeBrowser(address).subscription, PAYLOAD, urgent), { failed: 'status 307' })
  assert.equal(inside.received.length, 0)
})

test('a push service that says nothing is waited for no longer than its time; one that is away fails at once', async () => {
  const { address } = await service(saysNothing)
  const client = openServiceClient({ patience: 150 })
  const begun = performance.now()
  assert.deepEqual(await open({ client }).send(subscribeBrowser(address).subscription, PAYLOAD, urgent), {
    failed: 'no answer in time',
  })
  assert.ok(performance.now() - begun < 2000)
  const away = await pushService()
  await away.close()
  assert.deepEqual(await open().send(subscribeBrowser(away.address).subscription, PAYLOAD, urgent), {
    failed: 'ECONNREFUSED',
  })
})

test('an answer without an end is not read to its end', async () => {
  const { address } = await service((_request, reply) => {
    reply.writeHead(201)
    const pour = () =>
      reply.destroyed || (reply.write('x'.repeat(64 * 1024)) ? setImmediate(pour) : reply.once('drain', pour))
    pour()
  })
  const client = openServiceClient({ patience: 2000 })
  assert.equal(await client.post({ address, headers: {}, body: Buffer.of(1) }), 201)
})

const FOREIGN = [
  'https://push.evil.example/abc',
  'https://fcm.googleapis.com.evil.example/abc',
  'https://evilfcm.googleapis.com/abc',
  'https://push.apple.com/abc',
  'https://evilpush.apple.com/abc',
  'https://fcm.googleapis.com@evil.example/abc',
  'https://user:pass@fcm.googleapis.com/abc',
  'https://fcm.googleapis.com:8443/abc',
  'http://fcm.googleapis.com/abc',
  'https://127.0.0.1/abc',
  'https://[::1]/abc',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1/abc',
  'https://2130706433/abc',
  'https://localhost/abc',
  'http://localhost:5432/abc',
  'http://127.0.0.2:5432/abc',
  'http://192.168.1.1/abc',
  'ftp://fcm.googleapis.com/abc',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'fcm.googleapis.com/abc',
  '',
]
test('CVE-2026-56739: a subscription leads to a known push service over https, or it is none', async () => {
  const { keys } = subscribeBrowser('').subscription
  for (const endpoint of FOREIGN) {
    assert.equal(readSubscription({ endpoint, keys }, reach), undefined, endpoint)
    // One that was kept before the configuration became stricter is over.
    assert.equal(await open().send({ endpoint, keys }, PAYLOAD, urgent), 'gone', endpoint)
  }
  for (const endpoint of ['https://fcm.googleapis.com/fcm/send/abc', 'https://web.push.apple.com/abc'])
    assert.deepEqual(readSubscription({ endpoint, keys, expirationTime: null }, reach), { endpoint, keys })
  assert.equal(
    isReachable('http://127.0.0.1:1/abc', { ...reach, loopback: false }),
    false,
    'this machine: demo mode alone',
  )
})

test('what is no subscription is none, whatever it is', () => {
  const { keys } = subscribeBrowser('').subscription
  const endpoint = 'https://fcm.googleapis.com/fcm/send/abc'
  for (const sent of [
    undefined,
    null,
    'subscription',
    [],
    { endpoint },
    { endpoint, keys: {} },
    { endpoint, keys: { ...keys, auth: 'short' } },
    { endpoint, keys: { ...keys, p256dh: `A${keys.p256dh.slice(1)}` } },
    { endpoint: `${endpoint}${'x'.repeat(2000)}`, keys },
    { endpoint: 7, keys },
  ])
    assert.equal(readSubscription(sent, reach), undefined, JSON.stringify(sent))
})

test('a point that is not on the curve fails, and stops nothing', async () => {
  const { address } = await service()
  const { keys } = subscribeBrowser('').subscription
  const p256dh = `B${'_'.repeat(86)}`
  const pushed = await open().send({ endpoint: address, keys: { ...keys, p256dh } }, PAYLOAD, urgent)
  assert.ok(typeof pushed === 'object' && !pushed.failed.includes(address), JSON.stringify(pushed))
})

test('CVE-2026-56739, DNS rebinding: a known name that leads to a private address is not connected to', async () => {
  const certificate = await issueCertificate({ name: 'push.example.org' })
  const inside = await service(answers(201), { cert: certificate.pem, key: certificate.keyPem })
  const { port } = new URL(inside.address)
  // What the operating system says of a name, as far as it matters here.
  const leads = (...found: string[]) =>
    ((_name: string, _options: object, done: (error: null, all: object[]) => void) =>
      done(
        null,
        found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as never
  const address = `https://localhost:${port}/abc`
  const ask = (setting: Partial<Parameters<typeof openServiceClient>[0]>) =>
    openServiceClient({ patience: 2000, ca: certificate.pem, ...setting }).post({
      address,
      headers: {},
      body: Buffer.of(1),
    })
  for (const found of [
    ['127.0.0.1'],
    ['::ffff:127.0.0.1'],
    ['8.8.8.8', '127.0.0.1'],
    ['10.1.2.3'],
    ['169.254.169.254'],
    ['fd00::1'],
  ])
    await assert.rejects(ask({ lookup: leads(...found) }), (fault: PostFault) => {
      assert.ok(fault instanceof PostFault)
      return fault.message === 'its name leads to a private address'
    })
  assert.equal(inside.received.length, 0)
  // The same way is open where the address is one of the Internet, and only with the certificate of that name.
  const isOpen = () => true
  assert.equal(await ask({ lookup: leads('127.0.0.1'), isOpen }), 201)
  await assert.rejects(ask({ lookup: leads('127.0.0.1'), isOpen, ca: undefined }), /DEPTH_ZERO|SELF_SIGNED|UNABLE/)
})
