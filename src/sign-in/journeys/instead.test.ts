/** What stands in when no method is at hand: access pass, reset code, pause (M13, M15). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { aPass, aPause, aPhone, aResetCode, press } from '../../../test/builders/factors.ts'
import { aTelephone } from '../../../test/builders/phone.ts'
import {
  aCodeApp,
  aMember,
  atDoor,
  codesOf,
  inside,
  type Member,
  sessionIn,
  signInApp,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import type { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { HOUR, MINUTE } from '../../base/time/instant.ts'
import { registeredMethods } from '../../methods/index.ts'

const [MFA, SFA] = ['https://refeds.org/profile/mfa', 'https://refeds.org/profile/sfa']
const telephone = aTelephone()
const wish = {
  methods: 'totp, security-key, passkey, sms, voice',
  mfa: 'choose: system, reset: [reset-code, desk]',
  mfaFrom: '2026-09-01',
  outbox: telephone.outbox,
}
const demands = { application: { id: 'exams', name: 'Exam desk' } }

let app: TestApp
before(async () => {
  app = await signInApp(wish)
})
after(() => app.close())

const now = () => app.deps.clock.now()
const happened = async ({ account }: Member) => {
  const rows = await sql<{ what: string }>`
    select what from audit_events where account = ${account.id} order by id`.execute(app.db.kysely)
  return rows.rows.map(({ what }) => what)
}
const kindsOf = async ({ account }: Member) => {
  const methods = await registeredMethods(app.db.kysely, account.id)
  return methods.map(({ kind }) => kind)
}

/** From the password, by "another way", to what stands in. */
async function instead(member: Member, way: 'access-pass' | 'reset-code', door = {}): Promise<InjectBrowser> {
  const browser = await withPassword(await atDoor(app, door), member)
  await press(browser, 'act', 'another-way')
  return press(browser, 'method', way)
}

test('M13: an access pass stands in once, is asked to be followed by a new method, and proves nothing (P2)', async () => {
  const ann = await aMember(app)
  await aCodeApp(app, ann)
  const pass = await aPass(app, ann)
  const browser = await instead(ann, 'access-pass')
  await browser.submit({ code: pass })
  assert.equal(browser.step, 'register-method')
  assert.match(browser.text, /access pass let you go on/)
  await press(browser, 'act', 'later')
  assert.deepEqual([sessionIn(browser)?.acr, sessionIn(browser)?.amr], [SFA, ['pwd']])
  assert.ok((await happened(ann)).includes('access-pass.used'))
  const again = await instead(ann, 'access-pass')
  await again.submit({ code: pass })
  assert.deepEqual([again.status, again.step, again.refusal], [422, 'access-pass', 'wrong-pass'])
})

test('M13: a session that rests on an access pass never opens what an application requires (P2)', async () => {
  const ann = await aMember(app)
  await aCodeApp(app, ann)
  const browser = await instead(ann, 'access-pass', demands)
  await browser.submit({ code: await aPass(app, ann) })
  assert.equal(browser.step, 'register-method')
  await press(browser, 'act', 'later')
  assert.deepEqual([browser.step, browser.refusal], ['refused', 'registration-put-off'])
  const other = await instead(ann, 'access-pass')
  await other.submit({ code: await aPass(app, ann) })
  await press(other, 'act', 'later')
  assert.equal(sessionIn(other)?.acr, SFA)
  await other.go(inside(demands))
  assert.equal(other.step, 'totp', 'the session is asked for more there')
})

test('M13: with an access pass a new method is registered, and that is two factors', async () => {
  const ann = await aMember(app)
  await aCodeApp(app, ann)
  await aResetCode(app, ann)
  const browser = await instead(ann, 'access-pass')
  await browser.submit({ code: await aPass(app, ann) })
  const secret = new URL(browser.qr ?? '').searchParams.get('secret') ?? ''
  await browser.submit({ code: codesOf(secret)(now()), kind: 'totp' })
  assert.equal(sessionIn(browser)?.acr, MFA)
  assert.deepEqual(await kindsOf(ann), ['totp', 'totp'])
})

test('M15: who has no method yet and no phone can use a pass where the method would be registered', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  assert.equal(browser.step, 'register-method')
  await press(browser, 'act', 'another-way')
  await press(browser, 'method', 'access-pass')
  await browser.submit({ code: await aPass(app, ann) })
  await press(browser, 'act', 'later')
  assert.equal(sessionIn(browser)?.acr, SFA)
})

