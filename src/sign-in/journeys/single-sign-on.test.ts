/** A session that is there already: when it is enough, and what is asked when it is not. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  aCodeApp,
  aMember,
  atDoor,
  inside,
  PASSWORD,
  sessionIn,
  signInApp,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { HOUR, MINUTE } from '../../base/time/instant.ts'

const MFA = 'https://refeds.org/profile/mfa'

let app: TestApp
before(async () => {
  app = await signInApp({ associationMethods: 'totp' })
})
after(() => app.close())

const cookie = 'session-campus'

test('a session of the realm lets in at once; one of another realm does not', async () => {
  const browser = await withPassword(await atDoor(app), await aMember(app))
  const first = sessionIn(browser)
  await browser.go(inside({ realm: 'campus' }))
  assert.equal(sessionIn(browser)?.id, first?.id)
  await browser.go(inside({ realm: 'association' }))
  assert.equal(browser.step, 'identify')
})

test('an application that asks for two factors raises the session: only the code is asked, and the token is new', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  const code = await aCodeApp(app, ann)
  const [first, token] = [sessionIn(browser), browser.cookies.get(cookie)]
  app.deps.clock.advance(MINUTE)
  await browser.go(inside({ realm: 'campus', level: 'mfa' }))
  assert.deepEqual([browser.step, browser.text.includes(ann.name)], ['totp', true])
  await browser.submit({ 'one-time-code': code(app.deps.clock.now()) })
  const raised = sessionIn(browser)
  assert.deepEqual([raised?.id, raised?.acr, raised?.amr], [first?.id, MFA, ['pwd', 'otp', 'mfa']])
  assert.equal(raised?.authTime, app.deps.clock.now())
  assert.equal(raised?.expiresAt, first?.expiresAt, 'a session does not live longer for it')
  assert.notEqual(browser.cookies.get(cookie), token)
})

test('an application that requires two factors by its configuration gets them, whatever the request says', async () => {
  const ann = await aMember(app)
  await aCodeApp(app, ann)
  const browser = await withPassword(await atDoor(app, { realm: 'campus' }, { remoteAddress: '10.10.1.1' }), ann)
  assert.equal(browser.step, 'totp', 'a registered method is asked where no network is excepted')
  const bo = await aMember(app)
  const other = await withPassword(await atDoor(app, { realm: 'campus' }), bo)
  await other.go(inside({ realm: 'campus', application: { id: 'exams', name: 'Exam desk' } }))
  assert.equal(other.step, 'register-method')
  assert.match(other.text, /Exam desk also asks for a code/)
})

test('a token planted before the rise is dead after it (CVE-2026-7507)', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  const code = await aCodeApp(app, ann)
  const planted = browser.cookies.get(cookie) ?? ''
  await browser.go(inside({ realm: 'campus', level: 'mfa' }))
  await browser.submit({ 'one-time-code': code(app.deps.clock.now()) })
  assert.ok(sessionIn(browser))
  const thief = await atDoor(app)
  thief.cookies.set(cookie, planted)
  await thief.go(inside())
  assert.equal(thief.step, 'identify')
})

test('a token that somebody else put into the browser is not taken over by the sign-in', async () => {
  const browser = await atDoor(app)
  const planted = 'A'.repeat(43)
  browser.cookies.set(cookie, planted)
  await withPassword(browser, await aMember(app))
  assert.ok(sessionIn(browser))
  assert.notEqual(browser.cookies.get(cookie), planted)
})

test('max_age and prompt=login ask the password again, of the same account, and raise its session', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  const first = sessionIn(browser)
  app.deps.clock.advance(HOUR)
  for (const door of [{ maxAge: 5 * MINUTE }, { freshAfter: app.deps.clock.now() + MINUTE }]) {
    if (door.freshAfter !== undefined) app.deps.clock.advance(2 * MINUTE)
    await browser.go(inside({ realm: 'campus', ...door }))
    assert.deepEqual([browser.step, browser.text.includes(ann.name)], ['password', true])
    assert.match(browser.text, /You are signed in already/)
    await browser.submit({ 'current-password': PASSWORD })
    assert.deepEqual([sessionIn(browser)?.id, sessionIn(browser)?.authTime], [first?.id, app.deps.clock.now()])
  }
})

test('a session with two factors that is proved anew gets two again: its claim is never older than it says', async () => {
  const ann = await aMember(app)
  const code = await aCodeApp(app, ann)
  const browser = await withPassword(await atDoor(app), ann)
  await browser.submit({ 'one-time-code': code(app.deps.clock.now()) })
  app.deps.clock.advance(HOUR)
  await browser.go(inside({ maxAge: MINUTE }))
  await browser.submit({ 'current-password': PASSWORD })
  assert.equal(browser.step, 'totp')
  await browser.submit({ 'one-time-code': code(app.deps.clock.now()) })
  assert.equal(sessionIn(browser)?.acr, MFA)
})

test('another person at the same browser begins a session of their own, and the old one ends', async () => {
  const [ann, bo] = [await aMember(app), await aMember(app)]
  const browser = await withPassword(await atDoor(app), ann)
  const old = browser.cookies.get(cookie) ?? ''
  app.deps.clock.advance(HOUR)
  await browser.go(inside({ maxAge: MINUTE }))
  await browser.go(`${browser.url}?other=1`)
  await browser.submit({ username: bo.name })
  await browser.submit({ 'current-password': PASSWORD })
  assert.equal(sessionIn(browser)?.account, bo.account.id)
  const left = await atDoor(app)
  left.cookies.set(cookie, old)
  await left.go(inside())
  assert.equal(left.step, 'identify')
})

test('a session that ended while it was to be raised is not raised: all is proved anew', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  const code = await aCodeApp(app, ann)
  await browser.go(inside({ realm: 'campus', level: 'mfa' }))
  const flow = browser.url
  await browser.go('/sign-out')
  await browser.submit({ realm: 'campus' })
  await browser.go(flow)
  await browser.submit({ 'one-time-code': code(app.deps.clock.now()) })
  assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'password', 'session-ended'])
})

test('P2: a session from the campus network is not enough at home, where a second factor is due', async () => {
  const strict = await signInApp({ mfaFrom: '2026-09-01', except: 'campus' })
  const ann = await aMember(strict)
  await aCodeApp(strict, ann)
  const browser = await withPassword(await atDoor(strict, {}, { remoteAddress: '10.10.1.1' }), ann)
  assert.deepEqual(sessionIn(browser)?.amr, ['pwd'])
  browser.options.remoteAddress = '203.0.113.9'
  await browser.go(inside())
  assert.equal(browser.step, 'totp')
  await strict.close()
})

test('a session ends after the hours of its realm, and the cookie with the window', async () => {
  const ray = await aMember(app, { realm: 'association' })
  const browser = await atDoor(app, { realm: 'association' })
  await browser.submit({ username: ray.name })
  browser.options.follow = false
  await browser.submit({ 'current-password': PASSWORD })
  const set = [browser.headers['set-cookie']].flat().find((line) => line?.startsWith('session-association='))
  assert.match(set ?? '', /HttpOnly; SameSite=Lax/)
  assert.doesNotMatch(set ?? '', /Max-Age|Expires/)
  browser.options.follow = true
  app.deps.clock.advance(12 * HOUR - 1)
  await browser.go(inside({ realm: 'association' }))
  assert.ok(sessionIn(browser))
  app.deps.clock.advance(1)
  await browser.go(inside({ realm: 'association' }))
  assert.equal(browser.step, 'identify')
})

test('a password that another door proved goes on like any other: second factor first, and then the session', async () => {
  const [ann, bo] = [await aMember(app), await aMember(app)]
  await aCodeApp(app, ann)
  const proved = ({ account, name }: typeof ann) =>
    `/proved?${new URLSearchParams({ realm: 'campus', nameKey: name, account: account.id, person: account.person })}`
  const free = await new InjectBrowser(app.app).go(proved(bo))
  assert.deepEqual([sessionIn(free)?.account, sessionIn(free)?.amr], [bo.account.id, ['pwd']])
  const withApp = await new InjectBrowser(app.app).go(proved(ann))
  assert.equal(withApp.step, 'totp')
  const mixed = await new InjectBrowser(app.app).go(proved({ ...ann, account: bo.account }))
  assert.equal(mixed.step, 'identify', 'a name and an account that are not one prove nothing')
})
