/** Where somebody is signed in, and what they do when somebody else is (P4). */
import assert from 'node:assert/strict'
import { advance, outboxOf } from '../harness/product.ts'
import { DEMO_PASSWORD, journeys } from './campus.ts'
import type { Visitor } from './visitor.ts'
import { appOf, signIn } from './ways.ts'

const ALEX = 'r0000003'
const ROBIN = 'robin.morningdew@student.demo.example'
const NEW_PASSWORD = 'paarse Olifant eet traag ijs'

const journey = journeys()

/** Whether this browser is still signed in. */
async function isIn(visitor: Visitor): Promise<boolean> {
  await visitor.go('/account/activity')
  return new URL(visitor.page.url()).pathname === '/account/activity'
}

journey(
  'P4: a person sees the telephone that is signed in, and ends it from the desk',
  async ({ product, visitor }) => {
    const app = await appOf(product, ALEX)
    const phone = await visitor({ phone: true, language: 'nl' })
    await phone.go('/account/sessions')
    await signIn(phone, ALEX, app)
    await advance(product, 'PT1M')
    const desk = await visitor()
    await desk.go('/account/sessions')
    await signIn(desk, ALEX, app)
    assert.equal(new URL(desk.page.url()).pathname, '/account/sessions')
    assert.match(await desk.text(), /This browser/)
    await desk.click('main form[action*="/end?"] button:has-text("End")')
    assert.match(await desk.text(), /The session has ended/)
    assert.equal(await isIn(phone), false)
    assert.ok(await isIn(desk))
  },
)

journey(
  'P4 E2: "I was tricked" without scripts: out with everybody else, a new password, the methods looked through',
  async ({ product, visitor }) => {
    const app = await appOf(product, ROBIN)
    const thief = await visitor({ phone: true })
    await thief.go('/account/activity')
    await signIn(thief, ROBIN, app)
    await advance(product, 'PT1M')
    const robin = await visitor({ scripts: false })
    await robin.go('/account/activity')
    await signIn(robin, ROBIN, app)
    await robin.click('main a[href*="/account/tricked"]')
    await robin.click('main form[action^="/account/tricked"] button')
    assert.equal(await isIn(thief), false)
    await robin.go('/account/security-info')
    await robin.click('main a[href*="/account/tricked"]')
    await robin.click('main a[href*="/account/password"]')
    await robin.fill('current-password', DEMO_PASSWORD)
    await robin.fill('new-password', NEW_PASSWORD)
    await robin.press('continue')
    assert.equal(new URL(robin.page.url()).pathname, '/account/tricked')
    await robin.click('main form[action*="/done?"] button')
    assert.match(await robin.text(), /your account is yours again/)
    const subjects = (await outboxOf(product, 'robin@home.demo.example')).map(({ subject }) => subject)
    for (const words of [/new sign-in/, /everybody else was signed out/, /password of .* was changed/])
      assert.ok(
        subjects.some((subject) => words.test(subject)),
        `${words} in ${subjects.join('; ')}`,
      )
  },
)
