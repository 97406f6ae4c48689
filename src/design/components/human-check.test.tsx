import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import type { FastifyInstance } from 'fastify'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type TestApp, type TestDeps, testApp } from '../../../test/harness/app.ts'
import { closeChromium, noBrowser, openChromium } from '../../../test/harness/chromium.ts'
import { makeHumanCheck } from '../../base/abuse/human-check/human-check.ts'
import { parseHumanAnswer, passHumanCheck } from '../../base/abuse/human-check/pass.ts'
import { makePatience } from '../../base/abuse/human-check/patience.ts'
import { packageRoot } from '../../base/root.ts'
import { SECOND } from '../../base/time/instant.ts'
import { assetRoutes } from '../../main/serving/asset-routes.ts'
import { openAssets } from '../assets.ts'
import { DoorPage } from '../frames/door-page.tsx'
import { frameOf } from '../frames/frame-of.ts'
import { sendPage } from '../frames/send-page.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { Form, Refusal } from './form.tsx'
import { HumanCheck, HumanWait } from './human-check.tsx'

const purpose = 'test'
let tested: TestApp
let browser: Browser
let origin: string

/** A door as any other: a form with the check, and the page where one waits. */
function door(app: FastifyInstance, given: TestDeps) {
  const assets = openAssets({ folder: join(packageRoot(), 'dist', 'browser'), realmCss: '' })
  const deps = { ...given, assets }
  assetRoutes(app, assets)
  app.get('/form', async (request, reply) => {
    const frame = frameOf(request, deps)
    const { challenge } = await makeHumanCheck(deps, { purpose, now: request.visit.now })
    const patience = makePatience(deps, { purpose, now: request.visit.now })
    return sendPage(
      reply,
      <DoorPage frame={frame} step="identify" title="Form">
        <Form action="/form" formToken={frame.formToken}>
          <div class="stack gap-5">
            <Field name="mail" label="Mail" autocomplete="email" door />
            <HumanCheck t={frame.t} challenge={challenge} patience={patience} />
            <Button kind="main">Send</Button>
          </div>
        </Form>
      </DoorPage>,
    )
  })
  app.post('/form', async (request, reply) => {
    const frame = frameOf(request, deps)
    const { mail } = request.body as { mail?: string }
    const fields = parseHumanAnswer(request.body)
    const pass = await passHumanCheck(deps, deps.db.kysely, { purpose, fields, visit: request.visit })
    if (pass.passed) return sendPage(reply, <DoorPage frame={frame} step="done" title={`Sent for ${mail}`} />)
    if (pass.why !== 'human-check-wait')
      return sendPage(reply, <Refusal refusal={pass.why} t={frame.t} />, { status: 422 })
    return sendPage(
      reply,
      <DoorPage frame={frame} step="human-check" title={frame.t('human-check.wait.title')}>
        <Form action="/form" formToken={frame.formToken}>
          <HumanWait
            {...{ t: frame.t, language: frame.language, wait: pass.retryAfter, patience: pass.patience }}
            {...{ button: 'Send', typed: { mail } }}
          />
          <Button kind="main">Send</Button>
        </Form>
      </DoorPage>,
      { status: 429 },
    )
  })
}

before(async () => {
  if (noBrowser) return
  tested = await testApp({ doors: door })
  origin = await tested.app.listen({ port: 0, host: '127.0.0.1' })
  browser = await openChromium()
})
after(async () => {
  await closeChromium(browser)
  await tested?.close()
})

async function visit(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  const page = await context.newPage()
  page.on('pageerror', (error) => assert.fail(`a script failed: ${error.message}`))
  page.on('console', (line) => {
    if (line.text().includes('Content Security Policy')) assert.fail(line.text())
  })
  await page.goto(`${origin}/form`)
  return page
}
const accessible = async (page: Page) =>
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    [],
  )
const step = (page: Page) => page.locator('main').getAttribute('data-step')

test('the check solves itself while the person types, says so to eye and ear, and lets them through', {
  skip: noBrowser,
}, async () => {
  const page = await visit()
  await page.getByLabel('Mail').fill('ann@mail.example')
  const status = page.getByRole('status')
  await status.getByText('Checked: you are not a robot.').waitFor()
  await accessible(page)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Sent for ann@mail.example' }).waitFor()
  assert.equal(await step(page), 'done')
})

test('who sends the form before it is solved is held for a moment, and then sent, once', {
  skip: noBrowser,
}, async () => {
  const page = await visit()
  const posts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  await page.evaluate(() => {
    const field = (globalThis as unknown as { document: { forms: ArrayLike<{ requestSubmit(): void }> } }).document
    field.forms[0]?.requestSubmit()
    field.forms[0]?.requestSubmit()
  })
  await page.getByRole('heading', { name: 'Sent for' }).waitFor()
  assert.equal(posts.length, 1)
})

test('without scripts the form asks for half a minute, keeps what was typed, and lets through after it', {
  skip: noBrowser,
}, async () => {
  const page = await visit({ javaScriptEnabled: false })
  // Chromium without scripts by the driver's hand still lays `noscript` out as if it had them.
  assert.match(await page.content(), /<noscript>.*Your browser runs no scripts\./)
  await page.getByLabel('Mail').fill('bo@mail.example')
  await page.getByRole('button', { name: 'Send' }).click()
  assert.equal(await step(page), 'human-check')
  await page.getByText('Wait 30 seconds').waitFor()
  await page.getByRole('button', { name: 'Send' }).click()
  assert.equal(await step(page), 'human-check', 'impatience leads nowhere')
  tested.deps.clock.advance(30 * SECOND)
  await page.getByRole('button', { name: 'Send' }).click()
  assert.equal(await step(page), 'done')
  await page.getByRole('heading', { name: 'Sent for bo@mail.example' }).waitFor()
})

test('a browser that cannot do the work says so, and goes the way of patience', { skip: noBrowser }, async () => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }))
  await page.goto(`${origin}/form`)
  await page.getByRole('status').getByText('The check does not work in this browser.').waitFor()
  await page.getByRole('button', { name: 'Send' }).click()
  assert.equal(await step(page), 'human-check')
  await accessible(page)
})
