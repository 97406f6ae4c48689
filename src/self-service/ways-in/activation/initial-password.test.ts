/** Activation with the initial password, as a browser without scripts sees it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aPerson } from '../../../../test/builders/people.ts'
import {
  aNewcomer,
  atChoosing,
  CHOSEN,
  INITIAL,
  mailsOf,
  post,
  selfServiceApp,
  whatHappened,
} from '../../../../test/builders/self-service.ts'
import { codesOf, withPassword } from '../../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import { eventsOf } from '../../../audit/index.ts'
import { DAY, MINUTE, SECOND } from '../../../base/time/instant.ts'
import { findAccount, markClosed } from '../../../people/index.ts'

let app: TestApp
before(async () => {
  app = await selfServiceApp()
})
after(() => app.close())

const statusOf = async (id: string) => (await findAccount(app.db.kysely, id))?.status

test('A2, E3: a newcomer gives the initial password, chooses one, is signed in, and all of it stands in the activity', async () => {
  const ann = await aNewcomer(app)
  const browser = await atChoosing(app, ann)
  assert.equal(browser.step, 'set-password')
  assert.match(browser.text, /step 2 of 3.*Choose a password/)
  assert.ok(browser.text.includes(ann.name))
  assert.equal(await statusOf(ann.account.id), 'invited')
  await browser.submit({ 'new-password': CHOSEN })
  assert.deepEqual([browser.step, browser.url, browser.status], ['done', '/activate/done?account=campus', 200])
  assert.equal(await statusOf(ann.account.id), 'active')
  assert.deepEqual(await whatHappened(app, ann), [
    'activation.started',
    'password.set',
    'account.activated',
    'sign-in.succeeded',
  ])
  const [, activated] = (await eventsOf(app.db.kysely, ann.account.id, { limit: 5 })).reverse().slice(1)
  assert.deepEqual([activated?.details, activated?.browser], [{ by: 'initial-password' }, 'Firefox · Linux'])
  const again = await withPassword(await new InjectBrowser(app.app).go('/'), ann, CHOSEN)
  assert.match(again.text, /Good afternoon, Ann/)
})

test('A2: the initial password is spent when the new one is set, and not before; then it opens nothing', async () => {
  const ann = await aNewcomer(app)
  const first = await atChoosing(app, ann)
  await first.submit({ 'new-password': 'short' })
  assert.equal(first.refusal, 'password-refused')
  const second = await atChoosing(app, ann)
  assert.equal(second.step, 'set-password', 'who turned back halfway begins again with the same letter')
  await second.submit({ 'new-password': CHOSEN })
  assert.equal(second.step, 'done')
  const third = await atChoosing(app, ann)
  assert.deepEqual([third.step, third.status, third.refusal], ['identify', 422, 'activation-failed'])
  const signIn = await withPassword(await new InjectBrowser(app.app).go('/'), ann, INITIAL)
  assert.equal(signIn.refusal, 'wrong-name-or-password', 'it serves activation alone')
})

test('CVE-2022-23555: of twenty who choose a password at once, each in a browser of their own, one wins', async () => {
  const ann = await aNewcomer(app)
  const browsers: InjectBrowser[] = []
  // One after the other: tries are charged before they are looked at, so that twenty at once would lock.
  for (let i = 0; i < 20; i += 1) browsers.push(await atChoosing(app, ann))
  await Promise.all(browsers.map((browser, i) => browser.submit({ 'new-password': `${CHOSEN} ${i} ${i * 7}` })))
  assert.equal(browsers.filter(({ step }) => step === 'done').length, 1)
  const losers = browsers.filter(({ step }) => step !== 'done')
  for (const { status, refusal } of losers) assert.deepEqual([status, refusal], [409, 'activation-code-spent'])
  for (const { cookies } of losers) assert.ok(!cookies.has('session-campus'))
  assert.equal((await whatHappened(app, ann)).filter((what) => what === 'password.set').length, 1)
})

test('CVE-2022-23555: a form that is sent twenty times at once sets one password, and the others are led on', async () => {
  const ann = await aNewcomer(app)
  const browser = await atChoosing(app, ann)
  const tabs = Array.from({ length: 20 }, () => {
    const tab = new InjectBrowser(app.app, { follow: false })
    for (const [name, value] of browser.cookies) tab.cookies.set(name, value)
    return tab
  })
  await Promise.all(tabs.map((tab) => post(app, tab, { to: browser.url, fields: { password: CHOSEN } })))
  assert.deepEqual([...new Set(tabs.map(({ status }) => status))], [303])
  assert.equal(tabs.filter(({ cookies }) => cookies.has('session-campus')).length, 1)
  assert.equal((await whatHappened(app, ann)).filter((what) => what === 'account.activated').length, 1)
})

test('the back button after it is done leads on, and sets no second password', async () => {
  const ann = await aNewcomer(app)
  const browser = await atChoosing(app, ann)
  const flow = browser.url
  await browser.submit({ 'new-password': CHOSEN })
  await post(app, browser, { to: flow, fields: { password: `${CHOSEN} again` } })
  assert.deepEqual([browser.step, browser.url], ['done', '/activate/done?account=campus'])
  assert.equal((await browser.go(flow)).step, 'done')
  assert.equal((await whatHappened(app, ann)).filter((what) => what === 'password.set').length, 1)
})

test('A2: unknown, active, misspelt and wrong are one answer, which counts the tries alike', async () => {
  const [ann, bo] = [await aNewcomer(app), await aNewcomer(app, { status: 'active' })]
  for (const name of [ann.name, bo.name, 'nobody.atall@student.demo.example', 'r0999999']) {
    const browser = await atChoosing(app, { name }, 'Eerste-Sleutel-78')
    assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'identify', 'activation-failed'])
    assert.match(browser.text, /do not belong together, or the account is active already\. You have 4 tries left\./)
    assert.match(browser.html, /href="#field-password"/, 'the summary leads to the field')
    assert.ok(browser.html.includes(`value="${name}"`), 'the name is there to be mended')
  }
  assert.deepEqual(await whatHappened(app, ann), ['initial-password.failed'])
})

test('E3: wrong initial passwords lock activation, for a name that nobody has too; the person is told, and it opens by itself', async () => {
  const own = await selfServiceApp()
  const person = await aPerson(own.db, { mail: 'eva@home.example', language: 'en' })
  const eva = await aNewcomer(own, { person: person.id })
  for (const { name } of [eva, { name: 'nobody.atall@student.demo.example' }]) {
    for (let left = 4; left > 0; left -= 1)
      assert.equal((await atChoosing(own, { name }, `x${left}`)).refusal, 'activation-failed')
    const browser = await atChoosing(own, { name }, 'x')
    assert.equal(browser.refusal, 'activation-locked')
    assert.match(browser.text, /locked until 14:16/)
    own.deps.clock.advance(SECOND)
    assert.equal(
      (await atChoosing(own, { name })).refusal,
      'activation-locked',
      'the right one is not looked at either',
    )
  }
  assert.deepEqual((await whatHappened(own, eva)).slice(-2), ['initial-password.failed', 'initial-password.locked'])
  const [mail, ...others] = await mailsOf(own)
  assert.deepEqual([mail?.to, mail?.language, others.length], ['eva@home.example', 'en', 0])
  own.deps.clock.advance(16 * MINUTE)
  assert.equal((await atChoosing(own, eva)).step, 'set-password')
  await own.close()
})

test('what cannot be a name, and what was left empty, is said at its field; the letters that look alike do not matter', async () => {
  const browser = await new InjectBrowser(app.app).go('/activate')
  for (const [typed, refusal] of [
    ['', 'no-such-name-form'],
    ['ann', 'no-such-name-form'],
    ['b0123456', 'temporary-account'],
    [`${'a'.repeat(400)}@student.demo.example`, 'name-too-long'],
  ]) {
    await browser.submit({ username: typed ?? '', 'current-password': INITIAL })
    assert.deepEqual([browser.status, browser.refusal], [422, refusal])
    assert.match(browser.html, /href="#field-username"/)
  }
  const ann = await aNewcomer(app)
  await browser.submit({ username: ann.name, 'current-password': '' })
  assert.equal(browser.refusal, 'initial-password-empty')
  await browser.submit({ username: ` ${ann.name.toUpperCase()} `, 'current-password': INITIAL })
  assert.equal(browser.step, 'set-password')
})

test('an account that was closed while its person chose a password does not open', async () => {
  const ann = await aNewcomer(app)
  const browser = await atChoosing(app, ann)
  await markClosed(app.db.kysely, { account: ann.account.id, now: app.deps.clock.now() })
  await browser.submit({ 'new-password': CHOSEN })
  assert.deepEqual([browser.status, browser.refusal], [409, 'activation-code-spent'])
  assert.equal(await statusOf(ann.account.id), 'closed')
})

test('nor one that is closed in the very moment in which the password is hashed', async () => {
  const own = await selfServiceApp()
  const ann = await aNewcomer(own)
  const browser = await atChoosing(own, ann)
  const { hash } = own.deps.hasher
  const closing = async (plain: string) => {
    await markClosed(own.db.kysely, { account: ann.account.id, now: own.deps.clock.now() })
    return hash(plain)
  }
  Object.assign(own.deps.hasher, { hash: closing })
  await browser.submit({ 'new-password': CHOSEN })
  assert.deepEqual([browser.status, browser.refusal], [409, 'activation-code-spent'])
  assert.deepEqual(await whatHappened(own, ann), ['activation.started'])
  await own.close()
})

test('every reason against a password is named, each a link to the field, and nothing is given back', async () => {
  const ann = await aNewcomer(app)
  const browser = await atChoosing(app, ann)
  await browser.submit({ 'new-password': 'Ann 2004' })
  assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'set-password', 'password-refused'])
  assert.match(browser.text, /Use at least 12 characters.*“ann” is from your name/i)
  assert.match(browser.html, /<a href="#field-password">/)
  assert.ok(!browser.html.includes('Ann 2004'))
  await browser.submit({ 'new-password': '' })
  assert.match(browser.text, /Use at least 12 characters/)
})

test('rules answer while a password is typed, for the browser of the run alone', async () => {
  const ann = await aNewcomer(app)
  const browser = await atChoosing(app, ann)
  const to = `${browser.url}/rules`
  await post(app, browser, { to, fields: { password: 'ann' } })
  const { rules } = JSON.parse(browser.html) as { rules: { key: string; state: string }[] }
  const states = Object.fromEntries(rules.map(({ key, state }) => [key, state]))
  assert.deepEqual([states.length, states.common, states.personal], ['no', 'open', 'no'])
  const stranger = new InjectBrowser(app.app)
  await post(app, stranger, { to, fields: { password: 'ann' } })
  assert.deepEqual([stranger.status, stranger.html], [404, '{"error":"activation-expired"}'])
})

test('CVE-2025-3910: after the password, no address leads past the second factor and the texts', async () => {
  const terms = `
  - { id: aup, version: 3, audience: students, title: { en: Fair use, nl: Eerlijk gebruik }, text: { en: Be kind., nl: Wees aardig. } }`
  const strict = await selfServiceApp({ mfaFrom: '2026-09-01', terms })
  const ann = await aNewcomer(strict)
  const browser = await atChoosing(strict, ann)
  await browser.submit({ 'new-password': CHOSEN })
  assert.equal(browser.step, 'register-method')
  const wizard = browser.url
  for (const address of [
    '/',
    '/activate/done?account=campus',
    '/account/security-info',
    '/account/password',
    '/account/activity',
  ]) {
    const tab = new InjectBrowser(strict.app)
    for (const [name, value] of browser.cookies) tab.cookies.set(name, value)
    await tab.go(address)
    assert.equal(tab.step, 'identify', address)
    assert.ok(!tab.cookies.has('session-campus'))
  }
  await browser.go(wizard)
  const secret = new URL(browser.qr ?? '').searchParams.get('secret') ?? ''
  await browser.submit({ code: codesOf(secret)(strict.deps.clock.now()) })
  assert.deepEqual([browser.step, browser.cookies.has('session-campus')], ['terms', false])
  await browser.submit({ shown: 'aup:3' }, 'accept')
  assert.deepEqual([browser.step, browser.cookies.has('session-campus')], ['done', true])
  await strict.close()
})

test('a run is over after half an hour, and a day later nobody knows it', async () => {
  const own = await selfServiceApp()
  const ann = await aNewcomer(own)
  const browser = await atChoosing(own, ann)
  const flow = browser.url
  own.deps.clock.advance(30 * MINUTE)
  await browser.submit({ 'new-password': CHOSEN })
  assert.deepEqual([browser.status, browser.refusal], [422, 'activation-expired'])
  own.deps.clock.advance(DAY)
  assert.equal((await browser.go(flow)).refusal, 'activation-expired')
  assert.equal((await atChoosing(own, ann)).step, 'set-password', 'the letter is as good as before')
  await own.close()
})

test('an overlong password, and one that cannot be seen, are refused like any other', async () => {
  const ann = await aNewcomer(app)
  const browser = await atChoosing(app, ann)
  const flow = browser.url
  await browser.submit({ 'new-password': 'ab '.repeat(600) })
  assert.deepEqual([browser.status, browser.refusal], [422, 'password-refused'])
  await browser.submit({ 'new-password': `${CHOSEN}\u0007` })
  assert.deepEqual([browser.status, browser.refusal], [422, 'password-refused'])
  await post(app, browser, { to: flow, fields: { password: 'a'.repeat(1_000_000) } })
  assert.equal(browser.status, 413)
  assert.equal((await browser.go(flow)).step, 'set-password', 'nothing is lost')
})
