/** Flows that are left lying, answered twice, or in two tabs: what was proved in them never comes to more than it was. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  aCodeApp,
  aMember,
  atDoor,
  type Member,
  PASSWORD,
  sessionIn,
  signInApp,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { asDate, MINUTE } from '../../base/time/instant.ts'

let app: TestApp
let ann: Member
before(async () => {
  app = await signInApp({ mfaFrom: '2026-09-01' })
  ann = await aMember(app)
})
after(() => app.close())

const sessionsOf = async (account: string): Promise<number> =>
  (await sql`select from sessions where account = ${account}`.execute(app.db.kysely)).rows.length
const post = (browser: InjectBrowser, form: Record<string, string>, flow = browser.url) =>
  browser.go(flow.split('?')[0] ?? '', { form_token: tokenOf(browser), ...form })
const tokenOf = ({ html }: InjectBrowser) => /name="form_token" value="([^"]*)"/.exec(html)?.[1] ?? ''

test('a flow that was parked after the password dies with a change of that password', async () => {
  const bo = await aMember(app)
  const browser = await withPassword(await atDoor(app), bo)
  const event = { account: bo.account.id, realm: 'campus', at: TEST_NOW }
  await app.db.transaction((tx) => app.deps.events.publish(tx, 'password.changed', event))
  await browser.go(browser.url)
  assert.deepEqual([browser.status, browser.refusal], [404, 'flow-expired'])
})

test('a flow that was parked after the password dies with the account (CVE-2025-29928)', async () => {
  const bo = await aMember(app)
  const botCode = await aCodeApp(app, bo)
  const browser = await withPassword(await atDoor(app), bo)
  await sql`update accounts set status = 'closed' where id = ${bo.account.id}`.execute(app.db.kysely)
  await browser.submit({ 'one-time-code': botCode(app.deps.clock.now()) })
  assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'identify', 'flow-expired'])
  assert.equal(await sessionsOf(bo.account.id), 0)
})

test('a parked flow ends after its half hour, and can be begun anew with the same request', async () => {
  const slow = await signInApp()
  const browser = await atDoor(slow, { realm: 'association', application: { id: 'mail', name: 'Mail' } })
  const flow = browser.url
  slow.deps.clock.advance(30 * MINUTE)
  await browser.submit({ username: 'r0123456' })
  assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'refused', 'flow-expired'])
  await browser.go(flow)
  assert.deepEqual([browser.status, browser.refusal], [422, 'flow-expired'])
  await browser.submit({ step: 'again' })
  assert.equal(browser.step, 'identify')
  assert.notEqual(browser.url, flow)
  assert.match(browser.text, /You are going to Mail/)
  await slow.close()
})

test('of two right passwords at once one begins a session, and the other follows it', async () => {
  const free = await signInApp()
  const bo = await aMember(free)
  const browser = await atDoor(free)
  await browser.submit({ username: bo.name })
  const token = tokenOf(browser)
  // Fewer than the tries of the realm: each is charged before it is checked.
  const twins = Array.from({ length: 4 }, () => {
    const twin = new InjectBrowser(free.app, { follow: false })
    for (const [name, value] of browser.cookies) twin.cookies.set(name, value)
    return twin.go(browser.url, { form_token: token, step: 'password', password: PASSWORD, username: bo.name })
  })
  const answers = await Promise.all(twins)
  assert.deepEqual(
    answers.map(({ status }) => status),
    Array(4).fill(303),
  )
  const { rows } = await sql`select from sessions where account = ${bo.account.id}`.execute(free.db.kysely)
  assert.equal(rows.length, 1)
  await free.close()
})

test('a double click, the back button and a finished flow lead on, and do nothing twice', async () => {
  const free = await signInApp()
  const bo = await aMember(free)
  const browser = await atDoor(free)
  const flow = browser.url
  await browser.submit({ username: bo.name })
  await post(browser, { step: 'identify', username: bo.name }, flow)
  assert.deepEqual([browser.step, browser.refusal], ['password', undefined], 'the same name again is the same step')
  const token = tokenOf(browser)
  await browser.submit({ 'current-password': PASSWORD })
  const session = sessionIn(browser)
  await browser.go(flow)
  assert.equal(sessionIn(browser)?.id, session?.id, 'the finished flow leads to the door')
  await browser.go(flow, { form_token: token, step: 'password', password: PASSWORD, username: bo.name })
  assert.equal(sessionIn(browser)?.id, session?.id)
  await free.close()
})

test('a page left open is not taken for the account that another tab chose since', async () => {
  const bo = await aMember(app)
  const browser = await atDoor(app)
  await browser.submit({ username: ann.name })
  await browser.go(`${browser.url}?other=1`)
  await browser.submit({ username: bo.name })
  await post(browser, { step: 'password', password: PASSWORD, username: ann.name })
  assert.deepEqual([browser.step, browser.refusal], ['password', 'step-is-over'])
  assert.ok(browser.text.includes(bo.name))
})

test('an old password that was being checked while it was changed begins no session', async () => {
  const free = await signInApp()
  const bo = await aMember(free)
  const browser = await atDoor(free)
  await browser.submit({ username: bo.name })
  const { hasher } = free.deps
  const verify = hasher.verify
  // The change comes to pass in the very time that the hash takes.
  hasher.verify = async (hash, plain) => {
    const right = await verify(hash, plain)
    const later = asDate(free.deps.clock.now() + 1)
    await sql`update passwords set changed_at = ${later} where account = ${bo.account.id}`.execute(free.db.kysely)
    return right
  }
  await browser.submit({ 'current-password': PASSWORD })
  assert.deepEqual([browser.status, browser.refusal], [422, 'wrong-name-or-password'])
  await free.close()
})

test('a flow that closing the account deleted is simply gone, and its sessions with it', async () => {
  const free = await signInApp()
  const bo = await aMember(free)
  const browser = await withPassword(await atDoor(free), bo)
  const event = { account: bo.account.id, realm: 'campus', at: TEST_NOW }
  await free.db.transaction((tx) => free.deps.events.publish(tx, 'account.closed', event))
  await browser.go('/inside')
  assert.equal(browser.step, 'identify')
  await free.close()
})