test('M13: twenty at once with one pass are one that goes on (race)', async () => {
  const ann = await aMember(app)
  await aCodeApp(app, ann)
  const pass = await aPass(app, ann)
  const browsers: InjectBrowser[] = []
  // One after another: so many passwords at once would be sent away as too busy.
  for (let times = 0; times < 20; times += 1) browsers.push(await instead(ann, 'access-pass'))
  const done = await Promise.all(browsers.map((browser) => browser.submit({ code: pass })))
  assert.equal(done.filter(({ step }) => step === 'register-method').length, 1)
})

test('M13: five wrong passes lock the pass, and the code app still lets in (A8)', async () => {
  const ann = await aMember(app)
  const code = await aCodeApp(app, ann)
  const other = await aPass(app, await aMember(app))
  const browser = await instead(ann, 'access-pass')
  for (let times = 0; times < 5; times += 1) await browser.submit({ code: other })
  assert.deepEqual([browser.step, browser.refusal], ['locked', 'locked'])
  await press(browser, 'act', 'another-way')
  await press(browser, 'method', /^totp:/)
  await browser.submit({ 'one-time-code': code(now()) })
  assert.equal(sessionIn(browser)?.acr, MFA)
})

test('M13: a mistyped code of a pass is told so, and is no try', async () => {
  const ann = await aMember(app)
  await aCodeApp(app, ann)
  const browser = await instead(ann, 'access-pass')
  for (let times = 0; times < 7; times += 1) await browser.submit({ code: 'not a code at all' })
  assert.deepEqual([browser.step, browser.refusal], ['access-pass', 'code-typo'])
})

test('M13: the reset code removes what was lost, ends all sessions, tells the person, and starts anew', async () => {
  const ann = await aMember(app)
  const code = await aCodeApp(app, ann)
  const reset = await aResetCode(app, ann)
  const signedIn = await withPassword(await atDoor(app), ann)
  await signedIn.submit({ 'one-time-code': code(now()) })
  assert.equal(sessionIn(signedIn)?.acr, MFA)
  const browser = await instead(ann, 'reset-code')
  await browser.submit({ code: reset.toLowerCase().replaceAll('-', ' '), lost: 'all' })
  assert.equal(browser.step, 'register-method')
  assert.deepEqual(await kindsOf(ann), [])
  await signedIn.go(inside())
  assert.notEqual(signedIn.status === 200 && sessionIn(signedIn)?.acr, MFA, 'the session of before has ended')
  const secret = new URL(browser.qr ?? '').searchParams.get('secret') ?? ''
  await browser.submit({ code: codesOf(secret)(now()), kind: 'totp' })
  assert.equal(browser.step, 'keep-reset-code', 'the spent one is replaced')
  const kept = /data-reset-code="([^"]+)"/.exec(browser.html)?.[1]
  assert.ok(kept && kept !== reset)
  await browser.submit({ step: 'keep-reset-code' })
  assert.equal(sessionIn(browser)?.acr, MFA)
  const lines = await happened(ann)
  for (const line of ['reset-code.used', 'method.removed', 'session.ended', 'reset-code.made', 'method.registered']) {
    assert.ok(lines.includes(line), line)
  }
})

test('M13: of several methods the lost one alone is removed, and one that is left is asked', async () => {
  const ann = await aMember(app)
  await aCodeApp(app, ann)
  await aPhone(app, ann, telephone, '+32470200001')
  const reset = await aResetCode(app, ann)
  const browser = await instead(ann, 'reset-code')
  const lost = /value="(totp:[0-9a-f-]+)"/.exec(browser.html)?.[1] ?? ''
  await browser.submit({ code: reset, lost })
  assert.equal(browser.step, 'phone-code')
  assert.deepEqual(await kindsOf(ann), ['sms', 'voice'])
})

test('M13: a reset code of somebody else, or a method that is not one’s own, removes nothing', async () => {
  const [ann, bo] = [await aMember(app), await aMember(app)]
  await aCodeApp(app, ann)
  await aCodeApp(app, bo)
  const [mine, theirs] = [await aResetCode(app, ann), await aResetCode(app, bo)]
  const [method] = await registeredMethods(app.db.kysely, bo.account.id)
  const browser = await instead(ann, 'reset-code')
  await browser.submit({ code: theirs, lost: 'all' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'wrong-reset-code'])
  await browser.submit({ code: mine, lost: `totp:${method?.id}` })
  assert.deepEqual([browser.status, browser.refusal], [422, 'way-not-open'])
  assert.deepEqual([await kindsOf(ann), await kindsOf(bo)], [['totp'], ['totp']])
  await browser.submit({ code: mine, lost: 'all' })
  assert.equal(browser.step, 'register-method', 'and it was not spent')
})

