/** Wrong answers, and what they lead to. The clock of this product is moved, so it stands in a file of its own. */
import assert from 'node:assert/strict'
import { advance, timeOf } from '../harness/product.ts'
import { DEMO_PASSWORD, journeys } from './campus.ts'
import type { Visitor } from './visitor.ts'
import { appOf, withPassword } from './ways.ts'

const ROBIN = 'robin.morningdew@student.demo.example'
/** Of the same initials as Noor Lindeblad. */
const NOBODY = 'nelle.langsom@student.demo.example'
const TO_CAMPUS = '/demo/app/start?realm=campus'

const journey = journeys()

/** Five wrong passwords, from the first step; each but the last says how many tries are left. */
async function lockOut(visitor: Visitor, username: string): Promise<string> {
  await visitor.go(TO_CAMPUS)
  await (await withPassword(visitor, username, 'wrong 1 and wrong again')).at('password', 'wrong-name-or-password')
  for (const n of [2, 3, 4]) {
    await visitor.fill('current-password', `wrong ${n} and wrong again`)
    await (await visitor.press('continue')).at('password', 'wrong-name-or-password')
  }
  await visitor.fill('current-password', 'wrong 5 and wrong again')
  await (await visitor.press('continue')).at('locked', 'locked')
  return visitor.text()
}

journey(
  'five wrong passwords lock; the page tells until when; the right one is refused till then, and taken after',
  async ({ product, visitor }) => {
    const robin = await visitor()
    await lockOut(robin, ROBIN)
    const ends = Date.parse((await robin.page.locator('[data-expires]').getAttribute('data-expires')) ?? '')
    const left = ends - (await timeOf(product))
    assert.ok(left > 15 * 60_000 && left <= 16 * 60_000, `${left} ms`)
    const inBrussels = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/Brussels',
    })
    const title = await robin.page.locator('h1').innerText()
    assert.ok(
      [ends, ends + 60_000].some((at) => title.includes(inBrussels.format(at))),
      title,
    )
    await (await robin.click('main a[href^="/sign-in/"]:has-text("Try again")')).at('locked', 'locked')

    const tab = await visitor()
    await tab.go(TO_CAMPUS)
    await (await withPassword(tab, ROBIN)).at('locked', 'locked')

    await advance(product, 'PT16M1S')
    await (await robin.leave(() => robin.page.goto(robin.page.url()))).at('password')
    await robin.fill('current-password', DEMO_PASSWORD)
    await (await robin.press('continue')).at('totp')
  },
)

journey(
  'a name that nobody has locks in the same words: no account is found out by locking it',
  async ({ visitor }) => {
    const [known, unknown] = [await visitor({ language: 'nl' }), await visitor({ language: 'nl' })]
    const alike = (text: string) => text.replace(/\S+@\S+/, '').replace(/\d\d:\d\d/g, '')
    assert.equal(
      alike(await lockOut(known, 'noor.lindeblad@student.demo.example')),
      alike(await lockOut(unknown, NOBODY)),
    )
  },
)

journey('guessing codes locks the codes, and not the password', async ({ product, visitor }) => {
  const app = await appOf(product, 'r0000003')
  const alex = await visitor({ language: 'nl', phone: true })
  await alex.go('/demo/app/start?realm=association')
  await (await withPassword(alex, 'r0000003')).at('totp')
  const right = app.codeAt(await timeOf(product))
  const wrong = ['111111', '222222', '333333', '444444', '555555', '666666'].filter((code) => code !== right)
  for (const code of wrong.slice(0, 4)) {
    await alex.fill('one-time-code', code)
    await (await alex.press('continue')).at('totp', 'wrong-code')
  }
  await alex.fill('one-time-code', wrong[4] ?? '')
  await (await alex.press('continue')).at('locked', 'locked')
  await advance(product, 'PT16M1S')
  await (await alex.go(alex.page.url())).at('totp')
  await alex.typeCode(app)
  await alex.press('continue')
  assert.match(await alex.text(), /Dag Alex/)
})
