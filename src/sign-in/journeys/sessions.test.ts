/** How long a session lasts and where (P3), and what a shared computer keeps (P7), as a browser without scripts sees it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  aCodeApp,
  aMember,
  atDoor,
  inside,
  sessionIn,
  signInApp,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { eventsOf } from '../../audit/index.ts'
import { openEvents } from '../../base/events.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../base/time/instant.ts'
import { endSession } from '../sessions/end-session.ts'
import { endOverdue } from '../upkeep.ts'

const STAY = 'staySignedIn: { computer: 7d, smartphone: 30d }'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1'

let app: TestApp
let bound: TestApp
before(async () => {
  app = await signInApp({
    session: `{ ${STAY}, otherwise: browser, idle: 1h, stepUp: 5m }`,
    associationMethods: 'totp',
  })
  bound = await signInApp({
    session: '{ bindAddress: prefix }',
    associationSession: '{ max: 12h, bindAddress: exact }',
  })
})
after(async () => {
  await app?.close()
  await bound?.close()
})

type Row = { expires_at: number; idle_at: number | null; stays: boolean; device: string; ended_why: string | null }
const rowOf = async ({ db }: TestApp, account: string): Promise<Row | undefined> =>
  (
    await sql<Row>`select * from sessions where account = ${account} order by started_at desc, id desc limit 1`.execute(
      db.kysely,
    )
  ).rows[0]
const DAYS = DAY / SECOND

test('P3: who stays signed in does so for seven days on a computer, also after the window closes', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  assert.deepEqual([browser.step, browser.status], ['stay-signed-in', 200])
  assert.match(browser.text, /Stay signed in\? .*7 days on this computer/)
  assert.deepEqual(
    browser.forms.at(-1)?.buttons.map(({ name, value }) => [name, value]),
    [
      ['act', 'yes'],
      ['act', 'no'],
    ],
  )
  assert.equal(await rowOf(app, ann.account.id), undefined, 'no session before the answer')
  await browser.submit({}, 'yes')
  assert.ok(sessionIn(browser))
  const row = await rowOf(app, ann.account.id)
  assert.deepEqual([row?.stays, row?.expires_at, row?.idle_at], [true, TEST_NOW + 7 * DAY, null])
  assert.equal(browser.ages.get('session-campus'), 7 * DAYS)
})

test('P3: thirty days on a smartphone; who says no is in until the browser closes, twelve hours at most', async () => {
  const ann = await aMember(app)
  const phone = await withPassword(await atDoor(app, {}, { headers: { 'user-agent': IPHONE } }), ann)
  assert.match(phone.text, /30 days on this phone/)
  await phone.submit({}, 'yes')
  assert.equal(phone.ages.get('session-campus'), 30 * DAYS)
  assert.equal((await rowOf(app, ann.account.id))?.device, 'smartphone')
  const bo = await aMember(app)
  const browser = await withPassword(await atDoor(app), bo)
  await browser.submit({}, 'no')
  assert.ok(sessionIn(browser))
  const row = await rowOf(app, bo.account.id)
  assert.deepEqual([row?.stays, row?.expires_at], [false, TEST_NOW + 12 * HOUR])
  assert.equal(browser.ages.get('session-campus'), undefined)
})

test('P3: an answer that is neither yes nor no is malformed, and one to a step that is over does nothing', async () => {
  const browser = await withPassword(await atDoor(app), await aMember(app))
  const { url } = browser
  const [form] = browser.forms.filter(({ buttons }) => buttons.length === 2)
  const token = form?.fields.find(({ name }) => name === 'form_token')?.value ?? ''
  await browser.go(url, { step: 'stay-signed-in', act: 'later', form_token: token })
  assert.equal(browser.status, 400)
  await browser.go(url, { step: 'terms', act: 'accept', shown: 'aup:1', form_token: token })
  assert.deepEqual([browser.step, browser.refusal], ['stay-signed-in', 'step-is-over'])
  await browser.submit({}, 'no')
  const { id } = sessionIn(browser) ?? {}
  await browser.go(url, { step: 'stay-signed-in', act: 'yes', form_token: token })
  assert.equal(sessionIn(browser)?.id, id)
  assert.equal(browser.ages.get('session-campus'), undefined)
})

test('P7: a shared computer is never offered to stay, its cookie ends with the window, and no known browser is left', async () => {
  const ann = await aMember(app)
  const browser = await atDoor(app)
  await browser.submit({ username: ann.name, shared: 'yes' })
  await browser.submit({ 'current-password': 'kale Walvis fluit 7 keer' })
  assert.ok(sessionIn(browser), browser.step)
  assert.equal(browser.ages.get('session-campus'), undefined)
  assert.equal(browser.cookies.has('known-campus'), false)
  const kept = await sql`select from known_browsers where account = ${ann.account.id}`.execute(app.db.kysely)
  assert.equal(kept.rows.length, 0)
  assert.equal((await rowOf(app, ann.account.id))?.stays, false)
})

test('P7: a computer that is said to be shared forgets what it knew', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  await browser.submit({}, 'no')
  assert.ok(browser.cookies.has('known-campus'))
  await browser.go(inside({ maxAge: 0, freshAfter: TEST_NOW + 1 }))
  await browser.go(`${browser.url}?other=1`)
  await browser.submit({ username: ann.name, shared: 'yes' })
  await browser.submit({ 'current-password': 'kale Walvis fluit 7 keer' })
  assert.equal(browser.cookies.has('known-campus'), false)
})

test('P7: a session of a shared computer that rises still ends with the window', async () => {
  const ann = await aMember(app)
  const code = await aCodeApp(app, ann)
  const browser = await atDoor(app)
  await browser.submit({ username: ann.name, shared: 'yes' })
  await browser.submit({ 'current-password': 'kale Walvis fluit 7 keer' })
  await browser.submit({ 'one-time-code': code(app.deps.clock.now()) })
  const before = sessionIn(browser)
  app.deps.clock.advance(10 * MINUTE)
  await browser.go(inside({ maxAge: 5 * MINUTE }))
  await browser.submit({ 'current-password': 'kale Walvis fluit 7 keer' })
  await browser.submit({ 'one-time-code': code(app.deps.clock.now()) })
  assert.equal(sessionIn(browser)?.id, before?.id)
  assert.equal(browser.ages.get('session-campus'), undefined)
  assert.equal(browser.cookies.has('known-campus'), false)
})

test('P7: another account in the same browser has a session of its own, and both accounts know the browser', async () => {
  const [ann, bo] = [await aMember(app), await aMember(app)]
  const browser = await withPassword(await atDoor(app), ann)
  await browser.submit({}, 'no')
  const first = sessionIn(browser)
  await browser.go(inside({ freshAfter: app.deps.clock.now() + 1 }))
  assert.equal(browser.step, 'password')
  await browser.go(`${browser.url}?other=1`)
  assert.equal(browser.step, 'identify')
  await browser.submit({ username: bo.name })
  await browser.submit({ 'current-password': 'kale Walvis fluit 7 keer' })
  await browser.submit({}, 'no')
  await browser.go('/inside')
  const second = sessionIn(browser)
  assert.deepEqual([second?.account, second?.id === first?.id], [bo.account.id, false])
  assert.equal((await rowOf(app, ann.account.id))?.ended_why, 'replaced')
  for (const { account } of [ann, bo]) {
    const { rows } = await sql`select from known_browsers where account = ${account.id}`.execute(app.db.kysely)
    assert.equal(rows.length, 1)
  }
})

test('P3: a session ends when it is not used for an hour, and at its time however much it is used', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  await browser.submit({}, 'no')
  const began = app.deps.clock.now()
  const id = sessionIn(browser)?.id
  for (let i = 0; i < 11; i += 1) {
    app.deps.clock.advance(59 * MINUTE)
    await browser.go('/inside')
    assert.equal(sessionIn(browser)?.id, id, `used after ${i + 1} times 59 minutes`)
  }
  app.deps.clock.advance(began + 12 * HOUR - app.deps.clock.now())
  await browser.go('/inside')
  assert.equal(browser.step, 'identify', 'twelve hours are over')
  await withPassword(browser, ann)
  await browser.submit({}, 'no')
  app.deps.clock.advance(HOUR)
  await browser.go('/inside')
  assert.equal(browser.step, 'identify', 'an hour without use')
})

test('P3: who stays signed in is not out for want of use', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  await browser.submit({}, 'yes')
  app.deps.clock.advance(7 * DAY - SECOND)
  await browser.go('/inside')
  assert.ok(sessionIn(browser))
  app.deps.clock.advance(SECOND)
  await browser.go('/inside')
  assert.equal(browser.step, 'identify')
})

/** The same browser, at another address. */
function moved(browser: InjectBrowser, address: string): InjectBrowser {
  const elsewhere = new InjectBrowser(browser.app, { remoteAddress: address })
  elsewhere.cookies.clear()
  for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value)
  return elsewhere
}

