/** One person, two accounts; what happens to the one leaves the other alone. Signing out, wherever it can be done. */
import assert from 'node:assert/strict'
import { advance, outboxOf, type Product } from '../harness/product.ts'
import { DEMO_PASSWORD, journeys } from './campus.ts'
import type { Visitor } from './visitor.ts'
import { appOf, signIn, withCodeApp } from './ways.ts'

const NOOR = 'noor.lindeblad@student.demo.example'
const NOOR_TOO = 'r0000001'
const SAM = 'sam.zilverberk@student.demo.example'
const NEW_PASSWORD = 'paarse Olifant eet traag ijs'

const journey = journeys()

/** Signs in with both accounts in one browser, and answers their code apps, registered on the way. */
async function withBoth(noor: Visitor) {
  await noor.go('/?account=campus')
  const campus = await signIn(noor, NOOR)
  await noor.go('/?account=association')
  const association = await signIn(noor, NOOR_TOO)
  return { campus, association }
}

/** Whether this browser's session with the account of this realm lives. */
async function isSignedIn(visitor: Visitor, realm: string): Promise<boolean> {
  await visitor.go(`/account/activity?account=${realm}`)
  return new URL(visitor.page.url()).pathname === '/account/activity'
}

journey(
  'A1 A6 A9: a person sees both accounts, chooses one, and its new password ends the sessions of that one elsewhere',
  async ({ product, visitor }) => {
    const noor = await visitor({ language: 'nl' })
    const apps = await withBoth(noor)
    await noor.go('/')
    const launch = await noor.text()
    for (const words of [NOOR, NOOR_TOO, 'Uurrooster', 'Leerplein'])
      assert.ok(launch.includes(words), `the launch page lacks ${words}`)

    const elsewhere = await visitor({ phone: true, language: 'nl' })
    await elsewhere.go('/?account=campus')
    await visitLater(product, elsewhere, NOOR, apps.campus)
    await elsewhere.go('/?account=association')
    await visitLater(product, elsewhere, NOOR_TOO, apps.association)

    await (await noor.go('/account/password')).at('choose-account')
    assert.equal(await noor.page.locator('main li[data-realm]').count(), 2)
    await noor.click('main li[data-realm="campus"] a')
    await noor.fill('current-password', DEMO_PASSWORD)
    for (const [password, why] of [
      ['wachtwoord123', 'password-refused'],
      ['Lindeblad Noor 2005', 'password-refused'],
      [DEMO_PASSWORD, 'same-password'],
    ] as const) {
      await noor.fill('current-password', DEMO_PASSWORD)
      await noor.fill('new-password', password)
      await noor.press('continue')
      assert.equal(await noor.refusal(), why)
    }
    await noor.fill('current-password', 'niet het juiste')
    await noor.fill('new-password', NEW_PASSWORD)
    await noor.press('continue')
    assert.equal(await noor.refusal(), 'current-password-wrong')
    await noor.fill('current-password', DEMO_PASSWORD)
    await noor.fill('new-password', NEW_PASSWORD)
    await noor.press('continue')
    assert.equal(await noor.refusal(), undefined)

    assert.deepEqual([await isSignedIn(noor, 'campus'), await isSignedIn(noor, 'association')], [true, true], 'here')
    assert.deepEqual(
      [await isSignedIn(elsewhere, 'campus'), await isSignedIn(elsewhere, 'association')],
      [false, true],
      'elsewhere',
    )
    assert.ok(
      (await outboxOf(product, 'noor@home.demo.example')).some(({ subject }) => /wachtwoord/i.test(subject)),
      'no mail about it',
    )
  },
)

/** With a code that is not the one by which the app was registered: the clock goes on. */
async function visitLater(
  product: Product,
  visitor: Visitor,
  ...[username, app]: [string, Parameters<typeof signIn>[2]]
): Promise<void> {
  await advance(product, 'PT1M')
  await signIn(visitor, username, app)
}

