/** From a mailed link to a new password, and every way in which others got there without one. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aPerson } from '../../../../test/builders/people.ts'
import {
  CHOSEN,
  mailsOf,
  post,
  selfServiceApp,
  signedInAt,
  whatHappened,
} from '../../../../test/builders/self-service.ts'
import { aCodeApp, aMember, type Member, PASSWORD, WRONG, withPassword } from '../../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import { HOUR, MINUTE, SECOND } from '../../../base/time/instant.ts'
import { issueMailedCode } from '../../../methods/index.ts'
import { giveAddress, markClosed, reachableAddresses, removeAddress, verifyAddress } from '../../../people/index.ts'

let app: TestApp
before(async () => {
  app = await selfServiceApp()
})
after(() => app.close())

let made = 0
async function someone(own: TestApp = app, wished: Parameters<typeof aMember>[1] = {}): Promise<Member> {
  made += 1
  const person = await aPerson(own.db, { mail: `someone-${made}@home.example`, language: 'en' })
  return aMember(own, { person: person.id, ...wished })
}

const open = (address: string, own: TestApp = app) => new InjectBrowser(own.app).go(address)

/** The path of the newest link that was mailed to somebody who asked for it. */
async function linkFor(member: Member, own: TestApp = app): Promise<string> {
  await (await open('/recover', own)).submit({ username: member.name })
  const link = (await mailsOf(own)).at(-1)?.links[0] ?? ''
  assert.ok(link.startsWith(`${own.deps.baseUrl}/recover?code=`), link)
  return link.slice(own.deps.baseUrl.length)
}

const changes = async (member: Member, own: TestApp = app) =>
  (await whatHappened(own, member)).filter((what) => what === 'password.recovered').length

test('A7: the link opens in any browser, sets the password, signs in here and out everywhere else, and all addresses are told', async () => {
  const ann = await someone()
  const own = { person: ann.account.person, now: app.deps.clock.now() }
  const address = await giveAddress(app.deps, app.db.kysely, { ...own, kind: 'mail', mail: 'ann.own@home.example' })
  await verifyAddress(app.db.kysely, { ...own, address })
  const elsewhere = await signedInAt(app, ann)
  assert.equal(elsewhere.step, undefined)
  const browser = await open(await linkFor(ann))
  assert.equal(browser.step, 'set-password')
  assert.match(browser.url, /^\/recover\/[0-9a-f-]{36}$/, 'the address forgets the code')
  assert.match(browser.text, /works until 14:30/)
  await browser.submit({ 'new-password': 'short' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'password-refused'])
  await browser.submit({ 'new-password': CHOSEN })
  assert.deepEqual([browser.url, browser.step], ['/recover/done?account=campus', 'done'])
  assert.match(browser.text, /Your password has been changed/)
  assert.equal((await elsewhere.go('/account/activity')).step, 'identify', 'whoever was in, is out')
  assert.equal((await withPassword(await open('/'), ann)).refusal, 'wrong-name-or-password')
  assert.equal((await withPassword(await open('/'), ann, CHOSEN)).status, 200)
  const told = (await mailsOf(app)).filter(({ subject }) => subject.includes('password'))
  assert.deepEqual(told.map(({ to }) => to).sort(), ['ann.own@home.example', `someone-${made}@home.example`])
  assert.equal(await changes(ann), 1)
})

test('A7: recovery ends the lock, and the same person gets in at once', async () => {
  const bo = await someone()
  for (let i = 0; i < 5; i += 1) await withPassword(await open('/'), bo, `${WRONG} ${i}`)
  assert.equal((await withPassword(await open('/'), bo)).step, 'locked')
  const browser = await open(await linkFor(bo))
  await browser.submit({ 'new-password': CHOSEN })
  assert.equal(browser.step, 'done')
  const again = await withPassword(await open('/'), bo, CHOSEN)
  assert.deepEqual([again.step, again.status, again.url], [undefined, 200, '/'])
})

test('A7: a password that a hundred wrong answers disabled is renewed like one that was forgotten', async () => {
  const una = await someone()
  await withPassword(await open('/'), una, WRONG)
  await app.db.pool.query('update wrong_answers set in_a_row = 100 where subject = $1', [una.account.id])
  const refused = await withPassword(await open('/'), una)
  assert.deepEqual([refused.step, refused.refusal], ['refused', 'method-disabled'])
  assert.ok(refused.html.includes('href="/recover?username='))
  const browser = await open(await linkFor(una))
  await browser.submit({ 'new-password': CHOSEN })
  assert.equal(browser.step, 'done')
  assert.equal((await withPassword(await open('/'), una, CHOSEN)).url, '/')
})

test('CVE-2025-3910: recovery by mail never skips the second factor, and its last page is for who is signed in', async () => {
  const cas = await someone()
  const code = await aCodeApp(app, cas)
  const browser = await open(await linkFor(cas))
  const run = browser.url
  await browser.submit({ 'new-password': CHOSEN })
  assert.equal(browser.step, 'totp')
  assert.ok(!browser.cookies.has('session-campus'))
  const signIn = browser.url
  for (const address of ['/recover/done', run]) {
    await browser.go(address)
    assert.equal(browser.step, 'identify', address)
  }
  await browser.go(signIn)
  await browser.submit({ code: code(app.deps.clock.now()) })
  assert.equal(browser.step, 'done')
})

