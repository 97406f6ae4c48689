import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { authenticatorDoor, COMPUTER, type Door, PHONE } from '../../../test/builders/authenticator-door.ts'
import { aSigningKey, WRONG_PIN } from '../../../test/builders/device.ts'
import { mailsOf } from '../../../test/builders/self-service.ts'
import { newId } from '../../base/ids.ts'
import { MINUTE } from '../../base/time/instant.ts'
import { requestStanding, takeAnswer } from '../../methods/index.ts'

let door: Door
before(async () => {
  door = await authenticatorDoor()
})
after(() => door.close())

/** The mails to the person of an account that were not looked at before. */
const mailed = async (account: { signInName: string }, at: Door = door) =>
  (await mailsOf(at))
    .filter(({ text }) => text.includes(account.signInName))
    .map(({ subject, text }) => `${subject}\n${text}`)
const whatOf = async (account: { id: string }) => (await door.audited(account as never)).map(({ what }) => what)
const collect = (binding: string, account: { id: string }) =>
  door.inTx((tx) => takeAnswer(tx, { binding, account: account.id, now: door.deps.clock.now() }))

test('a request is seen and approved with its number; the audit keeps both places', async () => {
  const { account, device } = await door.someone()
  const { binding, number } = await door.ask(account)
  const request = await device.asked()
  assert.deepEqual([request.kind, request.number, request.network], ['approval', true, 'other'])
  assert.equal(JSON.stringify(request).includes(`"${number}"`), false, 'the number never goes to the phone')
  const standing = await door.inTx((tx) => requestStanding(tx, { binding, now: door.deps.clock.now() }))
  assert.equal(standing?.is, 'seen')
  assert.deepEqual((await device.approve(request, { number: number ?? '' })).outcome, 'approved')
  assert.equal((await collect(binding, account)).verdict, 'right')
  const [line] = await door.audited(account)
  assert.deepEqual([line?.what, line?.address], ['approval.approved', PHONE])
  const { details } = line ?? {}
  assert.deepEqual(
    [details?.browserAddress, details?.browserCountry, details?.network, details?.by, details?.way],
    [COMPUTER, 'NL', 'other', 'pin', 'approval'],
  )
})

test('a decline ends the sign-in; two stop requests, and the person is told once', async () => {
  const { account, device } = await door.someone()
  for (const _ of [1, 2]) {
    const { binding } = await door.ask(account)
    assert.equal((await device.decline(await device.asked())).outcome, 'declined')
    assert.equal((await collect(binding, account)).verdict, 'declined')
  }
  assert.deepEqual(await whatOf(account), ['approval.declined', 'approval.declined', 'approval.stopped'])
  await assert.rejects(door.ask(account), /requests-stopped/)
  const mails = await mailed(account)
  assert.equal(mails.length, 1)
  assert.match(mails[0] ?? '', /even geen aanmeldverzoeken/)
})

test('"that wasn’t me" warns the person and the desk, and ends whatever else is asked', async (context) => {
  const own = await authenticatorDoor()
  context.after(own.close)
  const heard: object[] = []
  own.deps.events.on('sign-in.disowned', async (_tx, event) => void heard.push(event))
  const { account, device } = await own.someone()
  const { address } = await own.showQr()
  const { request: scanned } = await device.scan(address)
  const { binding, request: id } = await own.ask(account)
  const { requests } = await device.pending()
  const asked = requests.find((one) => one.id === id)
  assert.ok(asked && scanned)
  assert.equal((await device.decline(asked, 'not-me')).outcome, 'declined')
  assert.deepEqual((await device.pending()).requests, [])
  const verdict = await own.inTx((tx) => takeAnswer(tx, { binding, account: account.id, now: own.deps.clock.now() }))
  assert.equal(verdict.verdict, 'not-me')
  const { clock } = own.deps
  assert.deepEqual(heard, [{ account: account.id, realm: 'campus', at: clock.now(), request: id, way: 'approval' }])
  const [mail] = await mailed(account, own)
  assert.match(
    mail ?? '',
    /hielden een aanmelding.*Firefox op Linux.*Nederland.*203\.0\.113\.7/s,
    'where the stranger is, not the phone',
  )
  const line = (await own.audited(account)).find(({ what }) => what === 'approval.disowned')
  assert.deepEqual([line?.address, line?.details.browserAddress], [PHONE, COMPUTER])
})

