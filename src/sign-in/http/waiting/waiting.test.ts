/** The pages that wait for the app, as browsers without scripts see them, and what their scripts are told. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aMember, atDoor, type Member, PASSWORD, signInApp, withPassword } from '../../../../test/builders/sign-in.ts'
import { aPhoneApp, approveFrom, linkFrom, numberOn, post } from '../../../../test/builders/sign-in-phone.ts'
import type { TestApp } from '../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import { MINUTE } from '../../../base/time/instant.ts'

const METHODS = { methods: 'app, app-code, totp', mfa: 'choose: system, rememberDevice: true, reset: [desk]' }

let app: TestApp
before(async () => {
  app = await signInApp(METHODS)
})
after(() => app.close())

/** What a script is told of the page that is open, asked once. */
async function told(browser: InjectBrowser, from = browser): Promise<{ status: number; is?: string; number?: string }> {
  const answer = await app.app.inject({
    url: `${browser.url.replace(/\?.*/, '')}/live`,
    headers: { accept: 'application/json', cookie: cookiesOf(from) },
  })
  return { status: answer.statusCode, ...answer.json() }
}

const cookiesOf = ({ cookies }: InjectBrowser): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

/** What the script beside the name asks for. */
async function offer(own: TestApp, browser: InjectBrowser, from = browser) {
  const token = /name="form_token" value="([^"]*)"/.exec(from.html)?.[1] ?? ''
  return own.app.inject({
    method: 'POST',
    url: `${browser.url}/qr`,
    headers: { cookie: cookiesOf(from), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ form_token: token }).toString(),
  })
}

async function atApproval(): Promise<{
  member: Member
  phone: Awaited<ReturnType<typeof aPhoneApp>>
  browser: InjectBrowser
}> {
  const member = await aMember(app)
  const phone = await aPhoneApp(app, member)
  const browser = await withPassword(await atDoor(app), member, PASSWORD)
  assert.equal(browser.step, 'approval', browser.text)
  return { member, phone, browser }
}