test('CVE-2025-3910: who must have a second factor and has none registers one, as in any sign-in', async () => {
  const strict = await selfServiceApp({ mfaFrom: '2026-09-01' })
  const dee = await someone(strict)
  const browser = await open(await linkFor(dee, strict), strict)
  await browser.submit({ 'new-password': CHOSEN })
  assert.equal(browser.step, 'register-method')
  assert.ok(!browser.cookies.has('session-campus'))
  await strict.close()
})

test('CVE-2026-18963: every step out of order, with nothing but a name, leads nowhere', async () => {
  const eve = await someone()
  const browser = await (await open('/recover')).submit({ username: eve.name })
  for (const run of [
    '01a202d9-037d-7c15-90b4-dfd8b45c78c8',
    'asked',
    'done',
    'nonsense',
    '..%2f..%2f',
    eve.account.id,
  ]) {
    await post(app, browser, { to: `/recover/${run}`, fields: { password: CHOSEN } })
    assert.ok(browser.status === 422 || browser.status === 404, `${run}: ${browser.status}`)
    await post(app, browser, { to: `/recover/${run}/rules`, fields: { password: CHOSEN } })
    assert.equal(browser.status, 404, run)
  }
  await browser.go('/recover/done')
  assert.equal(browser.step, 'identify')
  for (const code of ['', 'x', '0000-0000-0000-0000-0000-0000-0000', 'a'.repeat(399), '%00']) {
    await post(app, browser, { to: '/recover/code', fields: { code } })
    assert.deepEqual([browser.status, browser.refusal], [422, 'recovery-code-spent'], code.slice(0, 20))
  }
  assert.equal(await changes(eve), 0)
  await mailsOf(app)
})

test('CVE-2026-18963: a run goes on in no other browser, and in none without a cookie', async () => {
  const fay = await someone()
  const browser = await open(await linkFor(fay))
  const other = await open(browser.url)
  assert.deepEqual([other.status, other.step, other.refusal], [403, 'refused', 'recovery-elsewhere'])
  await post(app, other, { to: browser.url, fields: { password: CHOSEN } })
  assert.deepEqual([other.status, other.refusal], [403, 'recovery-elsewhere'])
  assert.equal((await app.app.inject({ url: browser.url })).statusCode, 403)
  assert.equal(await changes(fay), 0)
  await browser.submit({ 'new-password': CHOSEN })
  assert.equal(browser.step, 'done')
})

test('CVE-2026-18963: a parked sign-in and a parked session of before the recovery are worth nothing after it', async () => {
  const gus = await someone()
  const code = await aCodeApp(app, gus)
  const parked = await withPassword(await open('/'), gus)
  assert.equal(parked.step, 'totp', 'the thief has the old password, and waits')
  const session = await withPassword(await open('/'), gus)
  await session.submit({ code: code(app.deps.clock.now()) })
  const browser = await open(await linkFor(gus))
  // The thief's session in this very browser raises nothing either.
  for (const [name, value] of session.cookies) if (name.startsWith('session')) browser.cookies.set(name, value)
  await browser.submit({ 'new-password': CHOSEN })
  assert.equal(browser.step, 'totp')
  app.deps.clock.advance(30 * SECOND)
  const form = parked.url
  await post(app, parked, { to: form, fields: { step: 'totp', code: code(app.deps.clock.now()) } })
  assert.notEqual(parked.step, undefined)
  assert.ok(!parked.cookies.has('session-campus'))
  assert.equal((await session.go('/account/activity')).step, 'identify')
})

test('CVE-2023-26481: the link of one sets the password of no other, whatever the form says', async () => {
  const [ian, jo] = [await someone(), await someone()]
  const [ofIan, ofJo] = [await open(await linkFor(ian)), await open(await linkFor(jo))]
  await post(app, ofIan, { to: ofJo.url, fields: { password: CHOSEN, username: jo.name } })
  assert.deepEqual([ofIan.status, ofIan.refusal], [403, 'recovery-elsewhere'])
  await ofJo.submit({ 'new-password': CHOSEN, username: ian.name })
  assert.equal(ofJo.step, 'done')
  assert.deepEqual([await changes(ian), await changes(jo)], [0, 1])
})

test('CVE-2023-26481: a code is bound to its purpose, its account and so its realm', async () => {
  const person = await aPerson(app.db, { mail: 'kim@home.example' })
  const campus = await aMember(app, { person: person.id })
  const association = await aMember(app, { person: person.id, realm: 'association' })
  const at = { account: campus.account.id, lifetime: HOUR, now: app.deps.clock.now() }
  const [address] = await reachableAddresses(app.db.kysely, person.id)
  const activation = await issueMailedCode(app.db.kysely, { ...at, purpose: 'activation', subject: address?.id })
  const unbound = await issueMailedCode(app.db.kysely, { ...at, purpose: 'recovery' })
  for (const code of [activation, unbound])
    assert.equal((await open(`/recover?code=${code}`)).refusal, 'recovery-code-spent')
  const link = await linkFor(campus)
  assert.equal((await open(link.replace('/recover', '/activate'))).refusal, 'activation-code-spent')
  const browser = await open(link)
  await browser.submit({ 'new-password': CHOSEN })
  assert.deepEqual([await changes(campus), await changes(association)], [1, 0])
})