journey(
  'A9 E2: the launch page is searched, and a favourite comes first, with and without scripts',
  async ({ product, visitor }) => {
    const app = await appOf(product, 'robin.morningdew@student.demo.example')
    for (const scripts of [true, false]) {
      const robin = await visitor({ scripts })
      await robin.go('/')
      await visitLater(product, robin, 'robin.morningdew@student.demo.example', app)
      const star = robin.page.locator('main li', { hasText: scripts ? 'Timetable' : 'Library' }).getByRole('button')
      await robin.click(star)
      const first = await robin.page.locator('main ul li').first().innerText()
      assert.match(first, scripts ? /Timetable/ : /Library|Timetable/)
      await robin.go('/?q=print')
      assert.match(await robin.text(), /Printing credit/)
      assert.doesNotMatch(await robin.text(), /Timetable/)
      await robin.go('/?q=nothing%20like%20this')
    }
  },
)

journey('E3: what happened stands on the activity page', async ({ product, visitor }) => {
  const alex = await visitor()
  await alex.go('/')
  await signIn(alex, 'r0000003', await appOf(product, 'r0000003'))
  await alex.click('nav a[href^="/account/activity"]')
  assert.match(await alex.text(), /127\.0\.0\.1|Chrom/)
})

journey(
  'P5: an application signs out of the account, refreshes, and asks for a second factor when it needs one',
  async ({ product, visitor }) => {
    const sam = await visitor({ language: 'nl' })
    await sam.page.setExtraHTTPHeaders({ 'x-forwarded-for': '10.10.1.2' }) // at a computer of the campus no second factor is due
    await sam.go('/demo/app/start?realm=campus')
    await signIn(sam, SAM)
    assert.match(await sam.text(), /Dag Sam[\s\S]*REFEDS SFA/)
    await sam.click('main form[action="/demo/app/refresh"] button')
    assert.match(await sam.text(), /tokens zijn nieuw/)
    await (await sam.click('main a[href*="level=mfa"]')).at('register-method')
    const app = await (await withCodeApp(sam)).scan()
    await sam.typeCode(app)
    await sam.press('continue')
    assert.match(await sam.text(), /REFEDS MFA/)
    await advance(product, 'PT1M') // for a fresh code
    await (await sam.click('main a[href*="again=yes"]')).at('password')
    await sam.fill('current-password', DEMO_PASSWORD)
    await (await sam.press('continue')).at('totp')
    await sam.typeCode(app)
    await sam.press('continue')
    assert.match(await sam.text(), /Dag Sam/)
    await (await sam.click('main form[action="/demo/app/sign-out"] button')).at('sign-out')
    await sam.press('yes')
    await sam.at('choose-account')
    assert.equal(new URL(sam.page.url()).pathname, '/demo/app')
    assert.equal(await isSignedIn(sam, 'campus'), false)
  },
)

journey(
  'A1: signing out names the accounts, ends one or all, and tells the application',
  async ({ product, visitor }) => {
    const sam = await visitor({ phone: true })
    await sam.page.setExtraHTTPHeaders({ 'x-forwarded-for': '10.10.1.2' })
    await sam.go('/demo/app/start?realm=association')
    await visitLater(product, sam, 'r0000002', await appOf(product, 'r0000002'))
    await sam.go('/?account=campus')
    await signIn(sam, SAM)
    await (await sam.go('/sign-out')).at('sign-out')
    await (await sam.click('main form:has(input[name="realm"][value="association"]) button')).at('done')
    assert.deepEqual([await isSignedIn(sam, 'association'), await isSignedIn(sam, 'campus')], [false, true])
    await sam.go('/demo/app')
    assert.match(await sam.text(), /Ended by Sleutelbos/)
    await sam.go('/')
    await sam.page.locator('header summary').click()
    await (await sam.click('header .sb-menu form button')).at('done')
    assert.equal(await isSignedIn(sam, 'campus'), false)
  },
)
