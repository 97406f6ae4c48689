/** One product and one browser for the journeys of a file, and visitors who come and go. */
import { after, before, type TestContext, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { closeChromium, noBrowser, openChromium } from '../harness/chromium.ts'
import { type Enrolled, importPeople, type Product, startProduct } from '../harness/product.ts'
import { Visitor, type VisitorWish } from './visitor.ts'

/** Everybody's password in the demo. */
export const DEMO_PASSWORD = 'groene fietsbel zingt zacht'
export const INITIAL_PASSWORD = 'Drie-Eekhoorns-58'

export type Journey = { product: Product; visitor(wish?: VisitorWish): Promise<Visitor> }

/** Tells a journey of this file; `people` are imported once, before the first. */
export function journeys(
  people: readonly Enrolled[] = [],
): (title: string, walk: (journey: Journey) => Promise<void>) => void {
  let product: Product
  let browser: Browser
  if (!noBrowser) {
    before(async () => {
      ;[product, browser] = await Promise.all([startProduct(), openChromium()])
      if (people.length > 0) await importPeople(product, people)
    })
    after(async () => {
      await closeChromium(browser)
      await product?.stop()
    })
  }
  return (title, walk) => {
    test(title, { skip: noBrowser }, async (context: TestContext) => {
      const visitors: Visitor[] = []
      const visitor = async (wish?: VisitorWish) => {
        const one = await Visitor.at(browser, product.url, wish)
        visitors.push(one)
        return one
      }
      try {
        await walk({ product, visitor })
      } catch (error) {
        context.diagnostic(product.printed().slice(-2_000))
        for (const { page } of visitors) context.diagnostic(`${page.url()} ${await page.title().catch(() => '')}`)
        throw error
      } finally {
        for (const { context: windows } of visitors) await windows.close()
      }
      for (const one of visitors) await one.leaveForGood()
    })
  }
}
