/** The app at sign-in, as a browser without scripts and a phone in software meet it: M1 to M4, M10 and M12. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  aMember,
  atDoor,
  type Member,
  PASSWORD,
  sessionIn,
  signInApp,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import { aPhoneApp, approveFrom, knownIdOn, linkFrom, numberOn, post } from '../../../test/builders/sign-in-phone.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import type { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { MINUTE } from '../../base/time/instant.ts'
import { registeredMethods } from '../../methods/index.ts'

const MFA = 'https://refeds.org/profile/mfa'

let app: TestApp
before(async () => {
  app = await signInApp({
    methods: 'app, app-code, totp',
    first: 'app, totp',
    mfa: 'choose: system, reset: [desk], rememberDevice: true, labels: { app: recommended }',
    mfaFrom: '2026-09-01',
  })
})
after(() => app.close())

const collect = (browser: InjectBrowser, also = {}) => post(browser, { step: 'approval', act: 'continue', ...also })

async function withApp(): Promise<{ ann: Member; phone: Awaited<ReturnType<typeof aPhoneApp>> }> {
  const ann = await aMember(app)
  return { ann, phone: await aPhoneApp(app, ann) }
}

test('M1: the number on the page is typed on the phone, and the browser goes on with two factors', async () => {
  const { ann, phone } = await withApp()
  const browser = await withPassword(await atDoor(app), ann)
  assert.equal(browser.step, 'approval')
  assert.match(numberOn(browser) ?? '', /^\d\d$/)
  await collect(browser)
  assert.equal(browser.refusal, 'approval-waiting')
  const request = await phone.asked()
  assert.deepEqual([request.kind, request.number], ['approval', true])
  assert.ok(!JSON.stringify(request).includes(`"${numberOn(browser)}"`), 'the number never goes to the phone')
  assert.equal((await approveFrom(phone, browser)).outcome, 'approved')
  await collect(browser)
  assert.deepEqual([sessionIn(browser)?.acr, sessionIn(browser)?.amr], [MFA, ['pwd', 'swk', 'pin', 'mfa']])
})

test('M1: what the phone shows before anything is asked: application, place, browser, system and time', async () => {
  const { ann, phone } = await withApp()
  const door = { application: { id: 'mail', name: 'Mail' }, formTargets: ['https://mail.demo.example'] }
  await withPassword(await atDoor(app, door, { remoteAddress: '198.51.100.7' }), ann)
  assert.deepEqual(JSON.parse((await phone.asked()).shown), {
    ...{ what: 'sign-in', application: { name: { en: 'Mail', nl: 'Mail' } }, host: 'mail.demo.example', country: 'BE' },
    ...{ browser: 'Firefox', system: 'Linux', at: app.deps.clock.now(), realm: 'campus', account: ann.name },
  })
})

test('M1: a wrong number ends the request, a decline the sign-in’s, and neither lets anybody in', async () => {
  const { ann, phone } = await withApp()
  const browser = await withPassword(await atDoor(app), ann)
  const wrong = numberOn(browser) === '00' ? '01' : '00'
  assert.equal((await approveFrom(phone, browser, { number: wrong })).refused, 'wrong-number')
  await collect(browser)
  assert.deepEqual([browser.step, browser.refusal], ['approval', 'approval-wrong-number'])
  await post(browser, { step: 'approval', act: 'resend' })
  await phone.decline(await phone.asked())
  await collect(browser)
  assert.deepEqual([browser.step, browser.refusal], ['approval', 'approval-declined'])
  await collect(browser)
  assert.deepEqual([browser.refusal, sessionIn(browser)], ['approval-expired', undefined])
})

test('M12: any phone of the account may answer, and they are one way among the others', async () => {
  const { ann } = await withApp()
  const other = await aPhoneApp(app, ann)
  const browser = await withPassword(await atDoor(app), ann)
  assert.equal((await approveFrom(other, browser)).outcome, 'approved')
  await collect(browser)
  assert.equal(sessionIn(browser)?.acr, MFA)
  const list = await withPassword(await atDoor(app), ann)
  await post(list, { step: 'approval', act: 'another-way' })
  assert.equal([...list.html.matchAll(/value="app:[^"]*"/g)].length, 0, 'two phones are no two ways')
  assert.equal([...list.html.matchAll(/value="app-code:[^"]*"/g)].length, 1)
})

test('M2: “I can’t use the app right now”: a code that it shows without a network', async () => {
  const { ann, phone } = await withApp()
  const browser = await withPassword(await atDoor(app), ann)
  await post(browser, { step: 'approval', method: `app-code:${phone.id}` })
  assert.equal(browser.step, 'app-code')
  const code = await phone.code()
  await browser.submit({ 'one-time-code': code })
  assert.deepEqual([sessionIn(browser)?.acr, sessionIn(browser)?.amr], [MFA, ['pwd', 'otp', 'mfa']])
  const again = await withPassword(await atDoor(app), ann)
  await post(again, { step: 'approval', method: `app-code:${phone.id}` })
  await again.submit({ 'one-time-code': code })
  assert.deepEqual([again.refusal, sessionIn(again)], ['replayed-code', undefined])
})

test('M3: a QR code on a page without scripts; from a browser that is not known, with its number', async () => {
  const { phone } = await withApp()
  const browser = await atDoor(app)
  await post(browser, { step: 'identify', act: 'qr' })
  assert.equal(browser.step, 'qr')
  const claimed = await phone.scan(browser.qr ?? '')
  assert.equal(claimed.request?.number, true)
  await browser.go(browser.url)
  const number = numberOn(browser)
  assert.match(number ?? '', /^\d\d$/)
  await post(browser, { step: 'qr', act: 'continue' })
  assert.equal(browser.refusal, 'approval-waiting')
  if (!claimed.request || number === undefined) throw new Error('nothing was claimed')
  assert.equal((await phone.approve(claimed.request, { number })).outcome, 'approved')
  await post(browser, { step: 'qr', act: 'continue' })
  assert.deepEqual([sessionIn(browser)?.account, sessionIn(browser)?.amr], [phone.account, ['swk', 'pin', 'mfa']])
})

test('M3: from a browser that the account knows, nothing is typed at all', async () => {
  const { ann, phone } = await withApp()
  const browser = await withPassword(await atDoor(app), ann)
  await approveFrom(phone, browser)
  await collect(browser)
  const { cookies } = browser
  cookies.delete('session-campus')
  await browser.go('/inside')
  await post(browser, { step: 'identify', act: 'qr' })
  const { request } = await phone.scan(browser.qr ?? '')
  assert.equal(request?.number, false)
  if (request) await phone.approve(request)
  await post(browser, { step: 'qr', act: 'continue' })
  assert.equal(sessionIn(browser)?.account, ann.account.id)
})

test('M4: a browser that was remembered asks the phone by one click, and nothing is typed', async () => {
  const { ann, phone } = await withApp()
  const browser = await remembered(ann, phone)
  await browser.go('/inside')
  const known = knownIdOn(browser) ?? ''
  assert.notEqual(known, '', 'a button for the account that remembers this browser')
  await post(browser, { step: 'identify', remembered: known })
  assert.equal(browser.step, 'approval')
  const request = await phone.asked()
  assert.deepEqual([request.kind, request.number], ['remembered', false])
  await phone.approve(request)
  await post(browser, { step: 'device', act: 'continue' })
  assert.deepEqual([sessionIn(browser)?.account, sessionIn(browser)?.amr], [ann.account.id, ['swk', 'pin', 'mfa']])
})

/** A browser in which this person has ticked "Remember my device", and signed out since. */
async function remembered(ann: Member, phone: Awaited<ReturnType<typeof aPhoneApp>>): Promise<InjectBrowser> {
  const browser = await withPassword(await atDoor(app), ann)
  await approveFrom(phone, browser)
  await collect(browser, { remember: 'yes' })
  assert.ok(sessionIn(browser))
  browser.cookies.delete('session-campus')
  return browser
}

