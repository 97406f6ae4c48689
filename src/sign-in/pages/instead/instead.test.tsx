import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import type { ComponentChild } from 'preact'
import { TEST_NOW, type TestApp, type TestDeps, testApp } from '../../../../test/harness/app.ts'
import { closeChromium, noBrowser, openChromium } from '../../../../test/harness/chromium.ts'
import { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import { packageRoot } from '../../../base/root.ts'
import { frameOf, openAssets, sendPage } from '../../../design/index.ts'
import { assetRoutes } from '../../../main/serving/asset-routes.ts'
import type { RegisteredMethod } from '../../../methods/index.ts'
import type { Proof } from '../../flow/state.ts'
import type { Shown, View } from '../view.ts'
import { AccessPassPage } from './access-pass.tsx'
import { KeepResetCodePage } from './keep-reset-code.tsx'
import { ResetCodePage } from './reset-code.tsx'

const CODE = '7K3QM-XW0PD-9RZ2A-HB4TN'
const who = { realm: 'campus', name: 'ann@student.test.example' }
const proof: Proof = { account: 'a', person: 'p', amr: ['pwd'], authTime: TEST_NOW }

const held = (kind: RegisteredMethod['kind'], id: string, more: Partial<RegisteredMethod> = {}): RegisteredMethod => ({
  ...{ kind, id, name: '', createdAt: TEST_NOW, lastUsedAt: undefined },
  ...more,
})
const PHONE = { shown: '+32 ••12' }
const METHODS: Record<string, RegisteredMethod[]> = {
  none: [],
  one: [held('totp', 't1', { name: '<b>Old phone</b>' })],
  several: [
    held('totp', 't1', { name: 'Old phone' }),
    held('sms', 'm1', PHONE),
    held('voice', 'm1', PHONE),
    held('security-key', 'k1', { disabledAt: TEST_NOW }),
  ],
}

const REFUSALS: Record<string, Shown> = {
  typo: { why: 'code-typo' },
  pass: { why: 'wrong-pass', left: 2 },
  reset: { why: 'wrong-reset-code', left: 1 },
}

type Query = { has?: string; refused?: string }

function doors(app: FastifyInstance, given: TestDeps) {
  const assets = openAssets({ folder: join(packageRoot(), 'dist', 'browser'), realmCss: '' })
  const deps = { ...given, assets }
  assetRoutes(app, assets)
  const viewOf = (request: FastifyRequest): View => ({
    ...{ frame: frameOf(request, deps), campus: given.campus, now: TEST_NOW, action: request.url },
    flow: { request: {} } as View['flow'],
    refusal: REFUSALS[(request.query as Query).refused ?? ''],
  })
  const page = (path: string, drawn: (view: View, query: Query) => ComponentChild) =>
    app.get(path, (request, reply) => sendPage(reply, drawn(viewOf(request), request.query as Query) as never))
  page('/pass', (view) => <AccessPassPage view={view} state={{ at: 'access-pass', who, proof }} />)
  page('/reset', (view, { has = 'several' }) => (
    <ResetCodePage view={view} state={{ at: 'reset-code', who, proof }} methods={METHODS[has] ?? []} />
  ))
  page('/keep', (view) => <KeepResetCodePage view={view} state={{ at: 'keep-reset-code', who, proof }} code={CODE} />)
}

let tested: TestApp
let browser: Browser
let origin: string
before(async () => {
  tested = await testApp({ doors })
  if (noBrowser) return
  origin = await tested.app.listen({ port: 0, host: '127.0.0.1' })
  browser = await openChromium()
})
after(async () => {
  await closeChromium(browser)
  await tested?.close()
})

const read = async (path: string): Promise<string> => (await new InjectBrowser(tested.app).go(path)).html

async function visit(path: string, options: BrowserContextOptions = {}) {
  const page = await (await browser.newContext({ locale: 'en-GB', ...options })).newPage()
  page.on('pageerror', (error) => assert.fail(`a script failed: ${error.message}`))
  page.on('console', (line) => {
    if (line.text().includes('Content Security Policy')) assert.fail(line.text())
  })
  await page.goto(origin + path)
  return page
}
const inChromium = (what: string, work: () => Promise<void>) => test(what, { skip: noBrowser }, work)

test('M13: with one thing there is nothing to choose, and the page says which goes', async () => {
  const page = await read('/reset?has=one&lang=en')
  assert.match(page, /<input type="hidden" name="lost" value="all"/)
  assert.match(page, /This method is removed: &lt;b>Old phone&lt;\/b>/)
  assert.match(page, /Remove this method/)
  assert.ok(!page.includes('type="radio"'))
  assert.match(await read('/reset?has=none&lang=nl'), /Je hebt geen methodes/)
})

test('M13: of several things each can be lost, a telephone once, a copied key not, and all of them unless told', async () => {
  const page = await read('/reset?lang=en')
  const choices = [...page.matchAll(/<input type="radio"[^>]*value="([^"]+)"( checked)?/g)].map(([, value]) => value)
  assert.deepEqual(choices, ['all', 'totp:t1', 'sms:m1'])
  assert.match(page, /value="all" checked/)
  assert.match(page, /Phone number \(\+32 ••12\)/)
  assert.match(page, /signed out everywhere else/)
})

test('M13, D6: refusals are said on top and at the field, in both languages', async () => {
  for (const [path, refusal, nl] of [
    ['/reset', 'reset', 'wrong-reset-code'],
    ['/reset', 'typo', 'code-typo'],
    ['/pass', 'pass', 'wrong-pass'],
    ['/pass', 'typo', 'code-typo'],
  ]) {
    for (const language of ['nl', 'en']) {
      const page = await read(`${path}?refused=${refusal}&lang=${language}`)
      assert.match(page, new RegExp(`role="alert" data-refusal="${nl}"`))
      assert.match(page, /aria-invalid="true"/)
    }
  }
})

test('M13: the code is shown with its address for programs, and how to use it, in both languages', async () => {
  for (const language of ['nl', 'en']) {
    const page = await read(`/keep?lang=${language}`)
    assert.match(page, new RegExp(`data-reset-code="${CODE}"`))
    assert.match(page, /data-step="keep-reset-code"/)
    assert.ok(page.includes(who.name))
  }
  assert.match(await read('/keep?lang=nl'), /Ik heb mijn code bewaard/)
})

inChromium(
  'M13: the code is downloaded as a file that the browser makes, and copied; no address holds it',
  async () => {
    const page = await visit('/keep', { acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] })
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    const download = await coming
    assert.equal(download.suggestedFilename(), 'reset-code.txt')
    const text = await readFile(await download.path(), 'utf8')
    assert.ok(text.includes(CODE) && text.includes(who.name) && text.includes('1 October 2026'))
    await page.getByRole('button', { name: 'Copy' }).click()
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), CODE)
    assert.ok(requests.every((url) => !url.includes(CODE)))
  },
)

