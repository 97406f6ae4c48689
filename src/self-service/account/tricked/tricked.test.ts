/** "I was tricked": one button, three steps (P4). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  aMemberTwice,
  CHOSEN,
  mailsOf,
  post,
  selfServiceApp,
  signedInAt,
  whatHappened,
} from '../../../../test/builders/self-service.ts'
import { aCodeApp, aMember, type Member, PASSWORD } from '../../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp } from '../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import { newId } from '../../../base/ids.ts'
import { DAY, MINUTE } from '../../../base/time/instant.ts'
import { totpRegistrations } from '../../../methods/index.ts'
import { keepKnownBrowser, knownBrowsersOf, sessionsOf, startApplicationSession } from '../../../sign-in/index.ts'

const HERE = '/account/tricked'
const THERE = `${HERE}?account=campus`

let app: TestApp
const ended: string[] = []
before(async () => {
  app = await selfServiceApp()
  app.deps.events.on('session.ended', async (_tx, { session }) => void ended.push(session))
})
after(() => app.close())

const sessionsIn = ({ account }: Member) => sessionsOf(app.db.kysely, account.id, TEST_NOW)
const raise = (browser: Awaited<ReturnType<typeof signedInAt>>) => post(app, browser, { to: THERE, fields: {} })
const stateOf = ({ html }: { html: string }) =>
  [...html.matchAll(/<li class="(done|now|todo)"/g)].map(([, state = '']) => state)
const change = (browser: Awaited<ReturnType<typeof signedInAt>>, current = PASSWORD, password = CHOSEN) =>
  post(app, browser, { to: '/account/password?account=campus', fields: { current, password } })

test('P4: one button ends all other sessions and applications, forgets the browsers, tells every address, and leads on', async () => {
  const ann = await aMember(app)
  const id = ann.account.id
  const thief = await signedInAt(app, ann, HERE)
  const visit = { now: TEST_NOW, address: '203.0.113.7', userAgent: 'x' }
  const kept = await startApplicationSession(app.db.kysely, {
    ...{ realm: 'campus', account: id, acr: 'sfa', amr: ['pwd'], authTime: TEST_NOW, expiresAt: TEST_NOW + DAY, visit },
    application: 'mail',
  })
  const token = newId(TEST_NOW)
  await keepKnownBrowser(app.deps, app.db.kysely, { account: id, token, browser: 'x', country: 'BE', now: TEST_NOW })
  const own = await signedInAt(app, ann, HERE)
  assert.match(own.text, /I was tricked/)
  assert.deepEqual(stateOf(own), ['now', 'todo', 'todo'])
  assert.equal(own.forms.filter(({ action }) => action.startsWith(HERE)).length, 1, 'one button')
  await mailsOf(app)
  await raise(own)
  assert.match(own.text, /Choose a new password/)
  assert.deepEqual(stateOf(own), ['done', 'now', 'todo'])
  assert.equal((await thief.go('/account/security-info')).step, 'identify')
  assert.equal((await sessionsIn(ann)).length, 1)
  assert.ok(ended.includes(kept.id), 'the application is told')
  assert.deepEqual(await knownBrowsersOf(app.db.kysely, id, TEST_NOW), [])
  assert.ok((await whatHappened(app, ann)).includes('account.alarm'))
  const mails = (await mailsOf(app)).filter(({ text }) => text.includes(ann.name))
  assert.ok(mails.some(({ links }) => links.includes(`${app.deps.baseUrl}/account/tricked?account=campus`)))
})

test('P4: the password comes next, then the methods, then it is over; wherever one leaves, one comes back there', async () => {
  const ann = await aMember(app)
  const browser = await signedInAt(app, ann, THERE)
  await raise(browser)
  app.deps.clock.advance(1000)
  try {
    await post(app, browser, { to: `${HERE}/done?account=campus`, fields: {} })
    assert.deepEqual(stateOf(browser), ['done', 'now', 'todo'], 'not over before the password is new')
    await browser.go('/account/activity')
    assert.match(browser.text, /not safe yet .*2 steps are left/)
    await browser.go('/account/sessions')
    assert.match(browser.text, /2 steps are left/)
    assert.deepEqual(stateOf(await browser.go(THERE)), ['done', 'now', 'todo'])
    await change(browser, 'not my password at all')
    assert.equal(browser.refusal, 'current-password-wrong')
    assert.deepEqual(stateOf(browser), ['done', 'now', 'todo'], 'the steps stand on the page of the password too')
    await change(browser)
    assert.equal(browser.url, THERE, 'and the change leads on')
    await browser.go('/account/security-info')
    assert.match(browser.text, /One step is left/)
    await browser.go(THERE)
    assert.deepEqual(stateOf(browser), ['done', 'done', 'now'])
    assert.match(browser.text, /No second factor/)
    await post(app, browser, { to: `${HERE}/done?account=campus`, fields: {} })
    assert.match(browser.text, /your account is yours again/)
    assert.deepEqual(stateOf(browser), ['done', 'done', 'done'])
    assert.deepEqual((await whatHappened(app, ann)).slice(-1), ['account.alarm-over'])
    await browser.go(THERE)
    assert.deepEqual(stateOf(browser), ['now', 'todo', 'todo'], 'a new alarm begins anew')
    assert.doesNotMatch((await browser.go('/account/activity')).text, /not safe yet/)
  } finally {
    app.deps.clock.advance(-1000)
  }
})

test('P4: each method is kept or removed, with a fresh proof, and what is new is marked; addresses stand beside', async () => {
  const ann = await aMember(app)
  const code = await aCodeApp(app, ann)
  const [method] = await totpRegistrations(app.db.kysely, ann.account.id)
  const browser = await signedInAt(app, ann, THERE)
  await browser.submit({ code: code(TEST_NOW) })
  await raise(browser)
  app.deps.clock.advance(20 * MINUTE)
  try {
    await change(browser)
    await browser.go(THERE)
    assert.match(browser.text, /Added recently/)
    assert.match(browser.text, /Where your password can be reset/)
    const to = `${HERE}/methods/${method?.id}/remove?account=campus`
    await post(app, browser, { to, fields: {} })
    assert.equal(browser.step, 'password', 'LinOTP#63: who removes a method proves anew who they are')
    await browser.submit({ 'current-password': CHOSEN })
    await browser.submit({ code: code(app.deps.clock.now()) })
    assert.deepEqual(stateOf(browser), ['done', 'done', 'now'], 'and comes back to the step')
    await post(app, browser, { to, fields: {} })
    assert.match(browser.text, /The method has been removed/)
    assert.deepEqual(await totpRegistrations(app.db.kysely, ann.account.id), [])
    await post(app, browser, { to, fields: {} })
    assert.equal(browser.refusal, 'method-gone')
  } finally {
    app.deps.clock.advance(-20 * MINUTE)
  }
})

test('P4: a copy of this browser’s own cookie, taken by a thief, is dead after the alarm too', async () => {
  const ann = await aMember(app)
  const own = await signedInAt(app, ann, THERE)
  const copy = new InjectBrowser(app.app)
  for (const [name, value] of own.cookies) copy.cookies.set(name, value)
  assert.equal((await copy.go('/account/sessions')).step, undefined)
  await raise(own)
  assert.equal((await own.go('/account/sessions')).step, undefined)
  assert.equal((await copy.go('/account/sessions')).step, 'identify')
})

test('P4: an alarm is of one account: the other goes on, and neither ends the other’s', async () => {
  const { campus, association } = await aMemberTwice(app)
  const browser = await signedInAt(app, campus, '/?account=campus')
  const other = await signedInAt(app, association, '/?account=association')
  await raise(browser)
  assert.equal((await other.go('/account/activity?account=association')).status, 200)
  assert.equal((await sessionsIn(association)).length, 1)
  assert.ok(!(await whatHappened(app, association)).includes('account.alarm'))
  await browser.go(HERE)
  assert.equal(browser.step, 'choose-account', 'A1: with two accounts it asks which')
})

test('a form of another site raises no alarm, nor does a link, and a form with fields of its own is refused', async () => {
  const ann = await aMember(app)
  const browser = await signedInAt(app, ann, THERE)
  await browser.go(THERE, { form_token: 'x' })
  assert.equal(browser.refusal, 'form-token')
  await post(app, browser, { to: THERE, fields: { account: ann.account.id } })
  assert.equal(browser.refusal, 'bad-request')
  await browser.go(`${THERE}&done=safe`)
  assert.deepEqual(stateOf(browser), ['now', 'todo', 'todo'], 'nor does an address say that it is over')
  assert.ok(!(await whatHappened(app, ann)).includes('account.alarm'))
})

test('P4: an alarm that was left for thirty days is not called gone through, whatever the address says', async () => {
  const ann = await aMember(app)
  await raise(await signedInAt(app, ann, THERE))
  app.deps.clock.advance(30 * DAY)
  try {
    const browser = await signedInAt(app, ann, `${THERE}&done=safe`)
    assert.deepEqual(stateOf(browser), ['now', 'todo', 'todo'])
  } finally {
    app.deps.clock.advance(-30 * DAY)
  }
})

test('P4: it is reached from sessions, activity and security information', async () => {
  const browser = await signedInAt(app, await aMember(app), '/account/sessions')
  for (const page of ['sessions', 'activity', 'security-info'])
    assert.match((await browser.go(`/account/${page}`)).html, /href="\/account\/tricked\?account=campus"/, page)
})

test('P4: both languages', async () => {
  const browser = await signedInAt(app, await aMember(app), `${THERE}&lang=nl`)
  assert.match(browser.text, /Ik ben opgelicht/)
  await raise(browser)
  assert.match(browser.text, /Kies een nieuw wachtwoord .*Klaar: Alle anderen afmelden .*Nu: Nieuw wachtwoord kiezen/)
})
