/** A sign-in that the phone approves by a number, or does not (M1); codes instead of it (M2). */
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
  shownNumber,
  signOut,
  throughRest,
  toApproval,
  type WithPhones,
} from './together.ts'

const LOTTE = 'lotte.regenboog@student.demo.example'
const START = '/demo/app/start?realm=campus'
const journey = phoneJourneys([newcomer('Lotte Regenboog', 'r0800011')])

/** Lotte's phone, and Lotte at a computer whose page waits for it. */
async function asking(walk: WithPhones, wish: Parameters<WithPhones['visitor']>[0] = {}): Promise<[Visitor, Phone]> {
  const phone = await walk.phone({ keep: 'lotte' })
  await later(walk.product)
  await phone.open()
  return [await toApproval(await walk.visitor(wish), LOTTE, START), phone]
}

/** Any two digits but these. */
const another = (number: string): string => String((Number(number) + 1) % 100).padStart(2, '0')

journey('M1: the phone shows who asks, takes the number and the PIN, and the page goes on by itself', async (walk) => {
  const phone = await walk.phone({ keep: 'lotte', language: 'en' })
  await activateWith(await walk.visitor({ looks: false }), phone, LOTTE)
  phone.looks = true
  const [lotte] = await asking(walk)
  await phone.at('request')
  for (const fact of [/Chrom/, /Linux/, /lotte\.regenboog/, /demo/i]) await phone.tells(fact)
  await phone.typeNumber(await numberOf(lotte))
  await goesOnAfterPin(lotte, phone, { step: 'approval' })
  await phone.at('done')
  await throughRest(lotte)
  assert.match(await lotte.text(), /"swk","pin"|"pin","swk"/)
  assert.match(await lotte.text(), /https:\/\/refeds\.org\/profile\/mfa/)
  await lotte.go('/account/activity')
  assert.match(await lotte.text(), /You approved a sign-in/)
})

journey('M1 E1: declined, the page says so and can ask again', async (walk) => {
  const [lotte, phone] = await asking(walk, { language: 'nl' })
  await phone.decline()
  await phone.at('done')
  await lotte.movesTo('approval', 'approval-declined')
  await later(walk.product)
  await lotte.press('resend')
  await lotte.at('approval')
  await (await phone.open()).approve({ pin: PIN, number: await numberOf(lotte) })
  await lotte.movesFrom('approval')
})

journey('M1: another number ends the request, and no PIN helps it any more', async (walk) => {
  await advance(walk.product, 'PT1H') // what was declined is forgotten
  const [lotte, phone] = await asking(walk)
  await phone.approve({ pin: PIN, number: another(await numberOf(lotte)) })
  await phone.tells(/not the number on your screen/)
  await lotte.movesTo('approval', 'approval-wrong-number')
  assert.equal(await shownNumber(lotte).count(), 0)
})

journey('M1 P4: "that wasn’t me" ends the sign-in, warns by mail, and stands on the record', async (walk) => {
  await advance(walk.product, 'PT2H')
  const [thief, phone] = await asking(walk)
  await phone.notMe()
  await phone.at('done')
  await phone.tells(/Nobody got in/)
  await thief.movesTo('refused', 'disowned')
  const mail = await mailTo(walk.product, {
    given: 'lotte',
    about: /gestopt|tegengehouden|niet jij|was jij niet|aanmelding/i,
  })
  assert.match(mail.text, /wachtwoord/i)
})

journey('M1: two refusals within an hour stop requests, and the person is told', async (walk) => {
  await advance(walk.product, 'PT2H')
  const [thief, phone] = await asking(walk)
  await phone.decline()
  await thief.movesTo('approval', 'approval-declined')
  await thief.press('resend')
  await (await phone.open()).decline()
  await thief.movesTo('approval', 'requests-stopped').catch(async () => {
    await thief.press('resend')
    await thief.at('approval', 'requests-stopped')
  })
  await mailTo(walk.product, { given: 'lotte', about: /request|verzoek/i })
})

journey('M1 E2: without scripts the page looks again by itself, and a button goes on', async (walk) => {
  await advance(walk.product, 'PT2H')
  const [lotte, phone] = await asking(walk, { scripts: false })
  await lotte.press('continue')
  await lotte.at('approval', 'approval-waiting')
  await phone.approve({ pin: PIN, number: await numberOf(lotte) })
  await phone.at('done')
  await lotte.press('continue')
  assert.notEqual(await lotte.step(), 'approval', await lotte.text())
})

journey('M1: a request that nobody answered ends by itself, on the page and on the phone', async (walk) => {
  const [lotte, phone] = await asking(walk)
  await phone.at('request')
  await advance(walk.product, 'PT3M')
  await lotte.page.reload().catch(() => undefined) // unless it went by itself just now
  await lotte.movesTo('approval', 'approval-expired').catch(async () => {
    await lotte.press('continue')
    await lotte.at('approval', 'approval-expired')
  })
  await (await phone.open()).at('home')
})

journey('M1: a number typed for an older request is none for the newer', async (walk) => {
  const [first, phone] = await asking(walk)
  const old = await numberOf(first)
  const second = await toApproval(await walk.visitor({ looks: false }), LOTTE, START)
  const number = await numberOf(second)
  await (await phone.open()).at('request')
  if (old !== number) {
    await phone.approve({ pin: PIN, number: old })
    await second.movesTo('approval', 'approval-wrong-number')
  }
  assert.notEqual(await first.step(), undefined, 'the older page went on')
})

journey('M2 M15: in flight mode the app still shows a code, and it is taken once', async (walk) => {
  await advance(walk.product, 'PT2H')
  const [lotte, phone] = await asking(walk)
  await phone.flightMode(true)
  await (await phone.putAway()).open()
  await phone.at('home')
  const [code = ''] = await phone.codes()
  await lotte.click('main button[name="method"][value^="app-code"]')
  await lotte.at('app-code')
  await lotte.fill('one-time-code', another(code.slice(0, 2)) + code.slice(2))
  await (await lotte.press('continue')).at('app-code', 'wrong-code')
  await lotte.fill('one-time-code', code)
  await lotte.press('continue')
  await throughRest(lotte)
  assert.match(await lotte.text(), /"otp"/)
  await signOut(lotte)
  const thief = await toApproval(await walk.visitor({ looks: false }), LOTTE, START)
  await thief.click('main button[name="method"][value^="app-code"]')
  await thief.fill('one-time-code', code)
  await thief.press('continue')
  assert.equal(await thief.step(), 'app-code')
  await phone.flightMode(false)
})
