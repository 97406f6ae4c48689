/** The built app in Chromium, under its content policy: without a network, and what its profile gives away. */
import assert from 'node:assert/strict'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import qrcode from 'qrcode'
import { unwrapSecret } from '../../src/methods/device/protocol/pin.ts'
import { anOffer, devicesIn, straight } from '../builders/device-verbs.ts'
import { anAccount } from '../builders/people.ts'
import { closeChromium, noBrowser, openOwnChromium } from '../harness/chromium.ts'
import { testDatabase } from '../harness/database.ts'
import { COUNT_KEYS, LOOK_INTO_STORE, scanHere, UNTIL_KEPT } from './in-page.ts'
import { builtApp, serveApp } from './serve-app.ts'

type Kept = { wrapped: number[]; salt: number[] }

/** Long enough not to stand in a profile by chance. */
const PIN = '60284913'
const MOST = 150_000

test(`the app's first visit weighs ${MOST / 1000} kB at most, without the scanner`, () => {
  const shell: string[] = JSON.parse(readFileSync(join(builtApp, 'shell.json'), 'utf8'))
  const sizeOf = (name: string) => {
    const compressed = join(builtApp, `${name}.br`)
    return statSync(existsSync(compressed) ? compressed : join(builtApp, name)).size
  }
  const whole = [...shell, 'worker.js'].reduce((sum, name) => sum + sizeOf(name), 0)
  assert.ok(whole <= MOST, `${whole} bytes`)
  assert.deepEqual(
    shell.filter((name) => /wasm|detector/.test(name)),
    [],
  )
})

test('the built app', { skip: noBrowser, timeout: 120_000 }, async (t) => {
  const database = await testDatabase()
  const { aBinding, clock, deps } = devicesIn(() => database)
  clock.advance(Date.now() - clock.now())
  const profile = mkdtempSync(join(tmpdir(), 'app-profile-'))
  const wish = (authenticatorUrl: string) => ({ deps: { ...deps, authenticatorUrl }, db: database.db, clock })
  const app = await serveApp((address) => straight(wish(address)))
  const complaints: string[] = []
  const { context, page } = await open(profile, complaints)
  let kept: Kept = { wrapped: [], salt: [] }
  try {
    await t.test('starts without a network after its first visit', async () => {
      await page.goto(app.address)
      await page.locator('main[data-screen]').waitFor()
      await page.evaluate(UNTIL_KEPT)
      await context.setOffline(true)
      await page.goto(`${app.address}?c=nothing`)
      await page.locator('main[data-screen]').waitFor()
      await context.setOffline(false)
    })

    await t.test('links by an address that was opened, which is then gone from the bar', async () => {
      const account = await anAccount(database.db, { realm: 'campus' })
      const { address } = await anOffer(wish(app.address), account, aBinding())
      await page.goto(address)
      await linkHere(page)
      assert.equal(new URL(page.url()).search, '')
    })

    await t.test('keeps keys that nobody can export, this page included', async () => {
      const found = await page.evaluate<Kept & { keys: { extractable: boolean; given: number }[] }>(LOOK_INTO_STORE)
      const closed = { extractable: false, given: 0 }
      assert.deepEqual(found.keys, [closed, closed])
      kept = found
    })

    await t.test('reads QR codes by machine code of its own address, under the content policy', async () => {
      const size = qrcode.create('https://app.example/?c=x', {}).modules
      const dark = Array.from({ length: size.size ** 2 }, (_, at) =>
        size.get(Math.floor(at / size.size), at % size.size),
      )
      const [detector] = globSync('detector-*.js', { cwd: builtApp })
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      const text = await page.evaluate(scanHere({ script: `./${detector}`, dark: dark.map(Number), side: size.size }))
      assert.equal(text, 'https://app.example/?c=x')
      assert.ok(asked.some((url) => url.endsWith('.wasm')))
      assert.deepEqual(
        asked.filter((url) => !url.startsWith(app.address)),
        [],
      )
    })

    await t.test('breaks no rule of its content policy', () => {
      assert.deepEqual(complaints, [])
    })
  } finally {
    await closeChromium(context)
  }

  await t.test('a copied profile holds neither the PIN nor the secret', async () => {
    const secret = await unwrapSecret(Uint8Array.from(kept.wrapped), PIN, Uint8Array.from(kept.salt))
    const sought = [Buffer.from(PIN), Buffer.from(PIN, 'utf16le'), Buffer.from(secret)]
    sought.push(Buffer.from(Buffer.from(secret).toString('base64url')))
    const files = globSync('**/*', { cwd: profile }).map((name) => join(profile, name))
    const read = files.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    // What is sought this way would be found: what the store does hold, is.
    assert.ok(read.some((file) => readFileSync(file).includes(Buffer.from(kept.wrapped))))
    const found = read.filter((file) => sought.some((bytes) => readFileSync(file).includes(bytes)))
    assert.deepEqual(found, [])
  })
  app.close()
  await database.close()
  rmSync(profile, { recursive: true, force: true })
})

async function open(profile: string, complaints: string[]): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openOwnChromium({ folder: profile, flags: [], locale: 'en-GB' })
  const page = context.pages()[0] ?? (await context.newPage())
  page.on('console', (said) => {
    if (/content security policy|trusted/i.test(said.text())) complaints.push(said.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { context, page }
}

/** Whatever stands between: each screen's main button, and the PIN wherever it is asked. */
async function linkHere(page: Page): Promise<void> {
  for (let steps = 0; steps < 30; steps += 1) {
    const screen = page.locator('main[data-screen]')
    await screen.waitFor()
    const at = await screen.getAttribute('data-screen')
    if (at !== 'pin' && (await page.evaluate<number>(COUNT_KEYS)) > 0) return
    const field = page.locator('input[name="pin-again"], input[name="pin"]').first()
    if (await field.isVisible()) {
      await field.fill(PIN)
      await field.press('Enter')
    } else if (at === 'link') {
      // Gone already when the screen changes under it: the next turn looks anew.
      await page
        .locator('button[type="submit"]')
        .first()
        .click({ timeout: 1_000 })
        .catch(() => undefined)
    }
    await page.waitForTimeout(250)
  }
  throw new Error(`not linked: ${await page.locator('main').innerText()}`)
}