test('M4: who does not tick it is not remembered; nor is a browser that others use too', async () => {
  const { ann, phone } = await withApp()
  const plain = await withPassword(await atDoor(app), ann)
  await approveFrom(phone, plain)
  await collect(plain)
  plain.cookies.delete('session-campus')
  await plain.go('/inside')
  assert.ok(!plain.html.includes('name="remembered"'))
  const shared = await atDoor(app)
  await shared.submit({ username: ann.name, shared: 'yes' })
  await shared.submit({ 'current-password': PASSWORD })
  await approveFrom(phone, shared)
  await collect(shared, { remember: 'yes' })
  assert.ok(sessionIn(shared))
  shared.cookies.delete('session-campus')
  await shared.go('/inside')
  assert.ok(!shared.html.includes('name="remembered"'))
})

test('M10: the app is offered first, and linked in the midst of the sign-in; the phone then counts at once', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  assert.equal(browser.step, 'register-method')
  assert.match(browser.qr ?? '', /\?c=L/)
  await post(browser, { step: 'register-method', kind: 'app', act: 'continue' })
  assert.equal(browser.refusal, 'link-waiting')
  const phone = await linkFrom(app, browser.qr ?? '')
  assert.deepEqual(await registeredMethods(app.db.kysely, ann.account.id), [], 'it counts only once the page went on')
  await post(browser, { step: 'register-method', kind: 'app', act: 'continue' })
  assert.deepEqual(sessionIn(browser)?.amr, ['pwd', 'swk', 'mfa'])
  const kinds = (await registeredMethods(app.db.kysely, ann.account.id)).map(({ kind, id }) => [kind, id])
  assert.deepEqual(kinds.toSorted(), [
    ['app', phone.id],
    ['app-code', phone.id],
  ])
})

test('M10: a link that lapsed is replaced by a new one', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  const old = browser.qr
  const { clock } = app.deps
  clock.advance(11 * MINUTE)
  try {
    await post(browser, { step: 'register-method', kind: 'app', act: 'continue' })
    assert.equal(browser.refusal, 'link-expired')
    assert.notEqual(browser.qr, old)
  } finally {
    clock.advance(-11 * MINUTE)
  }
})
