import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { appCampus, authenticatorDoor, type Door, PHONE } from '../../../test/builders/authenticator-door.ts'
import { aSigningKey, linkMessage, SoftDevice } from '../../../test/builders/device.ts'
import { mailsOf } from '../../../test/builders/self-service.ts'
import { MINUTE } from '../../base/time/instant.ts'
import { signLink } from '../../methods/device/protocol/linking.ts'

let door: Door
before(async () => {
  door = await authenticatorDoor()
})
after(() => door.close())

const codeIn = (address: string) => new URL(address).searchParams.get('c')?.slice(1) ?? ''

test('the app asks what the server is: its key, its origin, its time', async () => {
  const answer = await door.app.inject({ url: '/authenticator/api/server' })
  const said = answer.json()
  assert.equal(said.origin, 'http://localhost:3000')
  assert.deepEqual([said.key.kty, said.key.crv, said.key.d], ['EC', 'P-256', undefined])
  assert.deepEqual(said.institution, { en: 'Test University College', nl: 'Testhogeschool' })
  assert.equal(said.now, door.deps.clock.now())
  assert.equal(said.push, null)
  assert.equal(answer.headers['cache-control'], 'no-store')
})

test('a code says whose account it links, with a mark of the person that says nothing', async () => {
  const account = await door.anAccount()
  const { address, typed } = await door.offer(account, 'flow')
  for (const code of [codeIn(address), typed]) {
    const { status, body } = await door.post('api/links/look', { code })
    assert.equal(status, 200)
    const { account: seen, realm, codes } = body as Record<string, Record<string, unknown>>
    assert.deepEqual([seen?.id, seen?.name], [account.id, account.signInName])
    assert.match(String(seen?.person), /^[\w-]{43}$/)
    assert.notEqual(seen?.person, account.person)
    assert.deepEqual([realm?.key, realm?.name], ['campus', { en: 'Test account', nl: 'Testaccount' }])
    assert.equal(codes, true)
  }
  const { body } = await door.post('api/links/look', { code: codeIn((await door.offer(account, 'other')).address) })
  assert.equal((body.account as { id: string }).id, account.id)
})

test('a device is linked once: the same code links no second one, and a page writes it down', async () => {
  const account = await door.anAccount()
  const { address } = await door.offer(account, 'once')
  const first = await linkMessage(door.server(), address)
  const { status, body } = await door.post('api/links/use', first.message)
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(Object.keys(body).sort(), ['account', 'codes', 'device', 'now', 'realm'])
  const second = await door.post('api/links/use', (await linkMessage(door.server(), address)).message)
  assert.deepEqual([second.status, second.body.refusal], [409, 'link-used'])
  assert.deepEqual(await door.audited(account), [])
})

test('a code for linking is over after ten minutes', async () => {
  const account = await door.anAccount()
  const { address } = await door.offer(account, 'late')
  door.deps.clock.advance(11 * MINUTE)
  const { status, body } = await door.post('api/links/look', { code: codeIn(address) })
  assert.deepEqual([status, body.refusal], [422, 'link-expired'])
})

test('a forged first message links nothing: another key’s signature, another origin, another code', async () => {
  const account = await door.anAccount()
  const { address } = await door.offer(account, 'forged')
  const { message } = await linkMessage(door.server(), address)
  const elsewhere = { ...message, origin: 'https://evil.example' }
  const stranger = await aSigningKey()
  const forged = [
    { ...message, signature: await signLink(stranger, { ...message, origin: 'http://localhost:3000' }) },
    { ...message, signature: await signLink(stranger, elsewhere) },
    { ...message, sealed: message.sealed.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) },
    { ...message, verifyKey: { ...message.verifyKey, x: message.verifyKey.y } },
  ]
  for (const one of forged) assert.equal((await door.post('api/links/use', one)).status, 403)
  assert.equal((await door.post('api/links/use', message)).status, 200)
})

test('the old phone links the new one: it counts at once, the person is mailed and the audit knows it', async () => {
  const { account, device } = await door.someone()
  const { request } = (await device.say('begin', { what: 'link' })) as unknown as {
    request: Parameters<typeof device.approve>[0]
  }
  const approved = await device.approve(request)
  const link = approved.link as { address: string; typed: string }
  assert.match(link.typed, /^\w{4}-\w{4}-\w{4}$/)
  const fresh = await SoftDevice.link(door.server(), link.address, { name: 'New phone' })
  const pending = await fresh.pending()
  assert.deepEqual(
    pending.devices.map(({ device: id, name }) => [id, name]),
    [[fresh.id, 'New phone']],
  )
  assert.deepEqual(
    (await door.audited(account)).map(({ what }) => what),
    ['link.offered-by-device', 'method.registered'],
  )
  const mails = (await mailsOf(door)).filter(({ text }) => text.includes('New phone'))
  assert.equal(mails.length, 1)
})

test('the PIN is asked to link another phone: a stolen, unlocked app shows no code', async () => {
  const { device } = await door.someone()
  const { request } = (await device.say('begin', { what: 'link' })) as unknown as {
    request: Parameters<typeof device.approve>[0]
  }
  const wrong = await device.approve(request, { pin: '90517' })
  assert.deepEqual([wrong.refused, wrong.left, wrong.link], ['wrong-pin', 2, undefined])
})

test('CVE-2025-64102: whoever guesses codes is stopped at every entry alike, and devices that prove themselves are not', async (context) => {
  const own = await authenticatorDoor({ yaml: appCampus() })
  context.after(own.close)
  const { account, device } = await own.someone()
  const guess = { code: 'A'.repeat(43) }
  const { message } = await linkMessage(own.server(), (await own.offer(account, 'x')).address)
  const guesses = [
    () => own.post('api/links/look', guess),
    () => own.post('api/codes/look', guess),
    () => own.post('api/links/use', { ...message, code: guess.code }),
    async () =>
      own.post('api/rename', { ...(await device.envelope('rename', { name: 'x' })), signature: 'A'.repeat(86) }),
  ]
  for (let i = 0; i < 15; i += 1) for (const one of guesses) assert.notEqual((await one()).status, 429)
  for (const one of guesses) {
    const { status, body, headers } = await one()
    assert.deepEqual([status, body.refusal], [429, 'too-many-tries'])
    assert.ok(Number(headers['retry-after']) > 0)
  }
  const right = { code: codeIn((await own.offer(account, 'y')).address) }
  assert.equal((await own.post('api/links/look', right)).status, 429, 'a right guess is told from no wrong one')
  assert.equal((await own.post('api/links/look', right, { from: '192.0.2.7' })).status, 200)
  await own.ask(account, { number: false })
  assert.equal((await device.approve(await device.asked())).outcome, 'approved')
  assert.equal(PHONE, '198.51.100.7')
})
