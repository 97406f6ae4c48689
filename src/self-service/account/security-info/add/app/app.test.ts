/** Linking the app and removing devices on the page of one's own, as a browser without scripts sees it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aPerson } from '../../../../../../test/builders/people.ts'
import {
  mailsOf,
  post,
  selfServiceApp,
  signedInAt,
  whatHappened,
} from '../../../../../../test/builders/self-service.ts'
import { aMember, type Member } from '../../../../../../test/builders/sign-in.ts'
import { aPhoneApp, approveFrom, linkFrom } from '../../../../../../test/builders/sign-in-phone.ts'
import type { TestApp } from '../../../../../../test/harness/app.ts'
import type { InjectBrowser } from '../../../../../../test/harness/inject-browser.ts'
import { MINUTE } from '../../../../../base/time/instant.ts'
import { registeredMethods } from '../../../../../methods/index.ts'

const HOME = '/account/security-info'
const ADD = `${HOME}/app`
const WISH = { methods: 'app, app-code, totp', mfa: 'choose: system, rememberDevice: true, reset: [desk]' }

let app: TestApp
before(async () => {
  app = await selfServiceApp(WISH)
})
after(() => app.close())

const devicesOf = async ({ db }: TestApp, { account }: Member): Promise<string[]> =>
  (await registeredMethods(db.kysely, account.id)).filter(({ kind }) => kind === 'app').map(({ name }) => name)

const cookiesOf = ({ cookies }: InjectBrowser): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

const heard = async (own: TestApp, url: string, browser: InjectBrowser) => {
  const headers = { accept: 'application/json', cookie: cookiesOf(browser) }
  return (await own.app.inject({ url, headers })).json()
}

const livePath = (browser: InjectBrowser): string =>
  (/data-live="([^"]*)"/.exec(browser.html)?.[1] ?? '').replaceAll('&amp;', '&')

/** Somebody who has proved their phone a moment ago, at the list of their methods. */
async function withPhones(own: TestApp, many: number): Promise<{ member: Member; browser: InjectBrowser }> {
  const person = await aPerson(own.db, { mail: 'pia@home.example', language: 'en' })
  const member = await aMember(own, { person: person.id })
  const phones = []
  for (let i = 0; i < many; i += 1) phones.push(await aPhoneApp(own, member))
  const browser = await signedInAt(own, member, HOME)
  assert.equal(browser.step, 'approval', browser.text)
  const [phone] = phones
  if (phone) await approveFrom(phone, browser)
  await browser.submit({ step: 'approval' }, 'continue')
  assert.equal(browser.url, HOME, browser.text)
  return { member, browser }
}

test('M10, M12, E3: the app is linked by its code, which stays when the page is fetched again; the person is told', async () => {
  const person = await aPerson(app.db, { mail: 'mo@home.example', language: 'en' })
  const mo = await aMember(app, { person: person.id })
  const browser = await signedInAt(app, mo, HOME)
  assert.match(browser.text, /Link the app on your phone .*Link the app/, 'what the page urges')
  await browser.go(ADD)
  const link = browser.qr ?? assert.fail(browser.text)
  assert.match(link, /\?c=L/)
  assert.equal(/data-link="([^"]*)"/.exec(browser.html)?.[1], link)
  assert.equal((await browser.go(browser.url)).qr, link)
  assert.deepEqual(await heard(app, livePath(browser), browser), { is: 'waiting' })
  const at = livePath(browser).replace('/live', '')
  await post(app, browser, { to: at, fields: { act: 'continue' } })
  assert.deepEqual([browser.status, browser.refusal], [422, 'link-waiting'])
  await linkFrom(app, link)
  assert.deepEqual(await heard(app, livePath(browser), browser), { is: 'linked' })
  assert.deepEqual(await devicesOf(app, mo), [], 'not before the page has taken it')
  await post(app, browser, { to: at, fields: { act: 'continue' } })
  assert.match(browser.text, /The method has been added.*My phone/)
  assert.deepEqual(await devicesOf(app, mo), ['My phone'])
  assert.deepEqual((await whatHappened(app, mo)).slice(-1), ['method.registered'])
  assert.ok((await mailsOf(app)).some(({ to, subject }) => to === 'mo@home.example' && subject.includes('added')))
  await post(app, browser, { to: at, fields: { act: 'continue' } })
  assert.deepEqual(await devicesOf(app, mo), ['My phone'], 'once')
})

