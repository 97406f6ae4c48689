/** Signing in with nothing typed: by QR code (M3), and in a browser that is remembered (M4). */
import assert from 'node:assert/strict'
import { advance } from '../../harness/product.ts'
import type { Visitor } from '../visitor.ts'
import type { Phone } from './phone.ts'
import {
  activateWith,
  goesOnAfterPin,
  later,
  mailTo,
  newcomer,
  numberOf,
  PIN,
  phoneJourneys,
  qrOf,
  shownNumber,
  signOut,
  throughRest,
  toApproval,
  type WithPhones,
} from './together.ts'

const LOTTE = 'r0800021'
const START = '/demo/app/start?realm=association'
const journey = phoneJourneys([newcomer('Lotte Regenboog', LOTTE), newcomer('Stan Zonnehoed', 'r0800022')])

/** The browser that Lotte used before; kept for the file. */
let known: Visitor | undefined
const lottesPhone = (walk: WithPhones): Promise<Phone> => walk.phone({ keep: 'lotte', language: 'en' })

/** Who is signed in, as the application was told. */
async function isIn(visitor: Visitor, name: string): Promise<void> {
  await throughRest(visitor)
  assert.match(await visitor.text(), new RegExp(name))
  assert.match(await visitor.text(), /"swk"/)
}

journey('M3 E2: from an unknown browser the number is asked, and nothing else is typed', async (walk) => {
  const phone = await lottesPhone(walk)
  await activateWith(await walk.visitor({ looks: false }), phone, LOTTE)
  const lotte = await walk.visitor()
  await lotte.go(START)
  await (await phone.open()).at('home')
  await lotte.page.locator('main [data-qr]').first().waitFor()
  await phone.scan(lotte.page.locator('main [data-qr]').first())
  await phone.at('request')
  const number = await numberOf(lotte)
  assert.equal(
    await lotte.page
      .locator('main [data-qr]')
      .isVisible()
      .catch(() => false),
    false,
    'it says that it was scanned',
  )
  await phone.typeNumber(number)
  await goesOnAfterPin(lotte, phone, { step: 'identify' })
  await isIn(lotte, 'Lotte')
})

journey(
  'M3: from a browser that she knows nothing is typed at all, not even on the phone but the PIN',
  async (walk) => {
    const phone = await lottesPhone(walk)
    await later(walk.product)
    const lotte = await walk.visitor({ looks: false })
    await toApproval(lotte, LOTTE, START)
    await (await phone.open()).approve({ pin: PIN, number: await numberOf(lotte) })
    await lotte.movesFrom('approval')
    await throughRest(lotte)
    await signOut(lotte)
    await lotte.go(START)
    await phone.open(await qrOf(lotte))
    await phone.at('request')
    assert.equal(await shownNumber(lotte).count(), 0)
    await phone.confirm(PIN)
    await lotte.movesFrom('identify')
    await isIn(lotte, 'Lotte')
  },
)

journey('M3 E2: without scripts a page of its own shows the QR code, and goes on', async (walk) => {
  const phone = await lottesPhone(walk)
  const lotte = await walk.visitor({ scripts: false })
  await lotte.go(START)
  await lotte.press('qr')
  await lotte.at('qr')
  await phone.open(await qrOf(lotte))
  await phone.at('request')
  await lotte.press('continue')
  await phone.approve({ pin: PIN, number: await numberOf(lotte) })
  await phone.at('done')
  await lotte.press('continue').catch(() => undefined) // unless it went on by itself just now
  await lotte.movesFrom('qr')
  await isIn(lotte, 'Lotte')
})

journey('M4: a browser that is remembered asks the phone by one click, and the PIN is all', async (walk) => {
  const phone = await lottesPhone(walk)
  await later(walk.product)
  const lotte = await walk.visitor()
  await toApproval(lotte, LOTTE, START)
  await lotte.page.locator('main input[name="remember"]').check()
  await (await phone.open()).approve({ pin: PIN, number: await numberOf(lotte) })
  await lotte.movesFrom('approval')
  await throughRest(lotte)
  await signOut(lotte)
  await lotte.go(START)
  phone.looks = true // the request that takes the PIN at once
  await lotte.click('main button[name="remembered"]')
  await lotte.at('approval')
  await (await phone.open()).at('request')
  assert.equal(await shownNumber(lotte).count(), 0)
  await phone.confirm(PIN)
  phone.looks = false
  await lotte.movesFrom('approval')
  await isIn(lotte, 'Lotte')
  known = lotte
})

journey('M4 P4: what was approved elsewhere does not open a browser that is not remembered', async (walk) => {
  assert.ok(known)
  const other = await walk.visitor({ looks: false })
  await other.go(START)
  assert.equal(await other.page.locator('main button[name="remembered"]').count(), 0)
})

journey('M3 row 15: a QR code that two phones scan has one winner', async (walk) => {
  const [hers, his] = [await lottesPhone(walk), await walk.phone({ keep: 'stan', language: 'en' })]
  await activateWith(await walk.visitor({ looks: false }), his, 'r0800022')
  const page = await walk.visitor({ looks: false })
  await page.go(START)
  const code = await qrOf(page)
  await hers.open(code)
  await hers.at('request')
  await his.open(code)
  await his.tells(/Another phone has used this code|no longer counts/)
  await hers.approve({ pin: PIN, number: await numberOf(page) })
  await page.movesFrom('identify')
  await isIn(page, 'Lotte')
})

journey('M3 row 15: a QR code older than a minute opens nothing, and the page renews it in place', async (walk) => {
  const phone = await lottesPhone(walk)
  const page = await walk.visitor({ looks: false })
  await page.page.clock.install() // a minute of its own, too
  await page.go(START)
  const old = await qrOf(page)
  await advance(walk.product, 'PT61S')
  await phone.open(old)
  await phone.tells(/no longer counts/)
  await page.page.clock.fastForward(61_000)
  await page.page.locator(`main [data-qr]:not([data-qr="${old}"])`).first().waitFor()
  assert.equal(await page.step(), 'identify')
})

journey(
  'M3 row 15 QRLjacking: the code of an attacker shows his browser, and "that wasn’t me" stops him',
  async (walk) => {
    const phone = await lottesPhone(walk)
    const attacker = await walk.visitor({ looks: false })
    await attacker.go(START)
    await phone.open(await qrOf(attacker))
    await phone.at('request')
    await phone.tells(/Chrom/)
    await numberOf(attacker) // he sees it; she does not
    await phone.notMe()
    await phone.at('done')
    await attacker.movesTo('refused', 'disowned')
    await mailTo(walk.product, { given: 'lotte', about: /.*/ })
  },
)
