/** Security keys and passkeys (M6), with Chromium's virtual authenticators. */
import assert from 'node:assert/strict'
import { advance, outboxOf, type Product } from '../harness/product.ts'
import { virtualKeys } from '../harness/virtual-keys.ts'
import { DEMO_PASSWORD, journeys } from './campus.ts'
import type { Visitor } from './visitor.ts'
import { appOf, signIn } from './ways.ts'

const ROBIN = 'robin.morningdew@student.demo.example'
const NOOR = 'noor.lindeblad@student.demo.example'
const SAM = 'sam.zilverberk@student.demo.example'
const HOME = '/account/security-info'
/** Of the one account, where the person has several. */
const MINE = `${HOME}?account=campus`

const journey = journeys()
const pathOf = ({ page }: Visitor): string => new URL(page.url()).pathname

/** At the security information page, with a code app alone. */
async function atHome(visitor: Visitor, name: string, app?: Awaited<ReturnType<typeof appOf>>) {
  await visitor.go(MINE)
  const own = await signIn(visitor, name, app)
  assert.equal(pathOf(visitor), HOME)
  if (!own) throw new Error('no code app')
  return own
}

/** Adds a key from the security information page. */
async function add(visitor: Visitor, kind: 'security-key' | 'passkey', name = ''): Promise<void> {
  await visitor.click(`main a[href^="${HOME}/${kind}"]`)
  if (name !== '') await visitor.page.locator('main input[name="name"]').fill(name)
  await visitor.press('continue')
}

/** A new browser, with the same keys plugged in; then name and password, until what the key leads to is there. */
async function withKey({ page, context, ...visitor }: Visitor, name: string, until: string): Promise<void> {
  await context.clearCookies()
  await page.goto(new URL(MINE, visitor.url).href)
  for (const [field, value] of [
    ['username', name],
    ['current-password', DEMO_PASSWORD],
  ] as const) {
    await page.locator(`main input[autocomplete~="${field}"]:not([hidden])`).fill(value)
    await page.locator('main button[value="continue"]').first().click()
    if (field === 'username') await page.waitForSelector('main[data-step="password"]')
  }
  await page.waitForSelector(until)
}

const SIGNED_IN = 'main[data-step="stay-signed-in"]'
const refusing = (refusal: string): string => `[data-refusal="${refusal}"]`
const subjectsTo = async (product: Product, to: string): Promise<string> =>
  (await outboxOf(product, to)).map(({ subject }) => subject).join('; ')

journey('M6: two keys are added and one removed; the other signs in, at once', async ({ product, visitor }) => {
  const robin = await visitor()
  const plug = await virtualKeys(robin.page)
  await atHome(robin, ROBIN, await appOf(product, ROBIN))
  const blue = await plug()
  robin.actions = 0
  await add(robin, 'security-key')
  assert.ok(robin.actions + 2 <= 5, `${robin.actions} acts, a PIN and a touch`)
  await blue.unplug()
  await plug({ transport: 'nfc' })
  await robin.go(MINE)
  await add(robin, 'security-key', 'Green key')
  await robin.go(MINE)
  const rows = robin.page.locator(`a[href^="${HOME}/methods/"]`)
  assert.equal(await rows.count(), 3, 'the code app and two keys')
  const removed = robin.page
    .locator('main li', { has: rows, hasText: 'Security key' })
    .filter({ hasNotText: 'Green key' })
  await robin.click(removed.locator('a').first())
  await robin.click('main form[action*="/remove"] button')
  await robin.go(MINE)
  assert.equal(await rows.count(), 2)
  await withKey(robin, ROBIN, SIGNED_IN)
  await robin.press('no')
  assert.match(await robin.text(), /Green key/)
})

journey('M6: a copy of a key is refused and the key switched off; its owner is told', async ({ product, visitor }) => {
  const noor = await visitor()
  const plug = await virtualKeys(noor.page)
  const app = await atHome(noor, NOOR)
  const key = await plug()
  await add(noor, 'security-key', 'Red key')
  for (let i = 0; i < 2; i += 1) await withKey(noor, NOOR, SIGNED_IN)
  await key.countFrom(1)
  await withKey(noor, NOOR, refusing('key-cloned'))
  await noor.at('choose-method', 'key-cloned')
  await noor.click('main button[name="method"][value^="totp"]')
  await advance(product, 'PT1M')
  await noor.typeCode(app)
  await noor.press('continue')
  await noor.press('no')
  assert.match(await noor.text(), /Red key/)
  assert.match(await (await noor.go('/account/activity?account=campus')).text(), /A copy of one of your keys was used/)
  assert.match(await subjectsTo(product, 'noor@home.demo.example'), /Red key/)
})

journey(
  'M6: who does not pass at the key takes another way; with a passkey nothing is typed',
  async ({ product, visitor }) => {
    const sam = await visitor()
    const plug = await virtualKeys(sam.page)
    const app = await atHome(sam, SAM)
    const key = await plug()
    await add(sam, 'security-key')
    await key.passes(false)
    await withKey(sam, SAM, refusing('key-no-answer'))
    await sam.at('security-key', 'key-no-answer')
    await sam.press('another-way')
    await sam.click('main button[name="method"][value^="totp"]')
    await advance(product, 'PT1M')
    await sam.typeCode(app)
    await (await sam.press('continue')).press('no')
    await key.unplug()
    await plug({ transport: 'internal', synced: true })
    await sam.go(MINE)
    await add(sam, 'passkey', 'My laptop')
    await sam.context.clearCookies()
    sam.actions = 0
    await sam.page.goto(new URL(MINE, sam.url).href)
    await sam.page.waitForSelector(SIGNED_IN)
    assert.equal(sam.actions, 0)
    await sam.press('no')
    assert.match(await sam.text(), /My laptop/)
  },
)
