import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { aRealmWithKeys, LOCKOUT } from '../../../../test/builders/keys.ts'
import { anAccount } from '../../../../test/builders/people.ts'
import { type TestApp, type TestDeps, testApp } from '../../../../test/harness/app.ts'
import { closeChromium, noBrowser, openChromium } from '../../../../test/harness/chromium.ts'
import { virtualKeys } from '../../../../test/harness/virtual-keys.ts'
import { packageRoot } from '../../../base/root.ts'
import { Button, DoorPage, Field, Form, frameOf, openAssets, sendPage } from '../../../design/index.ts'
import { assetRoutes } from '../../../main/serving/asset-routes.ts'
import { checkKey, confirmKey, keyCreation, keyRequest } from '../../../methods/index.ts'
import { RegisterKey } from '../register/register-key.tsx'
import { KeyAsk, PasskeyOffer } from './key-ask.tsx'

let tested: TestApp
let browser: Browser
let origin: string
let account: string

type Query = { Querystring: { wanted?: 'passkey'; verification?: string; model?: string; offer?: string } }
type Answer = { answer?: string; passkey?: string; name?: string; shared?: string }

/** Three pages: one that registers a key, one that asks for it, and a first page that offers passkeys. */
function doors(app: FastifyInstance, given: TestDeps) {
  const assets = openAssets({ folder: join(packageRoot(), 'dist', 'browser'), realmCss: '' })
  const deps = () => ({ ...given, assets, baseUrl: origin })
  assetRoutes(app, assets)
  const binding = 'test'
  const wantedIn = ({ wanted }: Query['Querystring']) => wanted ?? ('security-key' as const)
  const realmOf = ({ verification, model }: Query['Querystring']) =>
    aRealmWithKeys({ ...(verification && { verification }), ...(model && { attestation: { allow: [model] } }) })
  const labels = { label: 'ann@student.test.example', displayName: 'Ann' }

  app.get<Query>('/new', async (request, reply) => {
    const [frame, { now }] = [frameOf(request, deps()), request.visit]
    const wanted = wantedIn(request.query)
    const realm = realmOf(request.query)
    const asked = { account, realm, wanted, binding, now, ...labels }
    const options = await keyCreation(deps(), given.db.kysely, asked)
    const props = { frame, action: request.url, hidden: { kind: wanted }, refusal: undefined, now }
    const models = realm.mfa.keys.attestation?.allow
    return sendPage(
      reply,
      <DoorPage frame={frame} step="register-method" title="New">
        <RegisterKey {...props} wanted={wanted} options={options} models={models} />
      </DoorPage>,
    )
  })
  app.post<Query>('/new', async (request) => {
    const { answer = '', name } = request.body as Answer
    const wanted = wantedIn(request.query)
    const asked = { account, realm: realmOf(request.query), wanted, binding, now: request.visit.now, answer }
    return given.db.transaction((tx) => confirmKey(deps(), tx, { ...asked, ...(name && { name }) }))
  })
  app.get<Query>('/ask', async (request, reply) => {
    const frame = frameOf(request, deps())
    const asked = { account, realm: realmOf(request.query), binding, now: request.visit.now }
    const options = await keyRequest(deps(), given.db.kysely, asked)
    return sendPage(
      reply,
      <DoorPage frame={frame} step="security-key" title="Ask">
        <Form action={request.url} formToken={frame.formToken}>
          <KeyAsk t={frame.t} does="get" options={options} />
          <Button name="act" value="continue">
            Sign in
          </Button>
        </Form>
      </DoorPage>,
    )
  })
  app.post<Query>('/ask', (request) => {
    const { answer = '' } = request.body as Answer
    const asked = { account, realm: realmOf(request.query), binding, now: request.visit.now, lockout: LOCKOUT }
    return given.db.transaction((tx) => checkKey(deps(), tx, { ...asked, answer }))
  })
  app.get('/first', async (request, reply) => {
    const frame = frameOf(request, deps())
    const options = await keyRequest(deps(), given.db.kysely, { binding, now: request.visit.now })
    return sendPage(
      reply,
      <DoorPage frame={frame} step="identify" title="First">
        <Form action="/name" formToken={frame.formToken}>
          <Field name="username" label="Name" autocomplete="username webauthn" />
          <label>
            <input type="checkbox" name="shared" value="yes" /> Shared
          </label>
          <Button name="act" value="continue">
            Continue
          </Button>
        </Form>
        <PasskeyOffer frame={frame} action="/first" options={options} />
      </DoorPage>,
    )
  })
  app.post('/first', async (request) => {
    const { passkey = '', shared } = request.body as Answer
    const asked = { answer: passkey, binding, now: request.visit.now, lockout: LOCKOUT }
    const checked = await given.db.transaction((tx) => checkKey(deps(), tx, asked))
    return { ...checked, shared }
  })
}

