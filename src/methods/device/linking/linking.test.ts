import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { bytes, linkMessage, SoftDevice } from '../../../../test/builders/device.ts'
import { anOffer, devicesIn, straight } from '../../../../test/builders/device-verbs.ts'
import { anAccount } from '../../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { spellCode } from '../../../base/crypto/spelled-code.ts'
import { openDatabase } from '../../../base/database/database.ts'
import { DAY, HOUR, MINUTE } from '../../../base/time/instant.ts'
import type { Account } from '../../../people/index.ts'
import { registeredMethods } from '../../all-kinds/registered-methods.ts'
import { forgetDevicesOver } from '../ends.ts'
import { TYPED_GROUP } from '../protocol/address.ts'
import { sealSecrets, signLink } from '../protocol/linking.ts'
import type { DeviceRequest, LinkMessage } from '../protocol/messages.ts'
import { findLinkOffer, type LinkOffer, linkStanding, takeLinked } from './offer.ts'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())
const world = devicesIn(() => tested)
const { clock, deps } = world
const server = (from?: string) => straight(world.wish(from === undefined ? {} : { from }))

async function offered(account?: Account) {
  const owner = account ?? (await anAccount(tested.db))
  const binding = world.aBinding()
  return { account: owner, binding, offer: await anOffer(world.wish(), owner, binding) }
}
type Offered = Awaited<ReturnType<typeof offered>>
const take = ({ account, binding, offer }: Offered, more: object = {}) =>
  tested.db.transaction((tx) =>
    takeLinked(tx, { link: offer.link, account: account.id, binding, now: clock.now(), ...more }),
  )
const stands = async ({ binding, offer }: Offered) =>
  (await linkStanding(tested.db.kysely, { link: offer.link, binding, now: clock.now() })).is
const kindsOf = async ({ id }: Account) => (await registeredMethods(tested.db.kysely, id)).map(({ kind }) => kind)

test('M10: a device is linked by its code, counts when the page went on, and the code is gone', async () => {
  const given = await offered()
  const { account, offer } = given
  assert.equal(await stands(given), 'waiting')
  const seen = await server().look(new URL(offer.address).searchParams.get('c')?.slice(1) ?? '')
  assert.equal((seen.account as Account).id, account.id)
  assert.equal(await stands(given), 'scanned')
  assert.deepEqual(await take(given), { verdict: 'waiting' })
  const device = await SoftDevice.link(server(), offer.address, { name: '  My\nphone ' })
  assert.equal(await stands(given), 'linked')
  assert.deepEqual(await kindsOf(account), [], 'not before the page went on')
  assert.deepEqual(await take(given), { verdict: 'right', id: device.id, name: 'My phone' })
  assert.deepEqual(await kindsOf(account), ['app', 'app-code'])
  assert.deepEqual(await take(given), { verdict: 'expired' })
  assert.equal(await stands(given), 'expired')
})

test('M10: by the typed code as well, written as people write', async () => {
  const { account, offer } = await offered()
  assert.match(offer.typed, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  const device = await SoftDevice.link(server(), ` ${offer.typed.toLowerCase().replaceAll('-', ' ')} `)
  assert.equal(device.account, account.id)
})

test('a page that is shown again shows the same code, and no other page does', async () => {
  const { account, binding, offer } = await offered()
  const find = (more: object) =>
    findLinkOffer(deps, tested.db.kysely, { link: offer.link, account: account.id, binding, now: clock.now(), ...more })
  assert.deepEqual(await find({}), offer)
  assert.equal(await find({ binding: 'another' }), undefined)
  assert.equal(await find({ account: (await anAccount(tested.db)).id }), undefined)
  assert.equal(await find({ now: offer.expires }), undefined)
})

test('a link code that is used twice links once', async () => {
  const { offer } = await offered()
  await SoftDevice.link(server(), offer.address)
  await assert.rejects(SoftDevice.link(server(), offer.address), /link-used/)
  await assert.rejects(SoftDevice.link(server(), offer.typed), /link-used/)
  assert.deepEqual(await server().look(offer.typed), { refused: 'link-used' })
})

test('twenty phones use one link code at once, scanned and typed, on two processes: one wins', async () => {
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const given = await offered()
    const { address, typed } = given.offer
    const servers = [server(), straight({ ...world.wish(), db: other })]
    const messages = await Promise.all(
      Array.from({ length: 20 }, (_, i) => linkMessage(server(), i % 3 ? address : typed)),
    )
    const said = await Promise.all(messages.map(({ message }, i) => servers[i % 2]?.use(message)))
    assert.equal(said.filter((one) => one?.device !== undefined).length, 1)
    assert.equal(said.filter((one) => one?.refused === 'link-used').length, 19)
    const { rows } = await tested.db.pool.query('select from devices where account = $1', [given.account.id])
    assert.equal(rows.length, 1)
  } finally {
    await other.close()
  }
})

