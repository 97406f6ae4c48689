/** A person at a browser whose every act is counted by its kind, and a browser that counts the clicks it sees beside. */
import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import type { Product } from '../../harness/product.ts'
import { timeOf } from '../../harness/product.ts'
import type { CodeApp } from '../code-app.ts'
import type { Visitor } from '../visitor.ts'

export const ACTS = ['click', 'field', 'app opened', 'scan', 'code', 'PIN or gesture'] as const
export type Act = (typeof ACTS)[number]

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
    await visitor.context.exposeBinding('countClick', () => {
      if (counted.#counting) counted.#clicksSeen += 1
    })
    await visitor.context.addInitScript(
      `addEventListener('pointerdown', (event) => { if (event.isTrusted) globalThis.countClick() }, true)`,
    )
    // A page that is there already has not heard of the script.
    await visitor.page.reload()
    return counted
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

  #did(act: Act): this {
    this.#acts.push(act)
    return this
  }
}
