import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anAccount, anEnrolment } from '../../../test/builders/people.ts'
import { aCodeApp, aMember, type Member, PASSWORD } from '../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp, testApp, testCampusYaml } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { DAY, MINUTE } from '../../base/time/instant.ts'
import { signInRoutes, subscribeSignIn } from '../../sign-in/index.ts'
import { adminRoutes, adminTasks } from '../index.ts'
import { countRegistrations, countsSince } from './counts-store.ts'

const ROLES = `roles: { admins: [{ account: campus/ada@student.demo.example }, { account: campus/bo@student.demo.example }] }\n`

let app: TestApp
let ada: Member
let adasCode: (now: number) => string
before(async () => {
  app = await testApp({
    yaml: `${testCampusYaml({ mfaFrom: '2026-10-20', except: 'campus' })}${ROLES}`,
    doors: async (web, deps) => {
      subscribeSignIn(deps.events)
      await web.register(signInRoutes(deps))
      adminRoutes(web, deps)
    },
  })
  ada = await aMember(app, { name: 'ada@student.demo.example', group: 'staff' })
  adasCode = await aCodeApp(app, ada)
  await aMember(app, { name: 'bo@student.demo.example', group: 'staff' })
  await aMember(app, { name: 'cis@student.demo.example' })
  const invited = await anAccount(app.db, { status: 'invited' })
  await anEnrolment(app.db, { person: invited.person })
})
after(() => app?.close())

const page = '/admin/registration'

/** Signs in on the way to a page, with a code where one is asked. */
type Way = { to?: string; code?: typeof adasCode; at?: string }
async function signIn(name: string, { to = page, code, at }: Way = {}) {
  const browser = new InjectBrowser(app.app, at === undefined ? {} : { remoteAddress: at })
  await browser.go(to)
  await browser.submit({ username: name })
  await browser.submit({ 'current-password': PASSWORD })
  if (browser.step === 'register-method') await browser.submit({}, 'later')
  if (code && browser.step === 'totp') await browser.submit({ 'one-time-code': code(app.deps.clock.now()) })
  return browser
}
const [ADA, BO, CIS] = ['ada', 'bo', 'cis'].map((name) => `${name}@student.demo.example`) as [string, string, string]
/** A code counts once: the next comes with the next half minute. */
const nextCode = () => app.deps.clock.advance(MINUTE)

test('who is not signed in is led to the sign-in, and comes back', async () => {
  nextCode()
  const browser = await signIn(ADA, { code: adasCode })
  assert.deepEqual([browser.url, browser.status], [page, 200])
  assert.match(browser.text, /Who has a second factor/)
  assert.match(browser.text, /Everybody must have one from 20 October 2026: 19 days from now/)
  assert.match(browser.html, /<a href="\/admin">/)
})

test('/admin leads to its first page', async () => {
  const browser = new InjectBrowser(app.app, { follow: false })
  await browser.go('/admin')
  assert.deepEqual([browser.status, browser.headers.location], [303, page])
})

test('an administrator with a second factor is asked for it, and again when it is old', async () => {
  nextCode()
  const browser = await signIn(ADA)
  assert.equal(browser.step, 'totp', 'the password alone opens nothing')
  await browser.submit({ 'one-time-code': adasCode(app.deps.clock.now()) })
  assert.equal(browser.status, 200)
  app.deps.clock.advance(11 * MINUTE)
  await browser.go(page)
  assert.equal(browser.step, 'password')
  await browser.go('/admin/registration.csv')
  assert.equal(browser.step, 'password')
})

test('a trusted network spares an administrator nothing', async () => {
  nextCode()
  const browser = await signIn(ADA, { at: '10.10.3.4' })
  assert.equal(browser.step, 'totp')
  await browser.submit({ 'one-time-code': adasCode(app.deps.clock.now()) })
  assert.deepEqual([browser.url, browser.status], [page, 200])
})

test('an administrator without one gets in by the password until the realm demands more', async () => {
  const browser = await signIn(BO)
  assert.deepEqual([browser.url, browser.status], [page, 200])
})

test('who is no administrator reads why, and gets no figures (ATTACK 29)', async () => {
  const browser = await signIn(CIS)
  for (const address of [page, '/admin/registration.csv', `${page}?realm=association`]) {
    await browser.go(address)
    assert.deepEqual([browser.status, browser.refusal, browser.step], [403, 'not-an-administrator', 'refused'], address)
  }
})