test('twenty pages take one linked device at once: one wins', async () => {
  const given = await offered()
  await SoftDevice.link(server(), given.offer.address)
  const said = await Promise.all(Array.from({ length: 20 }, () => take(given)))
  assert.equal(said.filter(({ verdict }) => verdict === 'right').length, 1)
})

test('a code that is older than ten minutes links nothing', async () => {
  const given = await offered()
  clock.advance(10 * MINUTE)
  await assert.rejects(SoftDevice.link(server(), given.offer.address), /link-expired/)
  assert.deepEqual(await server().look(given.offer.typed), { refused: 'link-expired' })
  assert.equal(await stands(given), 'expired')
  assert.deepEqual(await take(given), { verdict: 'expired' })
})

test('CVE-2026-27946: a phone that got hold of a code is worth nothing without the page that showed it', async () => {
  const given = await offered()
  const device = await SoftDevice.link(server(), given.offer.address)
  const { request: mine } = await device.say('begin', { what: 'pin' })
  assert.equal(mine, undefined)
  assert.deepEqual(await device.say('begin', { what: 'link' }), { refused: 'device-waits' })
  await world.open(given.account)
  assert.deepEqual((await device.pending()).requests, [])
  clock.advance(30 * MINUTE)
  assert.deepEqual((await device.pending()).gone, [{ device: device.id, why: 'removed' }])
  assert.deepEqual(await take(given), { verdict: 'expired' })
  await forgetDevicesOver(tested.db.kysely, clock.now())
  assert.deepEqual((await device.pending()).gone, [{ device: device.id, why: 'removed' }])
})

test('crossed over: no other sign-in, session or account takes what was linked here', async () => {
  const given = await offered()
  const device = await SoftDevice.link(server(), given.offer.address)
  assert.deepEqual(await take(given, { binding: 'another' }), { verdict: 'expired' })
  assert.deepEqual(await take(given, { account: (await anAccount(tested.db)).id }), { verdict: 'expired' })
  assert.deepEqual(await take(given), { verdict: 'right', id: device.id, name: 'My phone' })
})

const FORGED: Record<
  string,
  (message: LinkMessage, other: LinkMessage) => Partial<LinkMessage> | Promise<Partial<LinkMessage>>
> = {
  'with another key': (_, { verifyKey }) => ({ verifyKey }),
  'with other secrets': (_, { sealed }) => ({ sealed }),
  'with another signature': (_, { signature }) => ({ signature }),
  'of another moment': ({ time }) => ({ time: time + 1 }),
  'with a key that is no point of the curve': ({ verifyKey }) => ({
    verifyKey: { ...verifyKey, x: verifyKey.y ?? '' },
  }),
  'without a key': () => ({ verifyKey: {} }),
}

for (const [forged, twist] of Object.entries(FORGED)) {
  test(`forged: a first message ${forged} links nothing, and leaves the code as it was`, async () => {
    const { offer } = await offered()
    const [one, other] = [await linkMessage(server(), offer.address), await linkMessage(server(), offer.address)]
    const sent = { ...one.message, ...(await twist(one.message, other.message)) }
    assert.deepEqual(await server().use(sent), { refused: 'bad-answer' })
    assert.equal((await server().use(one.message)).refused, undefined)
  })
}

test('crossed over: a first message for another origin or another code links nothing', async () => {
  const [one, other] = [await offered(), await offered()]
  const evil = { ...server(), origin: 'https://app.evil.example' }
  const { message } = await linkMessage(evil, one.offer.address)
  assert.deepEqual(await server().use(message), { refused: 'bad-answer' })
  const right = await linkMessage(server(), one.offer.address)
  const code = new URL(other.offer.address).searchParams.get('c')?.slice(1) ?? ''
  assert.deepEqual(await server().use({ ...right.message, code }), { refused: 'bad-answer' })
})

test('secrets that are too short, or not sealed for us, link nothing', async () => {
  const { offer } = await offered()
  const short = { secret: bytes(4), codeSecret: bytes(20) }
  const { message, keys } = await linkMessage(server(), offer.address)
  for (const sealed of [await sealSecrets(short, await server().key()), 'a.b.c.d.e', '']) {
    const linking = { origin: server().origin, ...message, sealed }
    const signature = await signLink(keys.signing, linking)
    assert.deepEqual(await server().use({ ...message, sealed, signature }), { refused: 'bad-answer' })
  }
})

