import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { WRONG_PIN } from '../../../../test/builders/device.ts'
import {
  devicesIn,
  OTHER_ADDRESS,
  PHONE_ADDRESS,
  type Straight,
  straight,
} from '../../../../test/builders/device-verbs.ts'
import { anAccount } from '../../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { openDatabase } from '../../../base/database/database.ts'
import { MINUTE, SECOND } from '../../../base/time/instant.ts'
import type { Account } from '../../../people/index.ts'
import type { DeviceRequest } from '../protocol/messages.ts'
import { findQr, lookAtCode, openQr } from './qr.ts'
import { requestStanding } from './standing.ts'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())
const world = devicesIn(() => tested)
const { clock, deps } = world

type Opening = { binding?: string; realm?: string; address?: string; marks?: Buffer[]; again?: boolean }
async function aQr({
  binding = world.aBinding(),
  realm,
  address = PHONE_ADDRESS,
  marks = [],
  again = false,
}: Opening = {}) {
  const shown = { what: 'sign-in' as const, at: clock.now(), browser: 'Firefox' }
  const ask = { binding, realm, shown, marks, address, again, now: clock.now() }
  return { binding, ...(await tested.db.transaction((tx) => openQr(deps, tx, ask))) }
}

/** A phone of an account, upon verbs that say of the browser what is wished. */
const aPhone = async (wish: Partial<Straight> = {}, account?: Account) => {
  const owner = account ?? (await anAccount(tested.db))
  const device = await world.aDevice(owner)
  return { account: owner, device: device.copied(straight(world.wish(wish))) }
}

const standing = (binding: string) => requestStanding(tested.db.kysely, { binding, now: clock.now() })
const taken = async (said: { request?: DeviceRequest; refused?: string }) => {
  assert.equal(said.refused, undefined)
  assert.ok(said.request)
  return said.request
}

test('M3: from a browser that the account knows nothing is typed but the PIN; the browser collects once', async () => {
  const { account, device } = await aPhone({ known: true })
  const qr = await aQr()
  assert.equal((await standing(qr.binding))?.is, 'open')
  const request = await taken(await device.scan(qr.address))
  assert.deepEqual([request.number, request.network, request.account], [false, 'same', account.id])
  assert.equal((await standing(qr.binding))?.is, 'claimed')
  assert.deepEqual(await world.take(qr.binding), { verdict: 'waiting' })
  assert.equal((await device.approve(request)).outcome, 'approved')
  const right = { verdict: 'right', id: device.id, account: account.id, user: 'pin' }
  assert.deepEqual(await world.take(qr.binding), right)
  assert.deepEqual(await world.take(qr.binding), { verdict: 'expired' })
})

test('row 15, CVE-2026-7507, QRLjacking: shown to a victim elsewhere, the code asks a number, and warns of another network', async () => {
  const { device } = await aPhone()
  const qr = await aQr({ address: OTHER_ADDRESS })
  const request = await taken(await device.scan(qr.address))
  assert.deepEqual([request.number, request.network], [true, 'other'])
  assert.match(request.shown, /"browser":"Firefox"/)
  const { number = '' } = (await standing(qr.binding)) ?? {}
  assert.match(number, /^\d\d$/)
  assert.equal((await device.approve(request)).refused, 'wrong-number', 'a tap alone approves nothing')
  assert.deepEqual(await world.take(qr.binding), { verdict: 'wrong-number' })
})

test('QRLjacking: the number of before the claim is none: it is drawn when the phone is known', async () => {
  const qr = await aQr()
  assert.equal((await standing(qr.binding))?.number, undefined)
})

test('QRLjacking: what a victim approved, no other browser collects (CVE-2026-7507)', async () => {
  const { account, device } = await aPhone({ known: true })
  const qr = await aQr()
  await device.approve(await taken(await device.scan(qr.address)))
  for (const binding of ['', 'another-flow', account.id, qr.request])
    assert.deepEqual(await world.take(binding), { verdict: 'expired' })
  const stranger = await anAccount(tested.db)
  assert.deepEqual(await world.take(qr.binding, stranger), { verdict: 'expired' })
  assert.equal((await world.take(qr.binding)).verdict, 'right')
})