test('M13: a reset in one flow ends what another had parked after its second factor', async () => {
  const ann = await aMember(app)
  await aCodeApp(app, ann)
  const reset = await aResetCode(app, ann)
  const parked = await withPassword(await atDoor(app), ann)
  const browser = await instead(ann, 'reset-code')
  await browser.submit({ code: reset, lost: 'all' })
  await parked.submit({ 'one-time-code': '123456' })
  assert.deepEqual([parked.status, parked.refusal], [404, 'flow-expired'])
})

test('M13: within an open session the reset code asks for the password first (LinOTP#63)', async () => {
  const relaxed = await signInApp({ ...wish, mfaFrom: '2027-09-01' })
  const ann = await aMember(relaxed)
  const browser = await withPassword(await atDoor(relaxed), ann)
  await press(browser, 'act', 'later')
  assert.equal(sessionIn(browser)?.acr, SFA)
  await aCodeApp(relaxed, ann)
  await aResetCode(relaxed, ann)
  relaxed.deps.clock.advance(HOUR)
  await browser.go(inside({ level: 'mfa' }))
  assert.equal(browser.step, 'totp')
  await press(browser, 'act', 'another-way')
  await press(browser, 'method', 'reset-code')
  assert.equal(browser.step, 'password')
  await withPassword(browser, ann)
  assert.equal(browser.step, 'reset-code')
  await relaxed.close()
})

test('M13: who comes for the reset code proves the password, and is led to it', async () => {
  const ann = await aMember(app)
  await aCodeApp(app, ann)
  const reset = await aResetCode(app, ann)
  const browser = await withPassword(await atDoor(app, { reset: true }), ann)
  assert.equal(browser.step, 'reset-code')
  await browser.submit({ code: reset, lost: 'all' })
  assert.equal(browser.step, 'register-method')
})

test('M13: where none is due, who has reset is asked for a new method all the same, and may say "not now"', async () => {
  const free = await signInApp({ methods: wish.methods, mfa: wish.mfa })
  const ann = await aMember(free)
  await aCodeApp(free, ann)
  const reset = await aResetCode(free, ann)
  const browser = await withPassword(await atDoor(free, { reset: true }), ann)
  await browser.submit({ code: reset, lost: 'all' })
  assert.equal(browser.step, 'register-method')
  await press(browser, 'act', 'later')
  assert.equal(sessionIn(browser)?.acr, SFA)
  await free.close()
})

test('A5: the reset code is shown until it is said to be kept, and no address leads past it (CVE-2025-3910)', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  const secret = new URL(browser.qr ?? '').searchParams.get('secret') ?? ''
  await browser.submit({ 'one-time-code': codesOf(secret)(now()) })
  assert.equal(browser.step, 'keep-reset-code')
  const page = browser.url
  const code = /data-reset-code="([^"]+)"/.exec(browser.html)?.[1]
  await browser.go(inside())
  assert.equal(sessionIn(browser), undefined, 'the door is not open yet')
  await browser.go(page)
  assert.equal(/data-reset-code="([^"]+)"/.exec(browser.html)?.[1], code)
  const rows = await sql<{ state: string }>`select state::text as state from sign_in_flows`.execute(app.db.kysely)
  assert.ok(
    rows.rows.every(({ state }) => !state.includes(code ?? 'x')),
    'it stands nowhere unsealed',
  )
  await browser.submit({ step: 'keep-reset-code' })
  assert.equal(sessionIn(browser)?.acr, MFA)
  const left = await sql<{
    state: string
  }>`select state::text as state from sign_in_flows where state ->> 'at' = 'keep-reset-code'`.execute(app.db.kysely)
  assert.equal(left.rows.length, 0)
})

test('a pause lets the password do, says so to nobody as more than it is, and ends by itself (P2)', async () => {
  const ann = await aMember(app)
  const code = await aCodeApp(app, ann)
  await aPause(app, ann, 2)
  const browser = await withPassword(await atDoor(app), ann)
  assert.deepEqual([sessionIn(browser)?.acr, sessionIn(browser)?.amr], [SFA, ['pwd']])
  await browser.go(inside(demands))
  assert.equal(browser.step, 'totp', 'what an application requires, a pause never opens')
  await browser.go(inside())
  assert.equal(sessionIn(browser)?.acr, SFA, 'elsewhere it does')
  app.deps.clock.advance(2 * HOUR + MINUTE)
  await browser.go(inside())
  assert.equal(browser.step, 'totp', 'the session of the pause is not enough after it')
  const later = await withPassword(await atDoor(app), ann)
  assert.equal(later.step, 'totp')
  await later.submit({ 'one-time-code': code(now()) })
  assert.equal(sessionIn(later)?.acr, MFA)
})