inChromium('M13: the code is printed without the page around it', async () => {
  const page = await visit('/keep')
  await page.evaluate('window.print = () => { document.title = "printed" }')
  await page.getByRole('button', { name: 'Print' }).click()
  assert.equal(await page.title(), 'printed')
  await page.emulateMedia({ media: 'print' })
  assert.ok(await page.getByText(CODE).isVisible())
  assert.ok(await page.getByText('Try another way').isVisible())
  for (const name of ['Print', 'Copy', 'Download', 'I have kept my code'])
    assert.ok(!(await page.getByRole('button', { name }).isVisible()), name)
})

inChromium('M13: without scripts the code is there to be written down, and no button that does nothing', async () => {
  const page = await visit('/keep', { javaScriptEnabled: false })
  assert.ok(await page.getByText(CODE).isVisible())
  assert.ok(await page.getByRole('button', { name: 'I have kept my code' }).isVisible())
  for (const name of ['Print', 'Copy', 'Download']) assert.equal(await page.getByRole('button', { name }).count(), 0)
})

inChromium('the three pages pass axe and fit a phone, in both languages and colour schemes', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const path of ['/pass?refused=pass', '/reset?refused=typo', '/keep?lang=nl']) {
      const page = await visit(path, { colorScheme, viewport: { width: 390, height: 844 } })
      const { violations } = await new AxeBuilder({ page }).analyze()
      assert.deepEqual(
        violations.map(({ id }) => id),
        [],
        path,
      )
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390, path)
      await page.context().close()
    }
})
