/** Pages that no other journey comes by, and every page's other language. */
import assert from 'node:assert/strict'
import { languages } from '../../src/i18n/index.ts'
import { journeys } from './campus.ts'
import { appOf, signIn } from './ways.ts'

const PUBLIC = [
  '/demo',
  '/demo?clock=clock-backwards',
  '/demo/design',
  '/demo/notices',
  '/demo/notices/tricked/en',
  '/demo/notices/record-wrong/nl?realm=association',
  '/demo/app',
  '/nothing-here',
  '/activate',
  '/activate?code=wrong',
  '/mfa-reset',
  '/demo/notices/methods-reset/nl',
  '/activate/018f0000-0000-7000-8000-000000000000',
  '/signed-out',
  '/?account=campus',
  '/?q=%F0%9F%94%91'.repeat(30),
  '/realms/campus/auth?client_id=nobody',
  '/realms/campus/auth?client_id=demo-app&redirect_uri=http://elsewhere.example/',
  '/realms/campus/auth?client_id=demo-app',
  '/realms/campus/logout?id_token_hint=none',
  '/realms/campus/logout/done',
  '/demo/app/callback?code=none',
]

const OWN = [
  '/',
  '/account/security-info',
  '/account/security-info/totp',
  '/account/security-info/app',
  '/account/password',
  '/account/activity',
  '/admin/registration',
  '/account/sessions',
  '/account/tricked',
  '/sign-out',
]

const journey = journeys()

for (const language of languages) {
  journey(`E1 E2: each page that stands open, in ${language}`, async ({ visitor }) => {
    const one = await visitor({ language })
    for (const path of PUBLIC) {
      await one.go(path)
      assert.equal(await one.language(), language, path)
    }
  })
}

journey('E1 E2: each page of a signed-in person, in both languages', async ({ product, visitor }) => {
  const alex = await visitor()
  await alex.go('/')
  await signIn(alex, 'r0000003', await appOf(product, 'r0000003'))
  for (const language of languages) {
    for (const path of OWN) {
      await alex.go(`${path}?lang=${language}`)
      assert.equal(await alex.language(), language, path)
      // What is added on a page has an address of its own below it.
      assert.ok(`${new URL(alex.page.url()).pathname}/`.startsWith(path === '/' ? path : `${path}/`), path)
    }
  }
  await alex.go('/account/security-info')
  await alex.click('main a[href*="/account/security-info/methods/"]')
})
