/** The tasks that use the app, as people walk them: what they do at the computer and on the phone is counted together. */
import assert from 'node:assert/strict'
import type { Phone } from '../authenticator/phone.ts'
import {
  activate,
  activateWith,
  later,
  numberOf,
  PASSWORD,
  PIN,
  qrOf,
  shownNumber,
  signOut,
  throughRest,
  toApproval,
  type WithPhones,
} from '../authenticator/together.ts'
import { WORDS } from '../authenticator/words.ts'
import type { Visitor } from '../visitor.ts'
import { Counted } from './counted.ts'

export const PIPPA = 'r0800051'
export const ROSA = 'r0800052'
const START = '/demo/app/start?realm=association'
const GESTURE = 'PIN or gesture'

/** Somebody at the page where the count begins, with a phone whose taps are counted too. */
async function counted(visitor: Visitor, phone: Phone): Promise<Counted> {
  const one = await Counted.of(visitor)
  await one.watch(phone.context)
  return one
}

export async function linkApp({ visitor, phone }: WithPhones): Promise<Counted> {
  const own = await phone({ language: 'en' })
  const pippa = await counted(await activate(await visitor({ looks: false }), PIPPA), own)
  const { page } = pippa.visitor
  pippa.start()
  await own.open()
  pippa.did('app opened')
  await own.scan(page.locator('main [data-qr]').first())
  pippa.did('click', 'scan')
  await (await own.at('link')).press(WORDS.link)
  pippa.did('click')
  await own.choosePin(PIN)
  pippa.did(GESTURE, GESTURE)
  await pippa.visitor.movesTo('keep-reset-code')
  return pippa.press('continue')
}

/** From the old phone's first screen: it shows the code that the new one scans. */
export async function linkNewPhone({ visitor, phone }: WithPhones): Promise<Counted> {
  const old = await phone({ keep: 'rosa', language: 'en' })
  const fresh = await phone({ language: 'en' })
  const rosa = await counted(await visitor({ looks: false }), old)
  await activateWith(rosa.visitor, old, ROSA)
  await rosa.watch(fresh.context)
  await (await old.open()).at('home')
  rosa.start()
  await old.showNewPhone(ROSA, PIN)
  rosa.did('click', 'click', GESTURE)
  await fresh.open((await old.page.locator('main [data-qr]').first().getAttribute('data-qr')) ?? '')
  rosa.did('scan')
  await (await fresh.at('link')).press(WORDS.link)
  rosa.did('click')
  await fresh.choosePin(PIN)
  await fresh.at('done')
  return rosa.did(GESTURE, GESTURE)
}

/** Rosa, at the first page of a browser; `known`, where she has signed in before. */
async function rosaAt({ visitor, phone, product }: WithPhones, known: 'known' | 'remembered' | 'unknown') {
  const own = await phone({ keep: 'rosa' })
  const one = await visitor({ looks: false })
  if (known !== 'unknown') {
    await later(product)
    await toApproval(one, ROSA, START)
    if (known === 'remembered') await one.page.locator('main input[name="remember"]').check()
    await (await own.open()).approve({ pin: PIN, number: await numberOf(one) })
    await one.movesFrom('approval')
    await throughRest(one)
    await signOut(one)
  }
  await one.go(START)
  return { own, rosa: await counted(one, own) }
}

export async function qrKnown(walk: WithPhones): Promise<Counted> {
  const { own, rosa } = await rosaAt(walk, 'known')
  const address = await qrOf(rosa.visitor)
  rosa.start()
  await own.open(address)
  rosa.did('scan')
  await confirm(own, rosa)
  assert.equal(await shownNumber(rosa.visitor).count(), 0)
  await rosa.visitor.movesFrom('identify')
  return rosa
}

/** A request that asks no number. */
async function confirm(own: Phone, one: Counted): Promise<void> {
  await own.at('request')
  if (!(await own.field('pin').isVisible())) {
    await own.press(WORDS.approve)
    one.did('click')
  }
  await own.field('pin').fill(PIN)
  one.did(GESTURE)
}

export async function qrNumber(walk: WithPhones): Promise<Counted> {
  const { own, rosa } = await rosaAt(walk, 'unknown')
  const address = await qrOf(rosa.visitor)
  rosa.start()
  await own.open(address)
  rosa.did('scan')
  await answer(own, rosa)
  await rosa.visitor.movesFrom('identify')
  return rosa
}

/** A request that asks the number of the page. */
async function answer(own: Phone, one: Counted): Promise<void> {
  await own.typeNumber(await numberOf(one.visitor))
  one.did('field')
  await own.typePin(PIN)
  one.did(GESTURE)
}

export async function remembered(walk: WithPhones): Promise<Counted> {
  const { own, rosa } = await rosaAt(walk, 'remembered')
  rosa.start()
  await rosa.click('main button[name="remembered"]')
  await own.open()
  rosa.did('app opened')
  await confirm(own, rosa)
  await rosa.visitor.movesFrom('approval')
  return rosa
}

export async function approval(walk: WithPhones): Promise<Counted> {
  const { own, rosa } = await rosaAt(walk, 'unknown')
  await later(walk.product)
  await rosa.visitor.fill('username', ROSA)
  await (await rosa.visitor.press('continue')).at('password')
  rosa.start()
  await rosa.fill('current-password', PASSWORD)
  await rosa.press('continue')
  await own.open()
  rosa.did('app opened')
  await answer(own, rosa)
  await rosa.visitor.movesFrom('approval')
  return rosa
}