test('CVE-2022-23555: of twenty who use a link at once one wins, and the others are told 409', async () => {
  const lou = await someone()
  const link = await linkFor(lou)
  const browsers = await Promise.all(Array.from({ length: 20 }, () => open(link)))
  await Promise.all(browsers.map((browser, i) => browser.submit({ 'new-password': `${CHOSEN} ${i} ${i * 7}` })))
  assert.equal(browsers.filter(({ step }) => step === 'done').length, 1)
  assert.equal(browsers.filter(({ status, refusal }) => status === 409 && refusal === 'recovery-code-spent').length, 19)
  assert.equal(await changes(lou), 1)
})

test('CVE-2022-23555: a link that was used opens nothing, nor does an older one, nor one of before the password was changed', async () => {
  const mo = await someone()
  const older = await linkFor(mo)
  app.deps.clock.advance(SECOND)
  const link = await linkFor(mo)
  assert.equal((await open(older)).refusal, 'recovery-code-spent')
  const again = await open(link)
  await (await open(link)).submit({ 'new-password': CHOSEN })
  await again.submit({ 'new-password': `${CHOSEN} of another` })
  assert.deepEqual([again.status, again.refusal], [409, 'recovery-code-spent'])
  assert.equal((await open(link)).refusal, 'recovery-code-spent')
  const ned = await someone()
  const mailed = await linkFor(ned)
  app.deps.clock.advance(SECOND)
  const inside = await signedInAt(app, ned, '/account/password?account=campus')
  await inside.submit({ 'current-password': PASSWORD, 'new-password': CHOSEN })
  assert.match(inside.text, /Your password has been changed/)
  assert.equal((await open(mailed)).refusal, 'recovery-code-spent')
})

test('programs that read mail first (HEAD, GET) spend nothing, and nothing is written down', async () => {
  const ona = await someone()
  const link = await linkFor(ona)
  const before = await whatHappened(app, ona)
  for (let i = 0; i < 5; i += 1) {
    await app.app.inject({ url: link, method: 'HEAD' })
    await app.app.inject({ url: link })
  }
  assert.deepEqual(await whatHappened(app, ona), before)
  const browser = await open(link)
  await browser.submit({ 'new-password': CHOSEN })
  assert.equal(browser.step, 'done')
})

test('a link is good for half an hour, for a run that it opened too', async () => {
  const pia = await someone()
  const link = await linkFor(pia)
  const browser = await open(link)
  app.deps.clock.advance(30 * MINUTE - SECOND)
  assert.equal((await open(link)).step, 'set-password')
  app.deps.clock.advance(SECOND)
  assert.equal((await open(link)).refusal, 'recovery-code-spent')
  await browser.submit({ 'new-password': CHOSEN })
  assert.deepEqual([browser.status, browser.refusal], [422, 'recovery-expired'])
  assert.equal(await changes(pia), 0)
})

test('an account that was closed, or an address that was removed, after the link was opened: the run ends', async () => {
  const [quin, ray] = [await someone(), await someone()]
  const at = { person: ray.account.person, now: app.deps.clock.now() }
  const address = await giveAddress(app.deps, app.db.kysely, { ...at, kind: 'mail', mail: 'ray.own@home.example' })
  await verifyAddress(app.db.kysely, { ...at, address })
  const [ofQuin, ofRay] = [await open(await linkFor(quin)), await open(await linkFor(ray))]
  await markClosed(app.db.kysely, { account: quin.account.id, now: app.deps.clock.now() })
  await removeAddress(app.db.kysely, { ...at, address })
  for (const browser of [ofQuin, ofRay]) {
    await browser.submit({ 'new-password': CHOSEN })
    assert.equal(browser.refusal, 'recovery-code-spent')
  }
  assert.deepEqual([await changes(quin), await changes(ray)], [0, 0])
})

test('the code can be typed where the mail is read on another device, in any dress', async () => {
  const sam = await someone()
  const link = await linkFor(sam)
  const code = new URL(link, app.deps.baseUrl).searchParams.get('code') ?? ''
  const browser = await open('/recover/asked')
  await browser.submit({ code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` })
  assert.equal(browser.step, 'set-password')
})

test('a code rests sealed in its run, and hashed in its table', async () => {
  const tom = await someone()
  const link = await linkFor(tom)
  const code = new URL(link, app.deps.baseUrl).searchParams.get('code') ?? ''
  await open(link)
  for (const table of ['recovery_flows', 'mailed_codes']) {
    const { rows } = await app.db.pool.query(`select t::text as row from ${table} t`)
    assert.ok(rows.length > 0 && !JSON.stringify(rows).includes(code))
  }
})
