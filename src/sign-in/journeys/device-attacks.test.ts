/** Attacks on signing in by a phone (ATTACKS, rows 7, 8 and 15), each upon the whole gate. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  aMember,
  atDoor,
  inside,
  type Member,
  sessionIn,
  signInApp,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import {
  aPhoneApp,
  approveFrom,
  knownIdOn,
  numberOn,
  post,
  remembered,
  serverOf,
} from '../../../test/builders/sign-in-phone.ts'
import { TEST_NOW, type TestApp } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { HOUR, MINUTE, SECOND } from '../../base/time/instant.ts'

const MFA = 'choose: system, reset: [desk], rememberDevice: true'

let app: TestApp
before(async () => {
  app = await signInApp({ methods: 'app, app-code, totp', mfa: MFA, associationMethods: 'totp' })
})
after(() => app.close())

type Phone = Awaited<ReturnType<typeof aPhoneApp>>
const withApp = async (): Promise<{ ann: Member; phone: Phone }> => {
  const ann = await aMember(app)
  return { ann, phone: await aPhoneApp(app, ann) }
}
const collect = (browser: InjectBrowser, also = {}) => post(browser, { step: 'approval', act: 'continue', ...also })

/** A browser that shows a QR code, which this phone has scanned and approved. */
async function scanned(phone: Phone, at = app): Promise<InjectBrowser> {
  const browser = await atDoor(at)
  await post(browser, { step: 'identify', act: 'qr' })
  const { request } = await phone.scan(browser.qr ?? '')
  if (!request) throw new Error('the code was not claimed')
  await browser.go(browser.url)
  const number = numberOn(browser)
  const said = await phone.approve(request, number === undefined ? {} : { number })
  assert.equal(said.outcome, 'approved')
  return browser
}

const suspend = ({ account }: Member) =>
  sql`update accounts set status = 'suspended' where id = ${account.id}`.execute(app.db.kysely)
const changePassword = ({ account }: Member) =>
  app.db.transaction((tx) =>
    app.deps.events.publish(tx, 'password.changed', {
      account: account.id,
      realm: account.realm,
      at: app.deps.clock.now(),
    }),
  )

test('CVE-2026-7507 (ATTACKS 15, QRLjacking): what a phone approved, only the browser that showed the code collects, and once', async () => {
  const { ann, phone } = await withApp()
  const browser = await scanned(phone)
  const stranger = new InjectBrowser(app.app)
  await stranger.go(browser.url)
  assert.equal(stranger.status, 403)
  await stranger.go('/sign-in/unknown')
  await stranger.go(browser.url, { step: 'qr', act: 'continue', form_token: '' })
  assert.equal(sessionIn(stranger), undefined)
  const other = await atDoor(app)
  await other.go(browser.url, { step: 'qr', act: 'continue', form_token: tokenFrom(other) })
  assert.deepEqual([other.status, sessionIn(other)], [403, undefined])
  const twin = new InjectBrowser(app.app)
  for (const [name, value] of browser.cookies) twin.cookies.set(name, value)
  await twin.go(browser.url)
  await Promise.all([post(browser, { step: 'qr', act: 'continue' }), post(twin, { step: 'qr', act: 'continue' })])
  const { rows } = await sql`select id from sessions where account = ${ann.account.id}`.execute(app.db.kysely)
  assert.equal(rows.length, 1, 'collected once')
})

const tokenFrom = (browser: InjectBrowser) => /name="form_token" value="([^"]*)"/.exec(browser.html)?.[1] ?? ''

test('ATTACKS 15: the approval of one sign-in does not move another, in the same browser or elsewhere', async () => {
  const { ann, phone } = await withApp()
  const attacker = await withPassword(await atDoor(app), ann)
  const victim = await withPassword(await atDoor(app), ann)
  // The newer request has ended the older one: the attacker's page says so.
  await approveFrom(phone, victim)
  await collect(attacker)
  assert.deepEqual([attacker.step, attacker.refusal, sessionIn(attacker)], ['approval', 'approval-expired', undefined])
  await collect(victim)
  assert.ok(sessionIn(victim))
})

test('ATTACKS 15: an approval after a password is none in place of the password, wherever it is collected', async () => {
  const { ann, phone } = await withApp()
  const browser = await withPassword(await atDoor(app), ann)
  await approveFrom(phone, browser)
  await post(browser, { step: 'identify', device: 'yes' })
  assert.deepEqual([browser.refusal, sessionIn(browser)], ['approval-expired', undefined])
})

test('CVE-2026-9798 (ATTACKS 8): an account that is suspended between the approval and its collecting gets no session', async () => {
  for (const by of ['qr', 'approval', 'remembered'] as const) {
    const { ann, phone } = await withApp()
    const browser = by === 'qr' ? await scanned(phone) : await asked(by, ann, phone)
    await suspend(ann)
    await collectFor(by, browser)
    assert.equal(sessionIn(browser), undefined, by)
    assert.ok(
      ['app-not-accepted', 'flow-expired', 'remembered-gone'].includes(browser.refusal ?? ''),
      `${by}: ${browser.refusal}`,
    )
  }
})

test('ATTACKS 8: a password that is changed between the approval and its collecting undoes what was approved', async () => {
  for (const by of ['qr', 'approval', 'remembered'] as const) {
    const { ann, phone } = await withApp()
    const browser = by === 'qr' ? await scanned(phone) : await asked(by, ann, phone)
    await changePassword(ann)
    await collectFor(by, browser)
    assert.equal(sessionIn(browser), undefined, by)
  }
})

