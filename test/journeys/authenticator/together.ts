/** A computer and phones beside it, at one product for each file; and ways that many journeys with them begin with. */
import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Locator } from 'playwright-core'
import { advance, type Enrolled, outboxOf, type Product } from '../../harness/product.ts'
import { INITIAL_PASSWORD, type Journey, journeys } from '../campus.ts'
import type { Visitor } from '../visitor.ts'
import { Phone, type PhoneWish } from './phone.ts'
import { WORDS } from './words.ts'

export const PIN = '28064'
export const PASSWORD = 'elf Fluwelen sokken zwemmen'

export type WithPhones = Journey & {
  /** A phone for this journey; under a name it is kept, with what it has, for later journeys of the file. */
  phone(wish?: PhoneWish & { keep?: string }): Promise<Phone>
}

/** Tells a journey with phones. */
export function phoneJourneys(
  people: readonly Enrolled[] = [],
): (title: string, walk: (journey: WithPhones) => Promise<void>) => void {
  const journey = journeys(people)
  const kept = new Map<string, Phone>()
  after(async () => {
    for (const phone of kept.values()) await phone.leaveForGood()
  })
  return (title, walk) =>
    journey(title, async (own) => {
      const used: Phone[] = []
      const phone = async ({ keep, ...wish }: PhoneWish & { keep?: string } = {}) => {
        const one = kept.get(keep ?? '') ?? (await Phone.of(own.product.url, wish))
        if (keep !== undefined) kept.set(keep, one)
        used.push(one)
        return one
      }
      try {
        await walk({ ...own, phone })
        for (const one of used) assert.deepEqual(one.complaints.splice(0), [], 'the phone complained')
      } catch (error) {
        const screens = await Promise.all(used.map((one) => one.says()))
        throw Object.assign(error as Error, { message: `${(error as Error).message}\n${told(screens, used)}` })
      } finally {
        for (const one of used.filter((each) => ![...kept.values()].includes(each))) await one.leaveForGood()
      }
    })
}

const told = (screens: readonly string[], phones: readonly Phone[]): string =>
  screens.map((screen, at) => `phone ${at + 1} at ${screen}\n${phones[at]?.complaints.join('\n')}`).join('\n')

/** Somebody with a letter and no method at all: `<given>.<family>` in both realms, of the number in the association. */
export const newcomer = (name: string, number: string): Enrolled => ({
  name,
  initialPassword: INITIAL_PASSWORD,
  campus: name.toLowerCase().replace(' ', '.'),
  association: number,
})

/** From the letter to the page that asks for a method. */
export async function activate(visitor: Visitor, username: string): Promise<Visitor> {
  await visitor.go('/activate')
  await visitor.fill('username', username)
  await visitor.fill('current-password', INITIAL_PASSWORD)
  await (await visitor.press('continue')).at('set-password')
  await visitor.fill('new-password', PASSWORD)
  return (await visitor.press('continue')).at('register-method')
}

/** What the page's QR code says. */
export async function qrOf(visitor: Visitor): Promise<string> {
  const qr = visitor.page.locator('main [data-qr]').first()
  await qr.waitFor()
  return (await qr.getAttribute('data-qr')) ?? assert.fail('the page has no QR code')
}

/** Activates an account, links a phone by the page's own address, and goes on to the end. */
export async function activateWith(visitor: Visitor, phone: Phone, username: string): Promise<Visitor> {
  await activate(visitor, username)
  await phone.open(await qrOf(visitor))
  await acceptLink(phone)
  await phone.choosePin(PIN)
  await phone.at('done', 'home')
  await visitor.movesFrom('register-method')
  return throughRest(visitor)
}

/** Says yes to the account that the screen shows, where it asks. */
export async function acceptLink(phone: Phone): Promise<Phone> {
  await phone.at('link', 'pin')
  if ((await phone.screen()) === 'link') await phone.press(WORDS.link)
  return phone
}

/** Through whatever is asked after the second factor. */
export async function throughRest(visitor: Visitor): Promise<Visitor> {
  const acts: Record<string, string> = { 'keep-reset-code': 'continue', terms: 'accept', 'stay-signed-in': 'no' }
  for (let act = acts[(await visitor.step()) ?? '']; act; act = acts[(await visitor.step()) ?? '']) {
    await visitor.press(act)
  }
  return visitor
}

export async function signOut(visitor: Visitor): Promise<Visitor> {
  await visitor.go('/sign-out')
  return visitor.click('main form[action="/sign-out"] button')
}

/** Name and password, up to the page that waits for the phone. */
export async function toApproval(visitor: Visitor, username: string, start = '/?account=campus'): Promise<Visitor> {
  await visitor.go(start)
  await visitor.fill('username', username)
  await (await visitor.press('continue')).at('password')
  await visitor.fill('current-password', PASSWORD)
  return (await visitor.press('continue')).at('approval')
}

/** Where the number stands, when it does. */
export const shownNumber = (visitor: Visitor): Locator => visitor.page.locator('main [data-number]:visible').first()

/** The number that the page shows, once it does. */
export async function numberOf(visitor: Visitor): Promise<string> {
  await shownNumber(visitor).waitFor()
  return (await shownNumber(visitor).getAttribute('data-number')) ?? ''
}

/** Enough for another round of requests: three in ten minutes are allowed. */
export const later = (product: Product): Promise<number> => advance(product, 'PT11M')

/** A mail whose subject says this, soon. */
export async function mailTo(product: Product, { given, about }: { given: string; about: RegExp }) {
  for (let tries = 0; tries < 60; tries += 1) {
    const found = (await outboxOf(product, `${given}@home.demo.example`)).filter(({ channel }) => channel === 'mail')
    const mail = found.findLast(({ subject }) => about.test(subject))
    if (mail) return mail
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return assert.fail(`no mail about ${about} came to ${given}`)
}

/** Types the PIN, and expects the page to have left this step within so many milliseconds: far more than it takes alone. */
export async function goesOnAfterPin(
  visitor: Visitor,
  phone: Phone,
  { step, within = 3_000 }: { step: string; within?: number },
) {
  await phone.at('pin')
  const began = performance.now()
  await phone.field('pin').fill(PIN)
  await visitor.page.locator(`main:not([data-step="${step}"])`).first().waitFor()
  const took = Math.round(performance.now() - began)
  assert.ok(took < within, `${took} ms from the last digit to the next page`)
}