test('ATTACK: the link of one session is nothing to another: not to see, to hear of, or to take (LinOTP #63)', async () => {
  const [one, other] = [await aMember(app), await aMember(app)]
  const browser = await (await signedInAt(app, one, HOME)).go(ADD)
  const link = browser.qr ?? ''
  const [address, live] = [browser.url, livePath(browser)]
  const thief = await signedInAt(app, other, HOME)
  await thief.go(address)
  assert.equal(thief.qr, undefined)
  assert.deepEqual(await heard(app, live, thief), { is: 'expired' })
  await linkFrom(app, link)
  await post(app, thief, { to: address, fields: { act: 'continue' } })
  assert.equal(thief.refusal, 'link-expired')
  assert.deepEqual([await devicesOf(app, one), await devicesOf(app, other)], [[], []])
})

test('M10: a code that is over says so, and a button shows another', async () => {
  const own = await selfServiceApp(WISH)
  const browser = await (await signedInAt(own, await aMember(own), HOME)).go(ADD)
  const first = browser.qr
  own.deps.clock.advance(10 * MINUTE - 1)
  assert.equal((await browser.go(browser.url)).qr, first)
  own.deps.clock.advance(1)
  await browser.go(browser.url)
  if (browser.step === 'password') return own.close()
  assert.equal(browser.qr, undefined)
  await post(own, browser, { to: browser.url, fields: { act: 'resend' } })
  assert.ok(browser.qr && browser.qr !== first)
  await own.close()
})

test('M12: the list has each device once, with its last use; it is renamed, and one of two removed', async () => {
  const { member, browser } = await withPhones(app, 2)
  assert.match(browser.text, /My phone Authenticator app · Linked 13:00 · Last used 14:00/)
  assert.match(browser.text, /My phone Authenticator app · Linked 13:00 · Not used yet/)
  const [first] = (await registeredMethods(app.db.kysely, member.account.id)).filter(({ kind }) => kind === 'app')
  await browser.go(`${HOME}/methods/${first?.id}`)
  assert.match(browser.text, /You can no longer approve sign-ins with this device/)
  await browser.submit({ name: 'Tablet' })
  assert.deepEqual((await devicesOf(app, member)).sort(), ['My phone', 'Tablet'])
  await post(app, browser, { to: `${HOME}/methods/${first?.id}/remove`, fields: {} })
  assert.deepEqual(await devicesOf(app, member), ['My phone'])
})

test('M12, E3: all devices go at once, after the page said what is lost; one mail tells, and no browser is remembered', async () => {
  const { member, browser } = await withPhones(app, 2)
  assert.match(browser.text, /Remove all devices/)
  await browser.go(`${HOME}/devices/remove`)
  assert.match(browser.text, /The app on these devices can then approve no sign-in.*you have no second factor left/)
  await mailsOf(app)
  await post(app, browser, { to: `${HOME}/devices/remove`, fields: { act: 'continue' } })
  assert.match(browser.text, /All devices have been removed/)
  assert.deepEqual(await devicesOf(app, member), [])
  assert.deepEqual((await whatHappened(app, member)).slice(-2), ['method.removed', 'method.removed'])
  const told = (await mailsOf(app)).filter(({ subject }) => subject.includes('removed'))
  assert.equal(told.length, 1, 'one mail for both')
  assert.match(told[0]?.text ?? '', /My phone, My phone/)
  await post(app, browser, { to: `${HOME}/devices/remove`, fields: { act: 'continue' } })
  assert.equal(browser.refusal, 'no-devices')
})

test('M9: all devices stay where the realm demands a second factor and there is no other', async () => {
  const own = await selfServiceApp({ ...WISH, mfaFrom: '2026-09-01' })
  const { member, browser } = await withPhones(own, 2)
  await post(own, browser, { to: `${HOME}/devices/remove`, fields: { act: 'continue' } })
  assert.deepEqual([browser.status, browser.refusal], [422, 'last-method'])
  assert.equal((await devicesOf(own, member)).length, 2)
  await own.close()
})
