/** The launch page (A9), as a browser without scripts sees it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aMemberTwice, aNewcomer, post, selfServiceApp, signedInAt } from '../../../test/builders/self-service.ts'
import { aMember, withPassword } from '../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'

let app: TestApp
before(async () => {
  app = await selfServiceApp()
})
after(() => app.close())

const tilesIn = ({ html }: InjectBrowser) =>
  [...html.matchAll(/<a href="https:[^"]*"[\s\S]*?<b>([^<]*)<\/b>/g)].map(([, name]) => name)
const groupOf = ({ html }: InjectBrowser, realm: string) =>
  new RegExp(`<section class="sb-group" data-realm="${realm}">[\\s\\S]*?</section>`).exec(html)?.[0] ?? ''

test('A9: each account shows what it opens; those not signed in lead to the application, with a way to sign in here too', async () => {
  const { campus, association } = await aMemberTwice(app)
  const browser = await signedInAt(app, campus, '/?account=campus')
  assert.match(browser.text, /Good afternoon, Ann/)
  assert.deepEqual(tilesIn(browser), ['Café', 'Timetable', 'Learning square'])
  assert.match(groupOf(browser, 'campus'), new RegExp(`${campus.name}[\\s\\S]*Signed in until`))
  const other = groupOf(browser, 'association')
  assert.match(other, new RegExp(`${association.name}[\\s\\S]*href="/\\?account=association"[^>]*>Sign in here too`))
  assert.doesNotMatch(other, /<form/, 'favourites are for who is signed in')
  await withPassword(await browser.go('/?account=association'), association)
  assert.match(groupOf(browser, 'association'), /Signed in until/)
  assert.match(groupOf(browser, 'campus'), /Signed in until/)
})

test('A9: who an application is for is respected: group, programme and day', async () => {
  const student = await signedInAt(app, await aMember(app))
  assert.deepEqual(tilesIn(student), ['Café', 'Timetable'])
  const staff = await signedInAt(app, await aMember(app, { group: 'staff' }))
  assert.deepEqual(tilesIn(staff), ['Café', 'Staff room'])
})

test('A9: search narrows, forgives accents and capitals, and says so when there is nothing', async () => {
  const { campus } = await aMemberTwice(app)
  const browser = await signedInAt(app, campus, '/?account=campus')
  assert.deepEqual(tilesIn(await browser.go('/?q=CAFE')), ['Café'])
  assert.equal(groupOf(browser, 'association'), '', 'an account without a hit stays away')
  assert.deepEqual(tilesIn(await browser.go('/?q=lessons')), ['Timetable'], 'what it is about counts too')
  assert.match(browser.html, /<input[^>]*name="q"[^>]*value="lessons"/)
  await browser.go('/?q=%3Cb%3Exyzzy')
  assert.deepEqual([browser.status, tilesIn(browser)], [200, []])
  assert.match(browser.text, /Nothing found for “<b>xyzzy”.*Show all/)
  assert.ok(!browser.html.includes('<b>xyzzy'))
  for (const address of [`/?q=${'x'.repeat(2000)}`, '/?q=a&q=b', '/?q=%00'])
    assert.equal((await browser.go(address)).status, 200)
})

test('A9: favourites come first, of this account alone, and the search is kept', async () => {
  const ann = await aMember(app)
  const browser = await signedInAt(app, ann, '/?q=t')
  await browser.submit({ application: 'timetable' })
  assert.match(browser.url, /^\/\?q=t#star-timetable$/)
  await browser.go('/')
  assert.deepEqual(tilesIn(browser), ['Timetable', 'Café'])
  assert.match(browser.html, /aria-label="Favourite: Timetable" aria-pressed="true"/)
  await browser.submit({ application: 'timetable' })
  assert.deepEqual(tilesIn(await browser.go('/')), ['Café', 'Timetable'])
  const bo = await signedInAt(app, await aMember(app))
  assert.deepEqual(tilesIn(bo), ['Café', 'Timetable'])
})

test('a favourite that is none of the realm is not kept, and one of nobody is no page', async () => {
  const browser = await signedInAt(app, await aMember(app))
  for (const application of ['learning', 'nothing', '__proto__', 'constructor']) {
    await post(app, browser, { to: '/favourites', fields: { application, favourite: 'yes' } })
    assert.deepEqual([browser.status, browser.url], [200, '/'])
  }
  assert.doesNotMatch(browser.html, /aria-pressed="true"/)
  const out = new InjectBrowser(app.app)
  await post(app, out, { to: '/favourites', fields: { application: 'cafe', favourite: 'yes' } })
  assert.equal(out.step, 'identify', 'a sign-in that ended leads back to a page that is there')
})

test('A9: a deep link survives sign-in', async () => {
  const { campus, association } = await aMemberTwice(app)
  for (const [address, member] of [
    ['/?q=cafe', campus],
    ['/account/security-info?account=association', association],
    ['/account/activity?account=campus&before=999999', campus],
  ] as const) {
    const browser = await signedInAt(app, member, address)
    assert.deepEqual([browser.url, browser.status], [address, 200])
  }
})

test('an account that waits for its activation says how it begins', async () => {
  const ann = await aMember(app)
  await aNewcomer(app, { realm: 'association', person: ann.account.person })
  const browser = await signedInAt(app, ann, '/')
  assert.match(groupOf(browser, 'association'), /href="\/activate"[^>]*>Activate account[\s\S]*not active yet/)
})

test('an account that opens nothing says what will be here', async () => {
  const own = await selfServiceApp({ associationMethods: 'totp' })
  const ann = await aMember(own)
  const { deps } = own
  Object.assign(deps, { campus: { ...deps.campus, applications: {} } })
  const browser = await signedInAt(own, ann)
  assert.match(browser.text, /No applications yet/)
  await own.close()
})
