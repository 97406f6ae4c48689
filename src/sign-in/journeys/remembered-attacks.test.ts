/** Attacks on browsers that an account remembers (M4): whoever has not the browser sends nothing to its phone. */
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
import { aPhoneApp, approveFrom, knownIdOn, post, remembered } from '../../../test/builders/sign-in-phone.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import type { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { revokeKnownBrowser, revokeKnownBrowsers } from '../index.ts'

const MFA = 'choose: system, reset: [desk], rememberDevice: true'

let app: TestApp
before(async () => {
  app = await signInApp({ methods: 'app, totp', mfa: MFA })
})
after(() => app.close())

const withApp = async (): Promise<{ ann: Member; phone: Awaited<ReturnType<typeof aPhoneApp>> }> => {
  const ann = await aMember(app)
  return { ann, phone: await aPhoneApp(app, ann) }
}
const collect = (browser: InjectBrowser) => post(browser, { step: 'approval', act: 'continue' })

test('M4: the button of another account, or pressed in another browser, sends nothing', async () => {
  const { ann, phone } = await withApp()
  const browser = await remembered(app, ann, phone)
  const known = knownIdOn(browser) ?? ''
  assert.notEqual(known, '')
  const stranger = await atDoor(app)
  await post(stranger, { step: 'identify', remembered: known })
  assert.deepEqual([stranger.step, stranger.refusal], ['identify', 'remembered-gone'])
  const bob = await withApp()
  const other = await remembered(app, bob.ann, bob.phone)
  await post(other, { step: 'identify', remembered: known })
  assert.equal(other.refusal, 'remembered-gone')
  assert.deepEqual((await phone.pending()).requests, [])
  await post(browser, { step: 'identify', remembered: known })
  assert.equal((await phone.asked()).kind, 'remembered')
})

test('M4: a browser that was revoked sends nothing, resends nothing, and collects nothing', async () => {
  const now = app.deps.clock.now()
  const { ann, phone } = await withApp()
  const browser = await remembered(app, ann, phone)
  const known = knownIdOn(browser) ?? ''
  await post(browser, { step: 'identify', remembered: known })
  await phone.approve(await phone.asked())
  await revokeKnownBrowser(app.db.kysely, { account: ann.account.id, id: known, now })
  await post(browser, { step: 'device', act: 'continue' })
  assert.deepEqual([browser.step, browser.refusal, sessionIn(browser)], ['identify', 'remembered-gone', undefined])
  const third = await withApp()
  const aside = await remembered(app, third.ann, third.phone)
  await post(aside, { step: 'identify', remembered: knownIdOn(aside) ?? '' })
  await third.phone.approve(await third.phone.asked())
  await post(aside, { step: 'identify', username: third.ann.name })
  assert.equal(aside.step, 'password')
  await revokeKnownBrowsers(app.db.kysely, third.ann.account.id, now)
  await post(aside, { step: 'identify', device: 'yes' })
  assert.equal(sessionIn(aside), undefined, 'nor by the first page, as if a code had been scanned')
  const second = await withApp()
  const again = await remembered(app, second.ann, second.phone)
  const id = knownIdOn(again) ?? ''
  await post(again, { step: 'identify', remembered: id })
  await second.phone.decline(await second.phone.asked())
  await revokeKnownBrowsers(app.db.kysely, second.ann.account.id, now)
  await post(again, { step: 'device', act: 'resend' })
  assert.equal(again.refusal, 'remembered-gone')
  await post(again, { step: 'identify', remembered: id })
  assert.equal(again.refusal, 'remembered-gone')
  assert.deepEqual((await second.phone.pending()).requests, [])
})

test('M4: a browser that was revoked and signs in again is remembered only when that is said again', async () => {
  const now = app.deps.clock.now()
  const { ann, phone } = await withApp()
  const browser = await remembered(app, ann, phone)
  await revokeKnownBrowsers(app.db.kysely, ann.account.id, now)
  await withPassword(browser, ann)
  await approveFrom(phone, browser)
  await collect(browser)
  assert.ok(sessionIn(browser))
  browser.cookies.delete('session-campus')
  await browser.go(inside())
  assert.equal(knownIdOn(browser), undefined)
})

test('M4: “that wasn’t me” to a remembered browser takes the button away from all browsers of the account', async () => {
  const { ann, phone } = await withApp()
  const browser = await remembered(app, ann, phone)
  await post(browser, { step: 'identify', remembered: knownIdOn(browser) ?? '' })
  const request = await phone.asked()
  await phone.decline(request, 'not-me')
  const about = { account: ann.account.id, realm: 'campus', at: app.deps.clock.now() }
  await app.db.transaction((tx) =>
    app.deps.events.publish(tx, 'sign-in.disowned', { ...about, request: request.id, way: 'remembered' }),
  )
  await post(browser, { step: 'device', act: 'continue' })
  assert.deepEqual([browser.step, browser.refusal], ['refused', 'disowned'])
  await browser.go(inside())
  assert.equal(knownIdOn(browser), undefined)
})

test('M4: a realm that does not let browsers be remembered shows no button, remembers none, and takes none that were', async () => {
  const off = await signInApp({ methods: 'app', mfa: 'reset: [desk]' })
  try {
    const ann = await aMember(off)
    const phone = await aPhoneApp(off, ann)
    const browser = await remembered(off, ann, phone)
    assert.equal(knownIdOn(browser), undefined)
    const { rows } = await sql<{ id: string; remembered_at: unknown }>`
      select id, remembered_at from known_browsers where account = ${ann.account.id}`.execute(off.db.kysely)
    assert.deepEqual(
      rows.map((row) => row.remembered_at),
      [null],
    )
    await sql`update known_browsers set remembered_at = last_seen_at where account = ${ann.account.id}`.execute(
      off.db.kysely,
    )
    await post(browser, { step: 'identify', remembered: rows[0]?.id ?? '' })
    assert.equal(browser.refusal, 'remembered-gone')
  } finally {
    await off.close()
  }
})