/** Waits for what the phone has approved already. */
async function asked(by: 'approval' | 'remembered', ann: Member, phone: Phone): Promise<InjectBrowser> {
  if (by === 'approval') {
    const browser = await withPassword(await atDoor(app), ann)
    await approveFrom(phone, browser)
    return browser
  }
  const browser = await remembered(app, ann, phone)
  await post(browser, { step: 'identify', remembered: knownIdOn(browser) ?? '' })
  await phone.approve(await phone.asked())
  return browser
}

const collectFor = (by: 'qr' | 'approval' | 'remembered', browser: InjectBrowser) =>
  post(browser, { step: by === 'remembered' ? 'device' : by, act: 'continue' })

test('CVE-2025-64103: a code of the app alone is never a session', async () => {
  const { phone } = await withApp()
  const browser = await atDoor(app)
  await post(browser, { step: 'app-code', code: await phone.code(), act: 'continue' })
  assert.deepEqual([browser.step, sessionIn(browser)], ['identify', undefined])
  await post(browser, { step: 'identify', act: 'qr' })
  await post(browser, { step: 'app-code', code: await phone.code(), act: 'continue' })
  assert.deepEqual([browser.step, sessionIn(browser)], ['qr', undefined])
})

test('CVE-2025-64103: a QR code alone is no session in a realm that does not accept the app', async () => {
  const rik = await aMember(app, { realm: 'association', name: 'r7654321' })
  const phone = await aPhoneApp(app, rik)
  const browser = await scanned(phone)
  await post(browser, { step: 'qr', act: 'continue' })
  assert.deepEqual([browser.refusal, sessionIn(browser)], ['app-not-accepted', undefined])
})

test('CVE-2025-3910: the steps that wait for a phone are not skipped into', async () => {
  const { ann, phone } = await withApp()
  for (const form of [
    { step: 'approval', act: 'continue' },
    { step: 'device', act: 'continue' },
    { step: 'qr', act: 'continue' },
    { step: 'register-method', kind: 'app', act: 'continue' },
    { step: 'choose-method', method: `app:${phone.id}` },
  ]) {
    const browser = await atDoor(app)
    await post(browser, form)
    assert.deepEqual([browser.step, sessionIn(browser)], ['identify', undefined], form.step)
    await browser.submit({ username: ann.name })
    await post(browser, form)
    assert.deepEqual([browser.step, sessionIn(browser)], ['password', undefined], form.step)
  }
  assert.deepEqual((await phone.pending()).requests, [], 'nobody was asked')
})

test('LinOTP#63: a phone that was linked in a session does not raise it; an older one does', async () => {
  const { clock } = app.deps
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  assert.ok(sessionIn(browser))
  clock.advance(MINUTE)
  const late = await aPhoneApp(app, ann, clock.now())
  clock.advance(MINUTE)
  await browser.go(inside({ level: 'mfa' }))
  assert.deepEqual([browser.step, browser.refusal], ['refused', 'method-too-new'])
  const early = await aPhoneApp(app, ann, TEST_NOW - HOUR)
  await browser.go(inside({ level: 'mfa' }))
  assert.equal(browser.step, 'approval')
  await approveFrom(late, browser)
  await collect(browser)
  assert.deepEqual([browser.step, browser.refusal], ['approval', 'method-too-new'])
  await post(browser, { step: 'approval', act: 'resend' })
  await approveFrom(early, browser)
  await collect(browser)
  assert.deepEqual(sessionIn(browser)?.amr, ['pwd', 'swk', 'pin', 'mfa'])
})

test('ATTACKS, limits: three requests in ten minutes, and not one more by opening other sign-ins; the page tells until when', async () => {
  const { ann, phone } = await withApp()
  for (let i = 0; i < 3; i += 1) await withPassword(await atDoor(app), ann)
  const fourth = await withPassword(await atDoor(app), ann)
  assert.equal(fourth.step, 'approval')
  await post(fourth, { step: 'approval', act: 'resend' })
  assert.equal(fourth.refusal, 'too-many-requests')
  assert.equal((await phone.pending()).requests.length, 1, 'one at a time')
  await post(fourth, { step: 'approval', act: 'another-way' })
  assert.equal(fourth.step, 'choose-method', 'the other ways are open')
})

test('ATTACKS, limits: two that were declined stop requests for an hour, in every sign-in', async () => {
  const { ann, phone } = await withApp()
  for (let i = 0; i < 2; i += 1) {
    await withPassword(await atDoor(app), ann)
    await phone.decline(await phone.asked())
  }
  const browser = await withPassword(await atDoor(app), ann)
  await post(browser, { step: 'approval', act: 'resend' })
  assert.equal(browser.refusal, 'requests-stopped')
  assert.deepEqual((await phone.pending()).requests, [])
})

test('M3: a realm that requires the same network takes no code that is scanned elsewhere', async () => {
  const strict = await signInApp({ methods: 'app', mfa: 'reset: [desk], qr: { sameNetwork: require }' })
  try {
    const ann = await aMember(strict)
    const phone = await aPhoneApp(strict, ann)
    const browser = await atDoor(strict, {}, { remoteAddress: '198.51.100.7' })
    await post(browser, { step: 'identify', act: 'qr' })
    assert.equal((await phone.scan(browser.qr ?? '')).refused, 'other-network')
    strict.deps.clock.advance(SECOND)
    const near = phone.copied(serverOf(strict, '198.51.100.7'))
    assert.equal((await near.scan(browser.qr ?? '')).request?.kind, 'qr')
  } finally {
    await strict.close()
  }
})
