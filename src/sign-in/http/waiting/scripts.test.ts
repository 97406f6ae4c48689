/** What the scripts of the waiting pages do, in Chromium: where streams are cut, where codes run out, and what goes along. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { aMember, type Member, PASSWORD } from '../../../../test/builders/sign-in.ts'
import { aPhoneApp } from '../../../../test/builders/sign-in-phone.ts'
import { type TestApp, testApp, testCampusYaml } from '../../../../test/harness/app.ts'
import { closeChromium, noBrowser, openChromium } from '../../../../test/harness/chromium.ts'
import { packageRoot } from '../../../base/root.ts'
import { openAssets } from '../../../design/index.ts'
import { assetRoutes } from '../../../main/serving/asset-routes.ts'
import { requireSession } from '../../begin.ts'
import { subscribeSignIn } from '../../upkeep.ts'
import { signInRoutes } from '../plugin.ts'

let own: TestApp
let browser: Browser
let origin: string

before(async () => {
  if (noBrowser) return
  own = await testApp({
    yaml: testCampusYaml({ methods: 'app, app-code, totp', mfaFrom: '2026-09-01', oneRealm: true }),
    doors: async (app, given) => {
      const assets = openAssets({ folder: join(packageRoot(), 'dist', 'browser'), realmCss: '' })
      const deps = Object.assign(given, { assets })
      assetRoutes(app, assets)
      subscribeSignIn(deps.events)
      await app.register(signInRoutes(deps))
      app.get('/inside', async (request, reply) => {
        const session = await requireSession(deps, request, reply, { returnTo: request.url, realm: 'campus' })
        return session ? { inside: session.signInName } : reply
      })
    },
  })
  origin = (await own.app.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost')
  browser = await openChromium()
})
after(async () => {
  await closeChromium(browser)
  await own?.close()
})

async function aPage(): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext()
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  return { page, faults }
}

const someone = async (): Promise<{ member: Member; phone: Awaited<ReturnType<typeof aPhoneApp>> }> => {
  const member = await aMember(own)
  return { member, phone: await aPhoneApp(own, member) }
}

const codeOn = async (page: Page): Promise<string> => (await page.locator('[data-qr]').getAttribute('data-qr')) ?? ''

/** The number, once the page shows it. */
async function numberOn(page: Page): Promise<string> {
  const shown = page.locator('[data-number]:visible')
  await shown.waitFor()
  return (await shown.getAttribute('data-number')) ?? ''
}

test('M3: where streams are cut on their way the page asks every now and then, and goes on all the same', {
  skip: noBrowser,
}, async () => {
  const { member, phone } = await someone()
  const { page, faults } = await aPage()
  await page.route('**/live', (route) => {
    const asks = route.request().headers().accept === 'application/json'
    return asks ? route.continue() : route.fulfill({ status: 502, body: '' })
  })
  await page.goto(`${origin}/inside`)
  const { request } = await phone.scan(await codeOn(page))
  assert.ok(request)
  await phone.approve(request, { number: await numberOn(page) })
  await page.getByText(member.name).waitFor()
  assert.deepEqual(faults, [])
})

test('M3: who asks for too many codes sees none, and a button goes on', { skip: noBrowser }, async () => {
  const { page } = await aPage()
  let refused = true
  await page.route('**/qr', (route) => (refused ? route.fulfill({ status: 429, body: '{}' }) : route.continue()))
  await page.goto(`${origin}/inside`)
  const again = page.locator('[data-again]')
  await again.waitFor()
  assert.equal(await page.locator('.sb-qr').isVisible(), false)
  refused = false
  await again.click()
  await page.locator('[data-qr]').waitFor()
  assert.equal(await again.isVisible(), false)
})

test('P7: a shared computer is said with the QR code too', { skip: noBrowser }, async () => {
  const { phone } = await someone()
  const { page } = await aPage()
  await page.goto(`${origin}/inside`)
  await page.locator('input[name="shared"]').check()
  const { request } = await phone.scan(await codeOn(page))
  assert.ok(request)
  const number = await numberOn(page)
  const sent = page.waitForRequest((one) => one.method() === 'POST' && !one.url().endsWith('/qr'))
  await phone.approve(request, { number })
  assert.match((await sent).postData() ?? '', /device=yes&shared=yes$/)
})

test('M1: the page goes on within a second of the approval', { skip: noBrowser }, async () => {
  const { member, phone } = await someone()
  const { page, faults } = await aPage()
  await page.goto(`${origin}/inside`)
  await page.fill('input[name="username"]', member.name)
  await page.click('main button[value="continue"]')
  await page.fill('input[name="password"]', PASSWORD)
  await page.click('main button[value="continue"]')
  const number = await numberOn(page)
  const request = await phone.asked()
  await page.getByText('The app is open').first().waitFor()
  await phone.approve(request, { number })
  const approved = Date.now()
  await page.getByText(member.name).waitFor()
  assert.ok(Date.now() - approved < 2_000, `${Date.now() - approved} ms on a machine that does much else`)
  assert.deepEqual(faults, [])
})