test('the same name in another realm is another account, and no administrator', async () => {
  assert.equal((await signIn(CIS)).status, 403)
  const { roles } = app.deps.campus
  assert.ok(roles.admins.every(({ account }) => account.realm === 'campus'))
})

test('P1: active accounts are counted by realm and group, those with a second factor apart', async () => {
  const { person } = await anAccount(app.db, { realm: 'association' })
  await anEnrolment(app.db, { person, group: 'staff' })
  await anEnrolment(app.db, { person, group: 'student' })
  assert.deepEqual(await countRegistrations(app.db.kysely), [
    { realm: 'association', group: '', accounts: 1, registered: 0 },
    { realm: 'association', group: 'staff', accounts: 1, registered: 0 },
    { realm: 'association', group: 'student', accounts: 1, registered: 0 },
    { realm: 'campus', group: '', accounts: 3, registered: 1 },
    { realm: 'campus', group: 'staff', accounts: 2, registered: 1 },
    { realm: 'campus', group: 'student', accounts: 1, registered: 0 },
  ])
})

test('P1: before the second day there is no chart, and the page says when there will be', async () => {
  const browser = await signIn(BO)
  assert.match(browser.text, /The chart begins tomorrow/)
  assert.ok(!browser.html.includes('sb-chart'))
  assert.match(browser.text, /33 % ?of all accounts|of all accounts ?33/)
})

test('P1: the job keeps one count a day, the last; the chart joins them to today', async () => {
  const { task } = adminTasks(app.deps)['admin.registration'] ?? {}
  assert.ok(task)
  const yesterday = TEST_NOW - DAY
  await task({}, { now: yesterday - 2 * DAY })
  await task({}, { now: yesterday })
  await aMember(app, { name: 'dee@student.demo.example' })
  await task({}, { now: yesterday + 60 * MINUTE })
  const kept = await countsSince(app.db.kysely, { realm: 'campus', day: '2026-09-01' })
  assert.deepEqual(
    kept.filter(({ group }) => group === '').map(({ day, accounts }) => [day, accounts]),
    [
      ['2026-09-28', 3],
      ['2026-09-30', 4],
    ],
  )
  const browser = await signIn(BO, { to: `${page}?lang=nl` })
  // A phone gets a drawing of its own, whose words can be read; the one that is not shown is not read out either.
  for (const shownAt of ['only-wide', 'only-phone'])
    assert.match(
      browser.html,
      new RegExp(
        `<svg class="plot ${shownAt}"[^>]* role="img" aria-label="Alle accounts: 33\u00a0% op 28 september, 25\u00a0% vandaag\\. `,
      ),
    )
  assert.match(browser.html, /Verplicht vanaf 20 oktober/)
  assert.match(browser.text, /30 september 2026 1 \/ 4 \(25 %\)/)
})

test('P1: the CSV says the same, for a spreadsheet', async () => {
  const browser = await signIn(BO)
  await browser.go('/admin/registration.csv?realm=campus&days=30')
  assert.equal(browser.headers['content-type'], 'text/csv; charset=utf-8')
  assert.equal(browser.headers['content-disposition'], 'attachment; filename="registration-campus-2026-10-01.csv"')
  assert.match(browser.html, /^day,realm,group,accounts,registered,share\r\n2026-09-28,campus,,3,1,0\.3333\r\n/)
})

test('what stands in the address and is none of ours changes nothing', async () => {
  const browser = await signIn(BO)
  for (const query of ['?realm=__proto__', '?realm=constructor', '?days=-1', '?days=1e9', '?realm=a&realm=b', '?x=1']) {
    await browser.go(page + query)
    assert.equal(browser.status, 200, query)
    assert.match(browser.html, /aria-current="page"[^>]*>90 days/, query)
  }
})

test('a realm in which nobody is yet says how to begin', async () => {
  await sql`update accounts set status = 'suspended' where realm = 'association'`.execute(app.db.kysely)
  await sql`delete from registration_counts where realm = 'association'`.execute(app.db.kysely)
  const browser = await signIn(BO)
  await browser.go(`${page}?realm=association`)
  assert.match(browser.text, /Nobody yet No account of this kind is active/)
})
