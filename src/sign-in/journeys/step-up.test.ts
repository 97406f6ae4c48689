/** A session that is to rise: by what (LinOTP#63), and with which word of why. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  aCodeApp,
  aMember,
  atDoor,
  inside,
  type Member,
  PASSWORD,
  sessionIn,
  signInApp,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp } from '../../../test/harness/app.ts'
import { eventsOf } from '../../audit/index.ts'
import { asDate, DAY, HOUR, type Instant, MINUTE } from '../../base/time/instant.ts'
import { realmByKey } from '../../campus/index.ts'
import { freshnessFor } from '../../policies/index.ts'

let app: TestApp
let strict: TestApp
before(async () => {
  app = await signInApp({ session: '{ stepUp: 5m }' })
  strict = await signInApp({ mfaFrom: '2026-09-01', except: 'campus' })
})
after(async () => {
  await app?.close()
  await strict?.close()
})

const MAIL = { id: 'mail', name: 'Mail' }

/** Gives an account a code app that was registered at a moment; answers the code that it shows. */
async function addedAt(member: Member, then: Instant): Promise<(now: Instant) => string> {
  const code = await aCodeApp(app, member)
  const at = asDate(then)
  // Which one it is, its moment tells: the builder gives all the same, and this is the only one that still has it.
  await sql`update totp_registrations set confirmed_at = ${at}
    where account = ${member.account.id} and confirmed_at = ${asDate(TEST_NOW - HOUR)}`.execute(app.db.kysely)
  return code
}

test('LinOTP#63: a method added in a session does not raise it, not even after the password; a new sign-in takes it', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  const before = sessionIn(browser)
  app.deps.clock.advance(MINUTE)
  const code = await addedAt(ann, app.deps.clock.now())
  app.deps.clock.advance(MINUTE)
  await browser.go(inside({ level: 'mfa' }))
  assert.deepEqual([browser.step, browser.refusal], ['refused', 'method-too-new'])
  app.deps.clock.advance(10 * MINUTE)
  await browser.go(inside({ level: 'mfa', maxAge: 5 * MINUTE }))
  assert.equal(browser.step, 'password')
  await browser.submit({ 'current-password': PASSWORD })
  assert.deepEqual([browser.step, browser.refusal], ['refused', 'method-too-new'])
  assert.match(browser.text, /counts only from your next sign-in on.*Sign in again/)
  await browser.submit({ username: ann.name })
  assert.equal(browser.step, 'password')
  await browser.submit({ 'current-password': PASSWORD })
  assert.equal(browser.step, 'totp')
  await browser.submit({ 'one-time-code': code(app.deps.clock.now()) })
  const after = sessionIn(browser)
  assert.deepEqual(after?.amr, ['pwd', 'otp', 'mfa'])
  assert.notEqual(after?.id, before?.id, 'the session is another one')
})

test('LinOTP#63: beside an older method, a new one’s code does not raise the session', async () => {
  const ann = await aMember(app)
  const now = () => app.deps.clock.now()
  const old = await addedAt(ann, now() - DAY)
  const browser = await withPassword(await atDoor(app), ann)
  await browser.submit({ 'one-time-code': old(now()) })
  app.deps.clock.advance(MINUTE)
  const fresh = await addedAt(ann, now())
  app.deps.clock.advance(10 * MINUTE)
  await browser.go(inside({ maxAge: 5 * MINUTE }))
  await browser.submit({ 'current-password': PASSWORD })
  assert.equal(browser.step, 'totp')
  await browser.submit({ 'one-time-code': fresh(now()) })
  assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'totp', 'method-too-new'])
  await browser.submit({ 'one-time-code': old(now()) })
  assert.ok(sessionIn(browser))
})

test('LinOTP#63: a session that was taken over registers no first method without the password', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  app.deps.clock.advance(4 * MINUTE)
  assert.equal((await browser.go(inside({ level: 'mfa' }))).step, 'register-method', 'while the password is fresh')
  app.deps.clock.advance(2 * MINUTE)
  assert.equal((await browser.go(inside({ level: 'mfa' }))).step, 'password')
  await browser.submit({ 'current-password': PASSWORD })
  assert.equal(browser.step, 'register-method')
})

test('how fresh a proof must be is one figure for all, of the realm', () => {
  const [five, ten] = [app, strict]
    .map(({ deps }) => realmByKey(deps.campus, 'campus'))
    .map((realm) => realm && freshnessFor(realm))
  assert.deepEqual([five, ten], [5 * MINUTE, 10 * MINUTE])
})

test('the page says in one line why a second factor is asked, and the audit keeps all reasons', async () => {
  const [ann, bo] = [await aMember(strict), await aMember(strict)]
  const code = await aCodeApp(strict, ann)
  const home = await withPassword(await atDoor(strict), ann)
  assert.match(home.text, /Signing in with your Test account asks for a second factor\./)
  await home.submit({ 'one-time-code': code(strict.deps.clock.now()) })
  const details = async ({ account }: Member) =>
    (await eventsOf(strict.db.kysely, account.id, { limit: 9 })).find(({ what }) => what === 'sign-in.succeeded')
      ?.details
  assert.deepEqual((await details(ann))?.reasons, ['realm-requires', 'registered'])
  const campus = { remoteAddress: '10.10.1.1' }
  const there = await withPassword(await atDoor(strict, {}, campus), bo)
  assert.ok(sessionIn(there))
  const spared = await details(bo)
  assert.deepEqual([spared?.reasons, spared?.exceptedBy], [[], [{ of: 'realm', by: 'network', places: ['campus'] }]])
  const asked = await withPassword(await atDoor(strict, { level: 'mfa', application: MAIL }, campus), ann)
  assert.match(asked.text, /Mail asks for a second factor\./)
  strict.deps.clock.advance(MINUTE)
  await home.go(inside({ freshAfter: strict.deps.clock.now() }))
  await home.submit({ 'current-password': PASSWORD })
  assert.match(home.text, /Confirm that it's you/)
})