before(async () => {
  if (noBrowser) return
  tested = await testApp({ doors })
  const address = await tested.app.listen({ port: 0, host: '127.0.0.1' })
  origin = address.replace('127.0.0.1', 'localhost')
  browser = await openChromium()
})
after(async () => {
  await closeChromium(browser)
  await tested?.close()
})

async function visit() {
  account = (await anAccount(tested.db)).id
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  page.on('pageerror', (error) => assert.fail(`a script failed: ${error.message}`))
  page.on('console', (line) => {
    if (line.text().includes('Content Security Policy')) assert.fail(line.text())
  })
  return { page, plug: await virtualKeys(page) }
}

/** What the server says after the button was pressed. */
async function pressing(page: Page, address: string, button: string) {
  await page.goto(origin + address)
  const said = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: button }).click()
  return (await said).json()
}
const adding = (page: Page, query = '') =>
  pressing(page, `/new?${query}`, query.includes('passkey') ? 'Add passkey' : 'Add security key')
const asking = (page: Page, query = '') => pressing(page, `/ask?${query}`, 'Sign in')

const inChromium = (what: string, work: () => Promise<void>) => test(what, { skip: noBrowser }, work)

const MODEL = '01020304-0506-0708-0102-030405060708'

inChromium('M6: a key is added, asked for, and known when it is added again', async () => {
  const { page, plug } = await visit()
  await plug()
  assert.equal((await adding(page)).registered.kind, 'security-key')
  assert.equal((await asking(page)).verdict, 'right')
  assert.deepEqual(await adding(page), { refused: 'key-known-already' })
})

inChromium('M6: several keys, of which the one that is there answers', async () => {
  const { page, plug } = await visit()
  const blue = await plug()
  const { id } = (await adding(page)).registered
  await blue.unplug()
  await plug({ transport: 'nfc' })
  const { registered } = await adding(page)
  const said = await asking(page)
  assert.deepEqual([said.verdict, said.id], ['right', registered.id])
  assert.notEqual(registered.id, id)
})

inChromium('M6: a copy of a key shows in its counter, and the key is no longer asked for', async () => {
  const { page, plug } = await visit()
  const key = await plug()
  await adding(page)
  for (let i = 0; i < 2; i += 1) assert.equal((await asking(page)).verdict, 'right')
  await key.countFrom(1)
  assert.equal((await asking(page)).verdict, 'cloned')
  await page.goto(`${origin}/ask`)
  assert.match(
    (await page.locator('[data-island="key"]').getAttribute('data-options')) ?? '',
    /"allowCredentials":\[\]/,
  )
})

inChromium('M6: a key without FIDO2, or without a PIN, is refused with the reason', async () => {
  for (const wish of [{ protocol: 'u2f' }, { verifies: false }] as const) {
    const { page, plug } = await visit()
    await plug(wish)
    assert.deepEqual(await adding(page), { refused: 'key-not-fido2' })
    assert.deepEqual(await adding(page, 'wanted=passkey'), { refused: 'key-no-answer' })
  }
})

