/**
 * A person at a browser. Every page that one meets is inspected the first time; every act is counted, as DESIGN counts
 * them: each click or tap, field filled, scan, code typed, app opened.
 */
import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import type { Language } from '../../src/i18n/index.ts'
import { timeOf } from '../harness/product.ts'
import { type CodeApp, scan } from './code-app.ts'
import { inspect } from './inspect.ts'

export type VisitorWish = {
  language?: Language
  /** 390 × 844, by touch. */
  phone?: boolean
  scripts?: boolean
  /** Whether pages are inspected; left out where other journeys meet the same ones. */
  looks?: boolean
}

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const DESK = { viewport: { width: 1280, height: 800 } }

/** What the browser itself says of an answer that is a refusal; all else that it complains of is a fault. */
const ANSWER = /Failed to load resource: the server responded with a status of (4\d\d|503)/

/** Pages that were found in order, in this file. */
const seen = new Set<string>()

export class Visitor {
  readonly page: Page
  readonly context: BrowserContext
  readonly url: string
  readonly complaints: string[] = []
  /** How many acts it took since it was last set to 0. */
  actions = 0

  /** Pages without scripts are those with them, and axe is a script: they are inspected in the other journeys. */
  readonly #looks: boolean

  private constructor(page: Page, { url, looks }: { url: string; looks: boolean }) {
    this.page = page
    this.context = page.context()
    this.url = url
    this.#looks = looks
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !ANSWER.test(message.text())) this.complaints.push(message.text())
    })
  }

  static async at(
    browser: Browser,
    url: string,
    { language = 'en', phone = false, scripts = true, looks = scripts }: VisitorWish = {},
  ): Promise<Visitor> {
    const size = phone ? PHONE : DESK
    const context = await browser.newContext({
      ...size,
      locale: language,
      javaScriptEnabled: scripts,
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(15_000)
    return new Visitor(await context.newPage(), { url, looks: looks && scripts })
  }

  /** Somebody at a page of a browser that is open already. */
  static on(page: Page, { url, looks = true }: { url: string; looks?: boolean }): Visitor {
    return new Visitor(page, { url, looks })
  }

  /** Types an address, which is no act, and looks at what comes. */
  async go(path: string): Promise<this> {
    await this.page.goto(new URL(path, this.url).href)
    return this.look()
  }

  /** Inspects the page, unless one like it was. */
  async look(): Promise<this> {
    const key = [
      new URL(this.page.url()).pathname.replace(/[0-9a-f-]{36}/, ':id'),
      await this.step(),
      await this.refusal(),
      await this.language(),
    ].join(' ')
    if (seen.has(key) || !this.#looks) return this
    seen.add(key)
    const faults = [...(await inspect(this.page)), ...this.complaints.splice(0)]
    assert.deepEqual(faults, [], `the page ${key}`)
    return this
  }

  async step(): Promise<string | undefined> {
    return (await this.page.locator('main').first().getAttribute('data-step')) ?? undefined
  }

  async refusal(): Promise<string | undefined> {
    const refusal = this.page.locator('[role=alert][data-refusal]').first()
    return (await refusal.count()) === 0 ? undefined : ((await refusal.getAttribute('data-refusal')) ?? undefined)
  }

  async language(): Promise<string | null> {
    return this.page.locator('html').getAttribute('lang')
  }

  async text(): Promise<string> {
    return this.page.locator('main').innerText()
  }

  /** Expects to be at this step, and says where it is and why when it is not. */
  async at(step: string, refusal?: string): Promise<this> {
    const found = { step: await this.step(), refusal: await this.refusal() }
    assert.deepEqual(found, { step, refusal }, `at ${this.page.url()}: ${(await this.text()).slice(0, 400)}`)
    return this
  }

  /** Waits for the page to go on by itself to this step, as it does when a phone has answered. */
  async movesTo(step: string, refusal?: string): Promise<this> {
    await this.page
      .locator(`main[data-step="${step}"]${refusal === undefined ? '' : ` [data-refusal="${refusal}"]`}`)
      .first()
      .waitFor()
      .catch(() => undefined)
    return (await this.look()).at(step, refusal)
  }

  /** Waits for the page to leave this step by itself, to wherever. */
  async movesFrom(step: string): Promise<this> {
    await this.page.locator(`main:not([data-step="${step}"])`).first().waitFor()
    await this.page.waitForLoadState('load')
    return this.look()
  }

  /** Fills the field with this autocomplete token. */
  async fill(token: string, value: string): Promise<this> {
    this.actions += 1
    await this.field(token).fill(value)
    return this
  }

  field(token: string): Locator {
    return this.page.locator(`main input[autocomplete~="${token}"]:not([hidden])`).first()
  }

  /** Presses the button of this act. */
  async press(act: string): Promise<this> {
    return this.click(this.page.locator(`main button[name="act"][value="${act}"]`).first())
  }

  /** Clicks what leads to another page, and looks at that. */
  async click(what: Locator | string): Promise<this> {
    this.actions += 1
    return this.leave(() => (typeof what === 'string' ? this.page.locator(what).first() : what).click())
  }

  /** Does what leads to another page, and looks at that; for who counts by themselves. */
  async leave(act: () => Promise<unknown>): Promise<this> {
    const loaded = this.page.waitForEvent('load')
    await act()
    await loaded
    return this.look()
  }

  /** Opens a code app and scans what the page shows: two acts. */
  async scan(): Promise<CodeApp> {
    this.actions += 2
    return scan((await this.page.locator('[data-qr]').getAttribute('data-qr')) ?? '')
  }

  /** Types the code that an app shows now. */
  async typeCode(app: Pick<CodeApp, 'codeAt'>): Promise<this> {
    return this.fill('one-time-code', app.codeAt(await timeOf(this)))
  }

  /** Closes the browser's windows and forgets its cookies; whatever a page complained of fails the journey. */
  async leaveForGood(): Promise<void> {
    await this.context.close()
    assert.deepEqual(this.complaints, [], 'the browser complained')
  }
}
