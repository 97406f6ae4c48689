/**
 * A person's phone with the authenticator on it: a Chromium with a profile, a camera and notifications of its own. What
 * is pressed is found as a person finds it, by its words or by what the outside contract promises.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { Language } from '../../../src/i18n/index.ts'
import { closeChromium, openOwnChromium } from '../../harness/chromium.ts'
import { Camera } from '../../harness/handset/camera.ts'
import { openPushService, type PushService } from '../../harness/handset/push-service.ts'
import { deliverPush, subscribeAt } from '../../harness/handset/pushed.ts'
import { wrongClock } from '../../harness/handset/wrong-clock.ts'
import { inspect } from '../inspect.ts'
import { WORDS } from './words.ts'

export type PhoneWish = {
  language?: Language
  /** Each screen is inspected, once per file. */
  looks?: boolean
  /** By how much its clock is wrong, in ms. */
  clockOff?: number
  /** It has a push service; without, notifications are refused. */
  push?: boolean
}

const SIZE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** What the browser itself says of an answer that is a refusal, or of a network that is away. */
const EXPECTED = /Failed to load resource: (the server responded with a status of (4\d\d|503)|net::ERR_)/

/** Screens that were found in order, in this file. */
const seen = new Set<string>()

export class Phone {
  readonly context: BrowserContext
  readonly url: string
  readonly camera: Camera
  readonly push: PushService | undefined
  readonly complaints: string[] = []
  readonly #folder: string
  /** Whether each screen that comes is inspected, once per file. */
  looks: boolean
  page: Page

  private constructor(
    context: BrowserContext,
    made: { url: string; folder: string; camera: Camera; push: PushService | undefined; looks: boolean },
  ) {
    this.context = context
    this.page = context.pages()[0] as Page
    this.url = made.url
    this.camera = made.camera
    this.push = made.push
    this.#folder = made.folder
    this.looks = made.looks
    this.#listen()
  }

