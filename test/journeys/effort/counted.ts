/** A person at a browser whose every act is counted by its kind, and a browser that counts the clicks it sees beside. */
import assert from 'node:assert/strict'
import type { BrowserContext, Locator } from 'playwright-core'
import type { Product } from '../../harness/product.ts'
import { timeOf } from '../../harness/product.ts'
import type { CodeApp } from '../code-app.ts'
import type { Visitor } from '../visitor.ts'

export const ACTS = ['click', 'field', 'app opened', 'scan', 'code', 'PIN or gesture'] as const
export type Act = (typeof ACTS)[number]

/** Who counts the clicks of a browser now: a phone is kept for several tasks. */
const watched = new WeakMap<BrowserContext, () => void>()

export class Counted {
  readonly visitor: Visitor
  readonly #acts: Act[] = []
  #clicksSeen = 0
  #counting = false

  private constructor(visitor: Visitor) {
    this.visitor = visitor
  }

  /** From now on; `start` begins the count. */
  static async of(visitor: Visitor): Promise<Counted> {
    const counted = new Counted(visitor)
    await counted.watch(visitor.context)
    // A page that is there already has not heard of the script.
    await visitor.page.reload()
    return counted
  }

  /** Counts the clicks that a browser sees: the computer's, and that of a phone beside it. */
  async watch(context: BrowserContext): Promise<void> {
    const seen = () => {
      if (this.#counting) this.#clicksSeen += 1
    }
    const known = watched.has(context)
    watched.set(context, seen)
    if (known) return
    await context.exposeBinding('countClick', () => watched.get(context)?.())
    await context.addInitScript(
      `addEventListener('pointerdown', (event) => { if (event.isTrusted) globalThis.countClick() }, true)`,
    )
  }

  start(): this {
    this.#acts.length = 0
    this.#clicksSeen = 0
    this.#counting = true
    return this
  }

  /** What it took. The browser must have seen as many clicks as were counted: none is made in passing. */
  taken(): readonly Act[] {
    this.#counting = false
    assert.equal(this.#clicksSeen, this.#acts.filter((act) => act === 'click').length, 'clicks that were not counted')
    return [...this.#acts]
  }

  /** Clicks what leads to another page. */
  async click(what: Locator | string): Promise<this> {
    await this.visitor.click(what)
    return this.#did('click')
  }

  /** Clicks what changes this page, or waits for a key. */
  async tap(what: Locator | string): Promise<this> {
    await (typeof what === 'string' ? this.visitor.page.locator(what).first() : what).click()
    return this.#did('click')
  }

  press(act: string): Promise<this> {
    return this.click(`main button[name="act"][value="${act}"]`)
  }

  async fill(token: string, value: string): Promise<this> {
    await this.visitor.fill(token, value)
    return this.#did('field')
  }

  async scan(): Promise<CodeApp> {
    const app = await this.visitor.scan()
    this.#did('app opened').#did('scan')
    return app
  }

  /** Opens an app that is there already, and types what it shows. */
  async typeCodeOf(app: Pick<CodeApp, 'codeAt'>, product: Pick<Product, 'url'>): Promise<this> {
    this.#did('app opened')
    return this.typeCode(app.codeAt(await timeOf(product)))
  }

  async typeCode(code: string): Promise<this> {
    await this.visitor.fill('one-time-code', code)
    return this.#did('code')
  }

  /** A PIN, a finger or a touch that a key or phone wants: one act. */
  gesture(): this {
    return this.#did('PIN or gesture')
  }

  /** A link in a mail. */
  async follow(link: string): Promise<this> {
    await this.visitor.go(link)
    this.#clicksSeen += 1
    return this.#did('click')
  }

  /** Something that no page sees, or a phone beside the computer's. */
  did(...acts: readonly Act[]): this {
    for (const act of acts) this.#did(act)
    return this
  }

  #did(act: Act): this {
    this.#acts.push(act)
    return this
  }
}