test('the clock of the phone is off by ten minutes: it is told so, and the code stays', async () => {
  const { offer } = await offered()
  const late = { ...server(), now: () => clock.now() - 10 * MINUTE }
  await assert.rejects(SoftDevice.link(late, offer.address), /clock-off/)
  await SoftDevice.link(server(), offer.address)
})

test('guessing typed codes is limited for each address, at once or in turn; scanned ones are not counted', async () => {
  const from = 'a-guesser'
  const { offer } = await offered()
  // Each with its check sign right: what cannot be a code is not even looked up.
  const guesses = Array.from({ length: 150 }, () => server(from).look(spellCode(bytes(11), TYPED_GROUP)))
  const said = (await Promise.all(guesses)).map(({ refused }) => refused)
  const count = (why: string) => said.filter((one) => one === why).length
  assert.deepEqual([count('link-expired'), count('too-many-tries')], [100, 50])
  assert.deepEqual(await server(from).look(offer.typed), { refused: 'too-many-tries', retryAfter: 6_000 })
  await assert.rejects(SoftDevice.link(server(from), offer.typed), /too-many-tries/)
  await SoftDevice.link(server(from), offer.address)
})

test('ten devices an account, void ones not counted', async () => {
  const account = await anAccount(tested.db)
  const devices: SoftDevice[] = []
  for (let i = 0; i < 10; i += 1) devices.push(await world.aDevice(account, `Phone ${i}`))
  const more = await offered(account)
  await assert.rejects(SoftDevice.link(server(), more.offer.address), /device-too-many/)
  const voided = 'update devices set voided_at = linked_at, secret = null, code_secret = null where id = $1'
  await tested.db.pool.query(voided, [devices[0]?.id])
  await SoftDevice.link(server(), more.offer.address)
})

test('an account that closed while its code stood on a page links nothing', async () => {
  const { account, offer } = await offered()
  await tested.db.pool.query("update accounts set status = 'suspended' where id = $1", [account.id])
  await assert.rejects(SoftDevice.link(server(), offer.address), /account-closed/)
  assert.deepEqual(await server().look(offer.typed), { refused: 'account-closed' })
})

test('M12: the old phone shows a code, after its PIN, that links the new one at once', async () => {
  const account = await anAccount(tested.db)
  const old = await world.aDevice(account, 'Old')
  const begun = await old.say('begin', { what: 'link' })
  const said = await old.approve(begun.request as DeviceRequest)
  const { address, typed } = said.link as LinkOffer
  const { message } = await linkMessage(server(), address, { name: 'New' })
  const used = await server().use(message)
  assert.deepEqual([used.counts, used.name], [true, 'New'])
  await assert.rejects(SoftDevice.link(server(), typed), /link-used/)
  assert.deepEqual(await kindsOf(account), ['app', 'app-code', 'app', 'app-code'])
})

test('M12: a code of an old phone that was removed meanwhile links nothing', async () => {
  const account = await anAccount(tested.db)
  const old = await world.aDevice(account, 'Old')
  const begun = await old.say('begin', { what: 'link' })
  const { link } = await old.approve(begun.request as DeviceRequest)
  await tested.db.pool.query('delete from devices where id = $1', [old.id])
  await assert.rejects(SoftDevice.link(server(), (link as LinkOffer).address), /link-expired/)
})

test('the tables keep neither code nor secret', async () => {
  const { offer } = await offered()
  const device = await SoftDevice.link(server(), (await offered()).offer.address)
  const secret = Buffer.from(await device.secret('48213'))
  const { rows } = await tested.db.pool.query<{ row: string }>(
    'select l::text as row from device_links l union all select d::text from devices d',
  )
  const told = [offer.typed, new URL(offer.address).searchParams.get('c')?.slice(1) ?? '', secret.toString('hex')]
  for (const one of told) assert.ok(!rows.some(({ row }) => row.includes(one)))
})

test('what is over is forgotten: links after a day, devices of closed accounts after half a year', async () => {
  const { account, offer } = await offered()
  const device = await world.aDevice(account)
  await forgetDevicesOver(tested.db.kysely, clock.now() + 23 * HOUR)
  const count = async (table: string, id: string) =>
    (await tested.db.pool.query(`select from ${table} where id = $1`, [id])).rows.length
  assert.deepEqual([await count('device_links', offer.link), await count('devices', device.id)], [1, 1])
  await tested.db.pool.query(
    'update devices set ended_at = linked_at, secret = null, code_secret = null where id = $1',
    [device.id],
  )
  await forgetDevicesOver(tested.db.kysely, clock.now() + 2 * DAY)
  assert.deepEqual([await count('device_links', offer.link), await count('devices', device.id)], [0, 1])
  await forgetDevicesOver(tested.db.kysely, clock.now() + 181 * DAY)
  assert.equal(await count('devices', device.id), 0)
})