const boundAt = async (address: string, realm: 'campus' | 'association') => {
  const ann = await aMember(bound, { realm })
  const browser = await withPassword(await atDoor(bound, {}, { remoteAddress: address }), ann)
  assert.ok(sessionIn(browser), browser.text)
  return { ann, browser }
}

test('P3: a session that is bound to an address is over at once at another, and the sign-in says why', async () => {
  const { ann, browser } = await boundAt('192.0.2.7', 'association')
  const elsewhere = await moved(browser, '192.0.2.8').go('/inside')
  assert.deepEqual([elsewhere.step, elsewhere.refusal], ['identify', 'address-changed'])
  assert.match(elsewhere.text, /another network than when you signed in/)
  assert.equal((await rowOf(bound, ann.account.id))?.ended_why, 'address-changed')
  const [line] = await eventsOf(bound.db.kysely, ann.account.id, { limit: 1 })
  assert.deepEqual([line?.what, line?.details.why, line?.address], ['session.ended', 'address-changed', '192.0.2.8'])
  await browser.go('/inside')
  assert.deepEqual([browser.step, browser.refusal], ['identify', 'address-changed'], 'where it began as well')
  await browser.go('/inside')
  assert.equal(browser.refusal, undefined, 'told once')
})

test('P3: an address in the clothes of IPv6 is the same address, and within the prefix all are', async () => {
  const exact = await boundAt('192.0.2.7', 'association')
  assert.ok(sessionIn(await moved(exact.browser, '::ffff:192.0.2.7').go('/inside')))
  const prefix = await boundAt('2001:db8:1:2::7', 'campus')
  assert.ok(sessionIn(await moved(prefix.browser, '2001:db8:1:2:ffff::1').go('/inside')))
  assert.equal((await moved(prefix.browser, '2001:db8:1:3::7').go('/inside')).refusal, 'address-changed')
})