test('three wrong PINs in a row void the device, with a mail; each is in the audit', async () => {
  const { account, device } = await door.someone()
  await door.ask(account, { number: false })
  const request = await device.asked()
  for (const left of [2, 1]) {
    const said = await device.approve(request, { pin: WRONG_PIN, time: door.deps.clock.now() + left })
    assert.deepEqual([said.refused, said.left, said.status], ['wrong-pin', left, 422])
  }
  assert.equal((await device.approve(request, { pin: WRONG_PIN })).refused, 'device-void')
  assert.equal((await device.approve(request)).refused, 'device-void', 'the right one comes too late')
  assert.deepEqual((await device.pending()).gone, [{ device: device.id, why: 'void' }])
  assert.deepEqual(await whatOf(account), [
    ...['device.pin-wrong', 'device.pin-wrong', 'device.pin-wrong', 'device.voided'],
  ])
  const mails = await mailed(account)
  assert.equal(mails.length, 1)
  assert.match(mails[0] ?? '', /telt niet meer mee.*My phone/s)
})

test('a wrong number ends the request', async () => {
  const { account, device } = await door.someone()
  const { binding, number } = await door.ask(account)
  const wrong = number === '11' ? '12' : '11'
  assert.equal((await device.approve(await device.asked(), { number: wrong })).refused, 'wrong-number')
  assert.equal((await collect(binding, account)).verdict, 'wrong-number')
  assert.deepEqual(await whatOf(account), ['approval.wrong-number'])
})

test('a clock that is ten minutes off is told so, mends it, and goes on', async () => {
  const { account, device } = await door.someone()
  await door.ask(account, { number: false })
  const late = device.copied(door.server(PHONE, 10 * MINUTE))
  const refused = await late.pending()
  assert.deepEqual([refused.refused, refused.status], ['clock-off', 422])
  const off = Number(refused.now) - late.server.now()
  assert.equal(off, -10 * MINUTE)
  const mended = device.copied(door.server(PHONE, 10 * MINUTE + off))
  assert.equal((await mended.approve(await mended.asked())).outcome, 'approved')
})

test('forged, crossed-over and replayed answers approve nothing and count nothing', async () => {
  const { account, device } = await door.someone()
  const other = await door.someone()
  const { binding } = await door.ask(account, { number: false })
  await door.ask(other.account, { number: false })
  const [request, foreign] = [await device.asked(), await other.device.asked()]
  const forged = [
    await device.answer(request, 'approve', { signing: await aSigningKey() }),
    await device.answer(request, 'approve', { origin: 'https://evil.example' }),
    await device.answer(request, 'approve', { account: other.account.id }),
    await device.answer(request, 'approve', { nonce: foreign.nonce }),
    await device.answer(request, 'approve', { shown: request.shown.replace('Mail', 'Exam desk') }),
    { ...(await device.answer(request, 'decline')), decision: 'approve' as const },
    { ...(await device.answer(request, 'approve')), number: '11' },
    { ...(await other.device.answer(request, 'approve')), device: device.id },
  ]
  for (const one of forged) {
    const { status, body } = await door.post('api/requests/answer', one)
    assert.deepEqual([status, body.refusal], [403, 'bad-answer'])
  }
  assert.equal((await other.device.approve(request)).refused, 'request-over', 'another account’s device')
  assert.equal((await collect(binding, account)).verdict, 'waiting')
  const wrong = await device.answer(request, 'approve', { pin: WRONG_PIN })
  assert.equal((await door.post('api/requests/answer', wrong)).body.left, 2)
  for (const _ of [1, 2, 3]) assert.equal((await door.post('api/requests/answer', wrong)).body.refusal, 'bad-answer')
  const right = await device.answer(request, 'approve')
  assert.equal((await door.post('api/requests/answer', right)).body.outcome, 'approved')
  assert.equal((await door.post('api/requests/answer', right)).body.refusal, 'request-over')
})