test('a realm can require the same network, at the scan and at the answer', async () => {
  const { account, device } = await aPhone({ known: true, sameNetwork: 'require' })
  const elsewhere = await aQr({ address: OTHER_ADDRESS })
  assert.deepEqual(await device.scan(elsewhere.address), { refused: 'other-network' })
  const request = await taken(await device.scan((await aQr()).address))
  const moved = device.copied(straight(world.wish({ known: true, address: OTHER_ADDRESS })))
  assert.deepEqual(await moved.approve(request), { refused: 'other-network' })
  assert.equal((await device.approve(request)).outcome, 'approved')
  const unknown = await aPhone({ known: true, sameNetwork: 'require' }, account)
  const { address } = await tested.db.transaction((tx) =>
    openQr(deps, tx, { binding: 'no-address', shown: { what: 'sign-in', at: 0 }, marks: [], now: clock.now() }),
  )
  assert.deepEqual(await unknown.device.scan(address), { refused: 'other-network' })
})

test('a code is scanned within its minute, and looked at without being claimed', async () => {
  const { device } = await aPhone()
  const qr = await aQr({ realm: 'campus' })
  const look = () => lookAtCode(tested.db.kysely, { code: qr.code, now: clock.now() })
  assert.equal('realm' in (await look()) && (await standing(qr.binding))?.is, 'open')
  clock.advance(MINUTE - SECOND)
  const again = await findQr(deps, tested.db.kysely, { binding: qr.binding, now: clock.now() })
  assert.equal(again?.address, qr.address)
  clock.advance(SECOND)
  assert.deepEqual(await look(), { refused: 'code-expired' })
  assert.deepEqual(await device.scan(qr.address), { refused: 'code-expired' })
  assert.equal((await standing(qr.binding))?.is, 'expired')
})

test('a code that was replaced by a newer one of the same browser is worth nothing, claimed or not', async () => {
  const { device } = await aPhone({ known: true })
  const first = await aQr()
  const request = await taken(await device.scan(first.address))
  const second = await aQr({ binding: first.binding, again: true })
  assert.deepEqual(await device.approve(request), { refused: 'request-over' })
  const third = await aQr({ binding: second.binding })
  clock.advance(1)
  assert.deepEqual(await device.scan(second.address), { refused: 'code-expired' })
  assert.deepEqual(await world.take(third.binding), { verdict: 'waiting' })
})

test('a page that renews its code by itself does not cut off the phone that has just scanned it', async () => {
  const { device } = await aPhone({ known: true })
  const first = await aQr()
  const request = await taken(await device.scan(first.address))
  assert.equal((await aQr({ binding: first.binding })).request, first.request)
  assert.equal((await standing(first.binding))?.is, 'claimed')
  assert.equal((await device.approve(request)).outcome, 'approved')
})

test('a code scanned by two phones is the first one’s; the other neither sees nor answers it', async () => {
  const [one, other] = [await aPhone({ known: true }), await aPhone({ known: true })]
  const qr = await aQr()
  const request = await taken(await one.device.scan(qr.address))
  assert.deepEqual(await other.device.scan(qr.address), { refused: 'code-taken' })
  assert.deepEqual((await other.device.pending()).requests, [])
  assert.deepEqual(await other.device.approve(request), { refused: 'request-over' })
  const second = await aPhone({ known: true }, one.account)
  assert.deepEqual((await second.device.pending()).requests, [])
  assert.deepEqual(await second.device.approve(request), { refused: 'request-over' }, 'nor another of the same account')
  assert.deepEqual(
    (await one.device.pending()).requests.map(({ id }) => id),
    [request.id],
  )
})