test('P3: behind a trusted proxy whose header is garbage a bound session is refused, and nobody gets a new one (CVE-2024-47070)', async () => {
  const { ann, browser } = await boundAt('192.0.2.7', 'campus')
  const garbage = new InjectBrowser(bound.app, {
    remoteAddress: '127.0.0.9',
    headers: { 'x-forwarded-for': '192.0.2.7, nonsense' },
  })
  for (const [name, value] of browser.cookies) garbage.cookies.set(name, value)
  await garbage.go('/inside')
  assert.deepEqual([garbage.step, garbage.refusal], ['identify', 'address-changed'])
  await withPassword(garbage, ann)
  assert.deepEqual([garbage.step, garbage.refusal], ['refused', 'address-unknown'])
})

test('P3: a flow that went elsewhere in its midst raises no bound session', async () => {
  const { browser } = await boundAt('192.0.2.7', 'association')
  await browser.go(inside({ freshAfter: bound.deps.clock.now() + 1 }))
  assert.equal(browser.step, 'password')
  const elsewhere = await moved(browser, '198.51.100.7').go(browser.url)
  await elsewhere.submit({ 'current-password': 'kale Walvis fluit 7 keer' })
  assert.equal(elsewhere.refusal, 'session-ended')
})

test('P4: who was signed out from elsewhere reads so at the next sign-in; who signed out does not', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  await browser.submit({}, 'no')
  const { id = '' } = sessionIn(browser) ?? {}
  const end = { session: id, why: 'ended-by-person', now: app.deps.clock.now() } as const
  await app.db.transaction((tx) => endSession(app.deps, tx, end))
  await browser.go('/inside')
  assert.deepEqual([browser.step, browser.refusal], ['identify', 'signed-out-elsewhere'])
  await withPassword(browser, ann)
  await browser.submit({}, 'no')
  await browser.go('/sign-out')
  await browser.submit({})
  await browser.go('/inside')
  assert.deepEqual([browser.step, browser.refusal], ['identify', undefined])
})

test('P3: sessions whose time has run out are told once to whoever listens, whichever process looks', async () => {
  const ann = await aMember(app)
  const stays = await withPassword(await atDoor(app), ann)
  await stays.submit({}, 'yes')
  const goes = await withPassword(await atDoor(app), ann)
  await goes.submit({}, 'no')
  const told: unknown[] = []
  const events = openEvents()
  events.on('session.ended', async (_tx, { account, session, why }) => {
    if (account === ann.account.id) told.push([session, why])
  })
  const look = () => Promise.all([1, 2].map(() => endOverdue({ db: app.db, events }, app.deps.clock.now())))
  await look()
  assert.deepEqual(told, [])
  const { id } = sessionIn(goes) ?? {}
  app.deps.clock.advance(HOUR)
  await look()
  await look()
  assert.deepEqual(told, [[id, 'ran-out']])
  assert.ok(sessionIn(await stays.go('/inside')))
})