  /** A phone that has never had the app. */
  static async of(url: string, wish: PhoneWish = {}): Promise<Phone> {
    const { language = 'nl', looks = false, clockOff = 0 } = wish
    const folder = mkdtempSync(join(tmpdir(), 'sleutelbos-phone-'))
    const camera = new Camera(join(folder, 'camera.mjpeg'))
    const push = wish.push ? await openPushService() : undefined
    const context = await openOwnChromium({
      ...SIZE,
      folder: join(folder, 'profile'),
      flags: camera.flags,
      locale: `${language}-BE`,
      permissions: ['camera', ...(push ? ['notifications'] : [])],
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(10_000)
    if (push) await subscribeAt(context, push)
    if (clockOff !== 0) await context.addInitScript(wrongClock(clockOff))
    const phone = new Phone(context, { url, folder, camera, push, looks })
    camera.sees(await phone.page.screenshot({ type: 'jpeg' })) // nothing yet
    return phone
  }

  /** Opens the app, or what an address says in it: the phone's own camera, or a link on the phone itself. */
  async open(address = '/authenticator/'): Promise<this> {
    await this.page.goto(new URL(address, this.url).href)
    return this.shown()
  }

  /** Puts the app away: it is not on the screen any more. */
  async putAway(instead = 'about:blank'): Promise<this> {
    await this.page.goto(new URL(instead, this.url).href)
    return this
  }

  /** Flight mode on or off, for the app and for its service worker. */
  async flightMode(on: boolean): Promise<this> {
    await this.context.setOffline(on)
    return this
  }

  async screen(): Promise<string> {
    return (await this.page.locator('main').first().getAttribute('data-screen')) ?? ''
  }

  /** Once some screen stands. */
  async shown(): Promise<this> {
    await this.page.locator('main[data-screen]').first().waitFor()
    return this
  }

  /** Expects one of these screens, soon, and inspects it; tells what stands there when it does not come. */
  async at(...screens: string[]): Promise<this> {
    const any = this.page.locator(screens.map((screen) => `main[data-screen="${screen}"]`).join(', '))
    try {
      await any.first().waitFor()
    } catch {
      assert.fail(`the phone is not at ${screens.join(' or ')}, but at ${await this.says()}`)
    }
    return this.look()
  }

  /** Where it is, and all that stands there. */
  async says(): Promise<string> {
    const text = await this.page
      .locator('main')
      .first()
      .innerText({ timeout: 1_000 })
      .catch(() => '')
    return `${await this.screen().catch(() => '?')}: ${text}`
  }

  /** Whether it says this, soon. */
  async tells(words: RegExp): Promise<this> {
    await this.page
      .getByText(words)
      .first()
      .waitFor()
      .catch(async () => assert.fail(`the phone does not say ${words}, but ${await this.says()}`))
    return this
  }

  button(words: RegExp): Locator {
    return this.page
      .getByRole('button', { name: words })
      .or(this.page.getByRole('link', { name: words }))
      .first()
  }

  async press(words: RegExp): Promise<this> {
    await this.button(words).click()
    return this
  }

  field(name: 'pin' | 'pin-again' | 'number'): Locator {
    return this.page.locator(`main [name="${name}"]`).first()
  }

  /** From the home screen: opens the scanner, with a QR code in front of the camera. */
  async scan(qr: Locator): Promise<this> {
    await this.camera.pointAt(qr)
    await this.press(WORDS.scan)
    return this
  }

  /** The PIN of a new account, twice. */
  async choosePin(pin: string): Promise<this> {
    await this.at('pin')
    await this.field('pin').fill(pin)
    if (!(await this.field('pin-again').isVisible())) await this.field('pin').press('Enter')
    await this.field('pin-again').fill(pin)
    if (await this.field('pin-again').isVisible())
      await this.field('pin-again')
        .press('Enter')
        .catch(() => undefined)
    return this
  }

  /** The PIN of an account; the app goes on by itself at the last digit. */
  async typePin(pin: string): Promise<this> {
    await this.at('pin')
    await this.field('pin').fill(pin)
    return this
  }

  /** Two digits, after which the app goes on by itself. */
  async typeNumber(number: string): Promise<this> {
    await this.at('request', 'number')
    await this.field('number').fill(number)
    return this
  }

  /** The whole answer to a request that stands on the screen. */
  async approve({ pin, number }: { pin: string; number?: string }): Promise<this> {
    await this.at('request')
    if (number === undefined) await this.press(WORDS.approve)
    else await this.typeNumber(number)
    return this.typePin(pin)
  }

  /** The answer to a request that asks no number. */
  async confirm(pin: string): Promise<this> {
    await this.at('request')
    if (!(await this.field('pin').isVisible())) await this.press(WORDS.approve)
    await this.field('pin').fill(pin)
    return this
  }

  /** From the home screen: shows the code that links a new phone to this account. */
  async showNewPhone(account: string, pin: string): Promise<this> {
    await (await this.at('home')).openAccount(account)
    await this.press(WORDS.newPhone)
    await this.typePin(pin)
    await this.page.locator('main [data-qr]').first().waitFor()
    return this
  }

  /** From the home screen: what can be set for an account. */
  async openAccount(account: string): Promise<this> {
    await this.page.getByRole('button', { name: account }).first().click()
    return this
  }

  decline = async (): Promise<this> => (await this.at('request')).press(WORDS.decline)
  notMe = async (): Promise<this> => (await this.at('request')).press(WORDS.notMe)

  /** The codes on the screen, one for each account. */
  async codes(): Promise<string[]> {
    const codes = this.page.locator('[data-code]')
    await codes.first().waitFor()
    const all = await codes.allTextContents()
    return all.map((code) => code.replace(/\D/g, ''))
  }

  /** Says yes to notifications, from the home screen. */
  async allowNotifications(): Promise<this> {
    const offer = this.button(WORDS.notifications)
    if (await offer.isVisible()) await offer.click()
    return this
  }

  /** Hands a message to the service worker, and answers the titles of the notifications that stand then. */
  async isPushed(text: string): Promise<string[]> {
    await deliverPush(this.page, { scope: new URL('/authenticator/', this.url).href, text })
    for (let tries = 0; tries < 50; tries += 1) {
      const all = await this.notifications()
      if (all.length > 0) return all
      await this.page.waitForTimeout(100)
    }
    return []
  }

  async notifications(): Promise<string[]> {
    return this.page.evaluate<string[]>(
      `navigator.serviceWorker.ready.then((one) => one.getNotifications()).then((all) => all.map(({ title }) => title))`,
    )
  }

  /** Another page of the same phone: its browser, beside the app. */
  async tab(address: string): Promise<Page> {
    const page = await this.context.newPage()
    await page.goto(new URL(address, this.url).href)
    return page
  }

  /** The end of this phone; whatever the app complained of fails the journey. */
  async leaveForGood(): Promise<void> {
    await closeChromium(this.context)
    await this.push?.close()
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }

  #listen(): void {
    this.page.on('pageerror', (error) => this.complaints.push(error.message))
    this.page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) this.complaints.push(message.text())
    })
  }

  /** Inspects the screen, unless one like it was. */
  async look(): Promise<this> {
    if (!this.looks) return this
    const title = await this.page
      .locator('h1')
      .first()
      .textContent()
      .catch(() => '')
    const key = `${await this.screen()} ${await this.page.locator('html').getAttribute('lang')} ${title}`
    if (seen.has(key)) return this
    seen.add(key)
    const folder = process.env.SLEUTELBOS_SHOTS
    if (folder) await this.page.screenshot({ path: join(folder, `app ${key}.png`.replace(/[^\w.]+/g, '-')) })
    assert.deepEqual([...(await inspect(this.page)), ...this.complaints.splice(0)], [], `the screen ${key}`)
    return this
  }
}