test('an envelope is for one purpose, one origin and once', async () => {
  const { account, device } = await door.someone()
  const rename = await device.envelope('rename', { name: 'Desk phone' })
  assert.equal((await door.post('api/remove', rename)).body.refusal, 'bad-answer')
  const elsewhere = await device.envelope('rename', { name: 'x' }, { origin: 'https://evil.example' })
  assert.equal((await door.post('api/rename', elsewhere)).body.refusal, 'bad-answer')
  assert.equal((await door.post('api/rename', rename)).status, 200)
  assert.equal((await door.post('api/rename', rename)).body.refusal, 'bad-answer')
  assert.equal((await device.pending()).devices[0]?.name, 'Desk phone')
  const old = await device.envelope('rename', { name: 'x' }, { time: door.deps.clock.now() - 3 * MINUTE })
  assert.deepEqual((await door.post('api/rename', old)).body, { refusal: 'clock-off', now: door.deps.clock.now() })
  assert.deepEqual(await whatOf(account), ['method.renamed'])
})

test('a device removes itself: the person is mailed, and it is unknown from then on', async () => {
  const { account, device } = await door.someone()
  assert.equal((await device.say('remove', {})).refused, undefined)
  assert.deepEqual((await device.pending()).gone, [{ device: device.id, why: 'removed' }])
  assert.deepEqual([(await device.say('rename', { name: 'x' })).refused], ['device-unknown'])
  assert.deepEqual(await whatOf(account), ['method.removed'])
  const mails = await mailed(account)
  assert.equal(mails.length, 1)
  assert.match(mails[0] ?? '', /My phone/)
})

test('own requests: the PIN is changed after the old one, and only this device answers them', async () => {
  const { account, device } = await door.someone()
  const second = await door.linked(account)
  const begun = await device.say('begin', { what: 'pin' })
  const request = begun.request as Parameters<typeof device.approve>[0]
  assert.equal(request.kind, 'pin')
  assert.equal((await second.approve(request)).refused, 'request-over')
  assert.equal((await device.approve(request)).outcome, 'approved')
  assert.deepEqual(await whatOf(account), ['device.pin-changed'])
  const unlock = await device.say('begin', { what: 'unlock' })
  assert.ok((unlock.creation as { challenge: string }).challenge)
  const early = await device.say('unlock', { request: (unlock.request as { id: string }).id, attestation: {} })
  assert.equal(early.refused, 'request-over', 'not before the PIN')
})

test('CVE-2026-9798: a closed account’s device approves nothing, and hears why', async () => {
  const { account, device } = await door.someone()
  const { binding } = await door.ask(account, { number: false })
  const request = await device.asked()
  await door.inTx(async (tx) => {
    await door.db.pool.query("update accounts set status = 'closed' where id = $1", [account.id])
    await door.deps.events.publish(tx, 'account.closed', {
      account: account.id,
      realm: 'campus',
      at: door.deps.clock.now(),
    })
  })
  assert.ok(['account-closed', 'request-over'].includes(String((await device.approve(request)).refused)))
  assert.notEqual((await collect(binding, account)).verdict, 'right')
  assert.deepEqual((await device.pending()).gone, [{ device: device.id, why: 'closed' }])
})

test('CVE-2026-7507: a QR code has one winner, asks the number, and the audit shows both places', async () => {
  const [one, two] = [await door.someone(), await door.someone()]
  const binding = newId(door.deps.clock.now())
  const { address, code } = await door.showQr({ binding })
  const seen = await door.post('api/codes/look', { code })
  assert.deepEqual(seen.body.realms, ['campus', 'association'])
  const claimed = await Promise.all([one.device.scan(address), two.device.scan(address)])
  assert.deepEqual(claimed.map(({ refused }) => refused ?? 'won').sort(), ['code-taken', 'won'])
  const won = claimed.findIndex(({ refused }) => refused === undefined)
  const { account } = won === 0 ? one : two
  const { request, ...rest } = claimed[won] ?? {}
  assert.deepEqual(Object.keys(rest), ['now'], 'the phone is not told the address of the browser')
  assert.equal(request?.number, true)
  const [line] = await door.audited(account)
  assert.deepEqual(
    [line?.what, line?.address, line?.details.browserAddress, line?.details.network],
    ['qr.claimed', PHONE, COMPUTER, 'other'],
  )
})

test('a code older than a minute, and one of another realm, are refused', async () => {
  const { device } = await door.someone()
  const { address } = await door.showQr({ realm: 'association' })
  assert.equal((await device.scan(address)).refused, 'other-realm')
  const late = await door.showQr()
  door.deps.clock.advance(MINUTE)
  assert.equal((await device.scan(late.address)).refused, 'code-expired')
})