test('M1, M15: the number stands large with its time, and every way on beside it: codes, another way, the desk', async () => {
  const { browser, phone } = await atApproval()
  assert.match(numberOn(browser) ?? '', /^\d\d$/)
  assert.match(browser.html, /data-expires="2026-10-01T12:0\d:\d\d/)
  assert.match(browser.html, /<noscript><meta http-equiv="refresh" content="5"/)
  assert.match(browser.text, /Sent to My phone.*Open the app on your phone/)
  assert.match(browser.html, /name="method" value="app-code:[0-9a-f-]{36}"/)
  assert.match(browser.html, /name="act" value="another-way"/)
  assert.match(browser.text, /No notification\? Open the app: the request is waiting there/)
  assert.match(browser.text, /service desk/)
  await phone.pending()
  await browser.go(browser.url)
  assert.match(browser.html, /data-when="open" hidden/)
  assert.match(browser.html, /data-when="seen approved">/)
})

test('M1: the page hears that the app is open and that it was approved, and nobody else’s browser hears anything', async () => {
  const { browser, phone } = await atApproval()
  assert.deepEqual(await told(browser), { status: 200, is: 'open', number: numberOn(browser) })
  await phone.pending()
  assert.equal((await told(browser)).is, 'seen')
  const stranger = await new InjectBrowser(app.app).go('/inside')
  assert.deepEqual(await told(browser, stranger), { status: 404, is: 'over' }, 'CVE-2026-7507')
  await approveFrom(phone, browser)
  assert.equal((await told(browser)).is, 'approved')
  await browser.go(browser.url)
  assert.equal(browser.step, 'approval', 'a GET takes nothing')
  await browser.submit({ step: 'approval' }, 'continue')
  assert.match(browser.url, /^\/inside|^\/sign-in/)
  assert.notEqual(browser.step, 'approval')
})

test('M1: declined, the page says so without scripts too, and a new request can be sent', async () => {
  const { browser, phone } = await atApproval()
  await phone.decline(await phone.asked())
  await browser.go(browser.url)
  assert.deepEqual([browser.step, browser.refusal, numberOn(browser)], ['approval', 'approval-declined', undefined])
  assert.match(browser.html, /name="act" value="resend"/)
  await post(browser, { step: 'approval', act: 'resend' })
  assert.match(numberOn(browser) ?? '', /^\d\d$/)
})

test('M1: “that wasn’t me” ends the sign-in, and the page says what to do', async () => {
  const { browser, phone } = await atApproval()
  await phone.decline(await phone.asked(), 'not-me')
  await post(browser, { step: 'approval', act: 'continue' })
  assert.deepEqual([browser.step, browser.refusal], ['refused', 'disowned'])
  assert.match(browser.html, /href="\/recover\?username=/)
  assert.match(browser.html, /href="\/account\/tricked"/)
})

test('M2: a code of the app where it cannot be used, and a request after all', async () => {
  const { browser, phone } = await atApproval()
  await post(browser, { step: 'approval', method: /value="(app-code:[^"]*)"/.exec(browser.html)?.[1] ?? '' })
  assert.equal(browser.step, 'app-code', browser.text)
  assert.match(browser.html, /name="method" value="app:[0-9a-f-]{36}"/)
  await browser.submit({ code: '000000' })
  assert.deepEqual([browser.step, browser.refusal], ['app-code', 'wrong-code'])
  await browser.submit({ code: await phone.code() })
  assert.notEqual(browser.step, 'app-code', browser.text)
})

test('M3: beside the name a script fetches a code; the flow stays, another browser gets none, and few are made in a row', async () => {
  const browser = await atDoor(app)
  const made = await offer(app, browser)
  assert.equal(made.statusCode, 200, made.body)
  const { address, left, expires, modules } = made.json()
  assert.match(address, /\/authenticator\/\?c=S[\w-]{43}$/)
  assert.deepEqual([left, expires], [MINUTE, new Date(app.deps.clock.now() + MINUTE).toISOString()])
  assert.ok(modules.side > 30 && modules.path.startsWith('M'))
  assert.equal((await browser.go(browser.url)).step, 'identify')
  const stranger = await new InjectBrowser(app.app).go('/inside')
  assert.equal((await offer(app, browser, stranger)).statusCode, 404, 'CVE-2026-7507')
  const without = await app.app.inject({
    method: 'POST',
    url: `${browser.url}/qr`,
    headers: { cookie: cookiesOf(browser) },
  })
  assert.equal(without.statusCode, 403)
  const all = []
  for (let i = 0; i < 12; i += 1) all.push((await offer(app, browser)).statusCode)
  assert.equal(all.at(-1), 429)
})

test('M3: the page hears that its code was scanned, shows the number that the phone asks for, and goes on', async () => {
  const member = await aMember(app)
  const phone = await aPhoneApp(app, member)
  const browser = await atDoor(app)
  const { address } = (await offer(app, browser)).json()
  assert.equal((await told(browser)).is, 'open')
  const { request } = await phone.scan(address)
  assert.ok(request?.number)
  const { is, number = '' } = await told(browser)
  assert.deepEqual([is, /^\d\d$/.test(number)], ['claimed', true])
  await phone.approve(request, { number })
  assert.equal((await told(browser)).is, 'approved')
  await post(browser, { step: 'identify', device: 'yes', remember: 'yes' })
  assert.notEqual(browser.step, 'identify', browser.text)
})

test('M3, E2: without scripts the code stands on a page of its own, which looks again by itself', async () => {
  const member = await aMember(app)
  const phone = await aPhoneApp(app, member)
  const browser = await atDoor(app)
  await post(browser, { step: 'identify', act: 'qr' })
  assert.equal(browser.step, 'qr', browser.text)
  assert.match(browser.qr ?? '', /\?c=S/)
  assert.match(browser.html, /<noscript><meta http-equiv="refresh" content="5"/)
  const { request } = await phone.scan(browser.qr ?? '')
  await browser.go(browser.url)
  assert.equal(browser.qr, undefined, 'it was scanned')
  const number = numberOn(browser) ?? assert.fail(browser.text)
  assert.match(browser.text, /Type this number in the app on your phone/)
  if (request) await phone.approve(request, { number })
  await post(browser, { step: 'qr', act: 'continue' })
  assert.notEqual(browser.step, 'qr', browser.text)
})

test('M3: a code that nobody scanned in its minute is over, and a button shows another', async () => {
  const own = await signInApp(METHODS)
  const browser = await atDoor(own)
  await post(browser, { step: 'identify', act: 'qr' })
  const first = browser.qr
  own.deps.clock.advance(MINUTE)
  await browser.go(browser.url)
  assert.equal(browser.qr, undefined)
  await post(browser, { step: 'qr', act: 'resend' })
  assert.ok(browser.qr && browser.qr !== first)
  await own.close()
})

test('M16: where no realm that can be meant takes the app, nothing is said of it', async () => {
  const own = await signInApp({ methods: 'totp', associationMethods: 'totp' })
  const browser = await atDoor(own)
  assert.doesNotMatch(browser.html, /qr-sign-in|value="qr"|data-same-phone/)
  assert.equal((await offer(own, browser)).statusCode, 404)
  await own.close()
})

test('M10: the linking page shows one code for camera, hand and this very phone, and hears how far the phone is', async () => {
  const own = await signInApp({ ...METHODS, mfaFrom: '2026-09-01' })
  const member = await aMember(own)
  const browser = await withPassword(await atDoor(own), member, PASSWORD)
  assert.equal(browser.step, 'register-method', browser.text)
  const link = /data-link="([^"]*)"/.exec(browser.html)?.[1]
  assert.equal(link, browser.qr)
  assert.match(link ?? '', /\?c=L/)
  assert.ok(browser.html.includes(`href="${link}"`), 'for this very phone')
  assert.match(browser.html, /data-typed="[0-9A-Za-z]{12}"/)
  assert.match(browser.text, /I can’t scan the QR code/)
  await browser.submit({ kind: 'app' }, 'continue')
  assert.deepEqual([browser.step, browser.refusal], ['register-method', 'link-waiting'])
  await linkFrom(own, link ?? '')
  const heard = await own.app.inject({
    url: `${browser.url}/live`,
    headers: { accept: 'application/json', cookie: cookiesOf(browser) },
  })
  assert.deepEqual(heard.json(), { is: 'linked' })
  await browser.go(browser.url)
  assert.equal(/data-link/.test(browser.html), false, 'it has vanished')
  await browser.submit({ kind: 'app' }, 'continue')
  assert.notEqual(browser.step, 'register-method', browser.text)
  await own.close()
})

test('M4: a remembered browser has a button, and its page asks for no number', async () => {
  const { browser, phone, member } = await atApproval()
  await approveFrom(phone, browser)
  await post(browser, { step: 'approval', act: 'continue', remember: 'yes' })
  const again = new InjectBrowser(app.app)
  for (const [name, value] of browser.cookies) if (!name.startsWith('session')) again.cookies.set(name, value)
  await again.go('/inside')
  assert.match(again.text, new RegExp(`Sign in as .* ${member.name}`))
  assert.match(again.html, /name="remembered" value="[0-9a-f-]{36}"/)
  await post(again, { step: 'identify', remembered: /name="remembered" value="([^"]*)"/.exec(again.html)?.[1] ?? '' })
  assert.deepEqual([again.step, numberOn(again)], ['approval', undefined], again.text)
  assert.match(again.text, /Confirm on your phone.*Sign in with my password/)
})