inChromium('who does not pass has given no answer, and may try again', async () => {
  const { page, plug } = await visit()
  const key = await plug()
  await adding(page)
  await key.passes(false)
  assert.deepEqual(await asking(page), { verdict: 'unanswered', why: 'key-no-answer' })
  await key.passes(true)
  assert.equal((await asking(page)).verdict, 'right')
})

inChromium('a page that was changed so that it asks no PIN is refused where one is required', async () => {
  const { page, plug } = await visit()
  await plug()
  await adding(page)
  assert.equal((await asking(page, 'verification=required')).verdict, 'right')
  await page.route('**/ask?*', async (route) => {
    if (route.request().method() === 'POST') return route.fallback()
    const answer = await route.fetch()
    const body = (await answer.text()).replace('&quot;required&quot;', '&quot;discouraged&quot;')
    return route.fulfill({ response: answer, body })
  })
  const said = await asking(page, 'verification=required')
  assert.deepEqual([said.verdict, said.why], ['wrong', 'key-unverified'])
})

inChromium('a page under another name gets no answer of the key (wrong origin)', async () => {
  const { page, plug } = await visit()
  await plug()
  await adding(page)
  await page.goto(`${origin.replace('localhost', 'other.localhost')}/ask`)
  const said = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Sign in' }).click()
  assert.deepEqual(await (await said).json(), { verdict: 'unanswered', why: 'key-origin' })
})

inChromium('M6: where the realm lists models, the browser tells which one it is, and another is refused', async () => {
  const { page, plug } = await visit()
  await plug()
  assert.equal((await adding(page, `model=${MODEL}`)).registered.kind, 'security-key')
  const other = MODEL.replace('01', 'ff')
  account = (await anAccount(tested.db)).id
  assert.deepEqual(await adding(page, `model=${other}`), { refused: 'key-make-not-allowed' })
})

inChromium('M6: with a passkey nothing is typed: it is picked among the suggestions of the name', async () => {
  const { page, plug } = await visit()
  await plug({ transport: 'internal', synced: true })
  assert.equal((await adding(page, 'wanted=passkey')).registered.kind, 'passkey')
  const said = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.goto(`${origin}/first`)
  const { verdict, account: whose, verified, shared } = await (await said).json()
  assert.deepEqual([verdict, whose, verified, shared], ['right', account, true, undefined])
})

inChromium('a passkey by the button; "shared computer" goes along, and giving up changes nothing', async () => {
  const { page, plug } = await visit()
  const key = await plug({ transport: 'internal', synced: true })
  await adding(page, 'wanted=passkey')
  await page.addInitScript(() => {
    Object.assign(PublicKeyCredential, { isConditionalMediationAvailable: async () => false })
  })
  await key.passes(false)
  await page.goto(`${origin}/first`)
  const button = page.getByRole('button', { name: 'Sign in with a passkey' })
  await button.click()
  await page.getByText('No passkey was used.').waitFor()
  await key.passes(true)
  await page.getByLabel('Shared').check()
  const said = page.waitForResponse((response) => response.request().method() === 'POST')
  await button.click()
  const { verdict, shared } = await (await said).json()
  assert.deepEqual([verdict, shared], ['right', 'yes'])
})

inChromium('a browser without keys is told so, without scripts too, and the pages are accessible', async () => {
  const { page } = await visit()
  for (const address of ['/new', '/new?wanted=passkey', '/ask', '/first']) {
    await page.goto(origin + address)
    const { violations } = await new AxeBuilder({ page }).analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      [],
    )
  }
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'PublicKeyCredential')
  })
  await page.goto(`${origin}/ask`)
  await page.getByText('This browser cannot ask for a key.').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Sign in' }).isVisible(), false)
  await page.goto(`${origin}/first`)
  assert.equal(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible(), false)
  const plain = await (await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })).newPage()
  await plain.goto(`${origin}/ask`)
  assert.match(await plain.locator('noscript').innerText(), /^A key needs a browser in which scripts are allowed/)
})
