/** How much people have to do, task by task, beside what others ask of them; docs/effort.md says what was counted. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '../../../src/base/root.ts'
import { noBrowser } from '../../harness/chromium.ts'
import { advance, outboxOf, type Product, timeOf } from '../../harness/product.ts'
import { virtualKeys } from '../../harness/virtual-keys.ts'
import { newcomer, phoneJourneys, type WithPhones } from '../authenticator/together.ts'
import type { Journey } from '../campus.ts'
import { appOf, signIn, withPassword } from '../ways.ts'
import { approval, linkApp, linkNewPhone, PIPPA, qrKnown, qrNumber, ROSA, remembered } from './app-walks.ts'
import { Counted } from './counted.ts'
import { effortPage, type Taken } from './page.ts'
import { TASKS, type TaskKey } from './tasks.ts'

const CHOSEN = 'blauwe Lampion eet 3 kersen'
const MILA = 'mila@home.demo.example'

const journey = phoneJourneys([newcomer('Pippa Waterlelie', PIPPA), newcomer('Rosa Duinviooltje', ROSA)])
const taken: Taken = {}

/** A task as its row says it; what it took is kept for the page, and may not be more than the row allows. */
function task(key: TaskKey, rows: string, walk: (walking: WithPhones) => Promise<Counted>): void {
  const { task: what, most } = TASKS[key]
  journey(`${rows}: to ${what} takes ${most} acts at most`, async (walking) => {
    const acts = (await walk(walking)).taken()
    taken[key] = acts
    assert.ok(acts.length <= most, `it took ${acts.length}: ${acts.join(', ')}`)
  })
}

task('activation-code', 'A3', async ({ product, visitor }) => {
  const mila = await Counted.of(await (await visitor()).go('/activate'))
  mila.start()
  await mila.click('main a[href="/activate/request"]')
  await mila.fill('email', MILA)
  await mila.press('continue')
  await mila.follow(await activationLink(product))
  await mila.fill('new-password', CHOSEN)
  await mila.press('continue')
  return mila
})

/** In the newest mail: the first came by itself, when the account was made. */
async function activationLink(product: Product): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const link = (await outboxOf(product, MILA))[1]?.links[0]
    if (link !== undefined) return link
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return assert.fail('no mail came')
}

const ROBIN = 'robin.morningdew@student.demo.example'
const WREN = 'wren.thistledown@student.demo.example'
const SECURITY = '/account/security-info'
/** What the page of security information offers to add, each one click away. */
const add = (kind: string) => `main a[href^="${SECURITY}/${kind}?"]`

const METHOD = `main a[href^="${SECURITY}/methods/"]`

/** At the end of a task: back on the page, which lists so many methods. */
async function has(methods: number, one: Counted): Promise<Counted> {
  assert.equal(await one.visitor.page.locator(METHOD).count(), methods, await one.visitor.text())
  return one
}

/** Somebody on the page of security information, freshly signed in, from where the count begins. */
async function atSecurity({ product, visitor }: Journey, username: string): Promise<Counted> {
  await advance(product, 'PT1M') // a fresh code
  const one = await visitor()
  await one.go('/?account=campus')
  await signIn(one, username, await appOf(product, username).catch(() => undefined))
  return Counted.of(await one.go(SECURITY))
}

/** The code in the newest text to a number. */
async function textedTo(product: Product, number: string): Promise<string> {
  const text = (await outboxOf(product, number)).at(-1)?.text ?? ''
  return /#(\d{6})\b/.exec(text)?.[1] ?? assert.fail(`no code was sent to ${number}: ${text}`)
}

async function registerNumber(one: Counted, product: Product, typed: string): Promise<Counted> {
  await one.fill('tel', typed)
  await one.press('continue')
  await one.typeCode(await textedTo(product, `+32${typed.replace(/\s/g, '').slice(1)}`))
  return one.press('continue')
}

task('mobile-number', 'M5', async ({ product, visitor }) => {
  const noor = await visitor()
  await noor.go('/?account=campus')
  await withPassword(noor, 'noor.lindeblad@student.demo.example')
  const counted = (await Counted.of(await noor.at('register-method'))).start()
  await counted.click('main button[name="switch"][value="sms"]')
  await registerNumber(counted, product, '0455 00 00 11')
  await noor.at('stay-signed-in')
  return counted
})

task('code-app', 'M7', async ({ visitor }) => {
  const kim = await visitor()
  await kim.go('/?account=association')
  await signIn(kim, 'r0000004')
  const counted = (await Counted.of(await kim.go(SECURITY))).start()
  return has(2, await addApp(counted))
})

async function addApp(one: Counted): Promise<Counted> {
  await one.click(add('totp'))
  const app = await one.scan()
  await one.typeCode(app.codeAt(await timeOf(one.visitor)))
  return one.press('continue')
}

task('second-method', 'M9', async (walking) => {
  const robin = (await atSecurity(walking, ROBIN)).start()
  await robin.click(`main a[href^="${SECURITY}/phone?by=sms"]`)
  return has(2, await registerNumber(robin, walking.product, '0455 00 00 12'))
})

task('security-key', 'M6', async (walking) => {
  const robin = await atSecurity(walking, ROBIN)
  await (await virtualKeys(robin.visitor.page))({ transport: 'usb' })
  robin.start()
  await robin.click(add('security-key'))
  robin.gesture().gesture() // the key's PIN, and a touch
  return has(3, await robin.press('continue'))
})

task('new-phone', 'M7', async ({ visitor }) => {
  const sam = await visitor()
  await sam.go('/?account=campus')
  await signIn(sam, 'sam.zilverberk@student.demo.example') // the first app is added on the way
  const counted = (await Counted.of(await sam.go(`${SECURITY}?account=campus`))).start()
  await addApp(counted)
  await counted.click(METHOD) // the oldest stands first
  return has(1, await counted.click('main form[action*="/remove"] button'))
})

task('passkey', 'M6', async (walking) => {
  const wren = await atSecurity(walking, WREN)
  const { page } = wren.visitor
  const key = await (await virtualKeys(page))({ transport: 'internal', synced: true })
  await wren.click(add('passkey'))
  await wren.press('continue')
  await wren.visitor.go('/sign-out')
  await wren.visitor.click('main form[action="/sign-out"] button')
  await key.touched(false) // or it would answer by itself, before anybody has clicked
  await wren.visitor.go('/demo/app/start?realm=campus')
  await key.touched(true) // from the next time on that it is asked
  wren.start()
  await wren.tap('main form:has([data-island="passkey-offer"]) button')
  wren.gesture()
  // Known, with nothing typed; whether to stay is asked of everybody here, however they came in.
  await page.locator('main[data-step="stay-signed-in"]').waitFor()
  return wren
})

task('link-app', 'M10', linkApp)
task('link-new-phone', 'M12', linkNewPhone)
task('qr-known', 'M3', qrKnown)
task('qr-number', 'M3', qrNumber)
task('remembered', 'M4', remembered)
task('approval', 'M1', approval)

test('docs/effort.md says what was counted', { skip: noBrowser }, () => {
  const file = join(packageRoot(), 'docs/effort.md')
  const page = effortPage(taken)
  if (process.env.SLEUTELBOS_EFFORT === 'write') writeFileSync(file, page)
  assert.equal(readFileSync(file, 'utf8'), page)
})