test('twenty phones scan one code at once, on two processes: one wins', async () => {
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const phones = await Promise.all(
      Array.from({ length: 20 }, (_, i) => aPhone({ known: true, ...(i % 2 && { db: other }) })),
    )
    const qr = await aQr()
    const said = await Promise.all(phones.map(({ device }) => device.scan(qr.address)))
    assert.equal(said.filter(({ request }) => request).length, 1)
    assert.equal(said.filter(({ refused }) => refused === 'code-taken').length, 19)
  } finally {
    await other.close()
  }
})

test('twenty collect one approval at once, on two processes: one wins', async () => {
  const { device } = await aPhone({ known: true })
  const qr = await aQr()
  await device.approve(await taken(await device.scan(qr.address)))
  const said = await Promise.all(Array.from({ length: 20 }, () => world.take(qr.binding)))
  assert.equal(said.filter(({ verdict }) => verdict === 'right').length, 1)
})

test('a scan that is replayed claims nothing again, and a copied scan of another device is refused', async () => {
  const { device } = await aPhone({ known: true })
  const envelope = await device.envelope('claim', { code: (await aQr()).code })
  assert.equal((await device.server.say('claim', envelope)).refused, undefined)
  assert.deepEqual(await device.server.say('claim', envelope), { refused: 'bad-answer' })
  const other = await aPhone({ known: true })
  const fresh = await device.envelope('claim', { code: (await aQr()).code })
  assert.deepEqual(await other.device.server.say('claim', { ...fresh, device: other.device.id }), {
    refused: 'bad-answer',
  })
  assert.deepEqual(await device.server.say('push', fresh), { refused: 'bad-answer' }, 'nor is it anything else')
  assert.deepEqual(await device.server.say('claim', { ...fresh, payload: '{"code":"x"}' }), { refused: 'bad-answer' })
  const elsewhere = await device.envelope('claim', {}, { origin: 'https://evil.example' })
  assert.deepEqual(await device.server.say('claim', elsewhere), { refused: 'bad-answer' })
  const old = await device.envelope('claim', {}, { time: clock.now() - 10 * MINUTE })
  assert.deepEqual(await device.server.say('claim', old), { refused: 'clock-off' })
})

test('a code of one realm is nothing to an account of another', async () => {
  const { device } = await aPhone({}, await anAccount(tested.db, { realm: 'staff' }))
  assert.deepEqual(await device.scan((await aQr({ realm: 'campus' })).address), { refused: 'other-realm' })
})

test('CVE-2026-9798 (row 8): a phone of a closed account claims nothing, and what it had claimed it does not approve', async () => {
  const { account, device } = await aPhone({ known: true })
  const request = await taken(await device.scan((await aQr()).address))
  await tested.db.pool.query("update accounts set status = 'closed' where id = $1", [account.id])
  assert.deepEqual(await device.approve(request), { refused: 'account-closed' })
  assert.deepEqual(await device.scan((await aQr()).address), { refused: 'account-closed' })
})

test('an approval that was asked after a password is not collected as a sign-in by itself', async () => {
  const { device, account, binding, request, number } = await world.asked()
  await device.approve(request, { number })
  assert.deepEqual(await world.take(binding), { verdict: 'expired' })
  assert.equal((await world.take(binding, account)).verdict, 'right')
})

test('M4: what a remembered browser asked is collected without a password, by itself alone', async () => {
  const { device, account, binding, request } = await world.asked({ way: 'remembered', number: false })
  assert.deepEqual([request.kind, request.number], ['remembered', false])
  assert.equal((await device.approve(request, { pin: WRONG_PIN })).left, 2)
  assert.equal((await device.approve(request)).outcome, 'approved')
  assert.deepEqual(await world.take('another'), { verdict: 'expired' })
  assert.deepEqual(await world.take(binding), { verdict: 'right', id: device.id, account: account.id, user: 'pin' })
})

test('the table keeps no reference that could be scanned', async () => {
  const qr = await aQr()
  const { rows } = await tested.db.pool.query<{ row: string }>('select r::text as row from device_requests r')
  assert.ok(rows.length > 0 && !rows.some(({ row }) => row.includes(qr.code)))
})
