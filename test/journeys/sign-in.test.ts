/** Signing in to an application: by a code, by number, by keyboard, and with all that browsers do to a page. */
import assert from 'node:assert/strict'
import { advance, timeOf } from '../harness/product.ts'
import { DEMO_PASSWORD, journeys } from './campus.ts'
import type { Visitor } from './visitor.ts'
import { appOf, signIn, withPassword } from './ways.ts'

const ROBIN = 'robin.morningdew@student.demo.example'
const ALEX = 'r0000003'
const TO_CAMPUS = '/demo/app/start?realm=campus'
const TO_ASSOCIATION = '/demo/app/start?realm=association'

const journey = journeys()

journey(
  'M7 P5 E1: a student with a code app signs in; a wrong and a replayed code are refused; the language changes midway',
  async ({ product, visitor }) => {
    const app = await appOf(product, ROBIN)
    const robin = await visitor()
    await (await robin.go('/demo/app')).at('choose-account')
    await (await robin.click('main a[href$="realm=campus"]')).at('identify')
    await (await withPassword(robin, ROBIN)).at('totp')
    await robin.fill('one-time-code', app.codeAt((await timeOf(product)) - 600_000))
    await (await robin.press('continue')).at('totp', 'wrong-code')

    await (await robin.click('header a[hreflang="nl"]')).at('totp')
    assert.equal(await robin.language(), 'nl')
    const code = app.codeAt(await timeOf(product))
    await robin.fill('one-time-code', code)
    await (await robin.press('continue')).at('stay-signed-in')
    await robin.press('no')
    assert.match(await robin.text(), /Dag Robin[\s\S]*REFEDS MFA/)

    const other = await visitor({ language: 'nl' })
    await other.go(TO_CAMPUS)
    await (await withPassword(other, ROBIN)).at('totp')
    await other.fill('one-time-code', code)
    await (await other.press('continue')).at('totp', 'replayed-code')
  },
)

journey(
  'A11: a number leads to its realm, and a name that is none is told what ours look like',
  async ({ visitor }) => {
    const one = await visitor({ language: 'nl', phone: true })
    await (await one.go('/')).at('identify')
    for (const [typed, refusal] of [
      ['geen naam van hier', 'no-such-name-form'],
      ['b0000001', 'temporary-account'],
      ['r0000001@'.repeat(60), 'name-too-long'],
    ] as const) {
      await one.fill('username', typed)
      await (await one.press('continue')).at('identify', refusal)
    }
    await one.fill('username', ' R0000001 ')
    await (await one.press('continue')).at('password')
    assert.equal(await one.page.locator('html').getAttribute('data-realm'), 'association')
    await (await one.click('main a[href$="?other=1"]')).at('identify')
    await one.fill('username', 'Noor.Lindeblad@student.demo.example')
    await (await one.press('continue')).at('password')
    assert.equal(await one.page.locator('html').getAttribute('data-realm'), 'campus')
  },
)

journey('A11: at an application of one realm, the name of the other is refused with words', async ({ visitor }) => {
  const one = await visitor()
  await (await one.go(TO_CAMPUS)).at('identify')
  await one.fill('username', 'r0000001')
  await (await one.press('continue')).at('identify', 'other-realm')
  assert.match(await one.text(), /name of your Association account.*sign in with your Lindenhof account/)
})

journey('E2: by the keyboard alone, with the focus always seen', async ({ product, visitor }) => {
  const app = await appOf(product, ALEX)
  const alex = await visitor()
  const { keyboard } = alex.page
  await alex.go('/demo/app')
  await keyboard.press('Tab')
  assert.equal(await focused(alex), 'Skip to the content')
  await keyboard.press('Enter')
  assert.equal(await alex.page.evaluate('document.activeElement.id'), 'content')
  await tabTo(alex, /Association account/)
  await (await alex.leave(() => keyboard.press('Enter'))).at('identify')
  await keyboard.type(ALEX)
  await (await alex.leave(() => keyboard.press('Enter'))).at('password')
  await keyboard.type('not the password')
  await (await alex.leave(() => keyboard.press('Enter'))).at('password', 'wrong-name-or-password')
  await keyboard.type(DEMO_PASSWORD)
  await tabTo(alex, /^Sign in$/)
  await (await alex.leave(() => keyboard.press('Space'))).at('totp')
  await keyboard.type(app.codeAt(await timeOf(product)))
  await alex.leave(() => keyboard.press('Enter'))
  assert.match(await alex.text(), /Hello Alex/)
})

/** The words of what has the focus. */
const focused = (visitor: Visitor) =>
  visitor.page.evaluate<string>(
    `(document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText ?? '').trim()`,
  )

/** Goes on by Tab until this has the focus; each place on the way must show that it has it. */
async function tabTo(visitor: Visitor, words: RegExp): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await visitor.page.keyboard.press('Tab')
    const seen = await visitor.page.evaluate<boolean>(SHOWS_FOCUS)
    assert.ok(seen, `no visible focus at ${await focused(visitor)}`)
    if (words.test(await focused(visitor))) return
  }
  assert.fail(`no way by Tab to ${words}`)
}

const SHOWS_FOCUS = `(() => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement)
  return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
})()`

journey(
  'E2: reload, back button, double submit and a stale tab lose nothing and get past nothing',
  async ({ product, visitor }) => {
    await advance(product, 'PT1M') // a fresh code
    const app = await appOf(product, ROBIN)
    const robin = await visitor()
    await robin.go(TO_CAMPUS)
    const flow = robin.page.url()
    await (await robin.leave(() => robin.page.reload())).at('identify')
    await robin.fill('username', ROBIN)
    await (await robin.press('continue')).at('password')
    await (await robin.leave(() => robin.page.reload())).at('password')

    const stale = await robin.context.newPage()
    await stale.goto(flow) // the same step, in a second tab
    await robin.fill('current-password', DEMO_PASSWORD)
    await (await robin.press('continue')).at('totp')
    await (await robin.leave(() => robin.page.reload())).at('totp')
    await stale.fill('main input[autocomplete="current-password"]', DEMO_PASSWORD)
    await stale.press('main input[autocomplete="current-password"]', 'Enter')
    await stale.locator('main[data-step="totp"]').waitFor()

    await robin.page.goBack()
    await robin.page.waitForLoadState()
    if ((await robin.step()) === 'password') {
      await robin.fill('current-password', DEMO_PASSWORD)
      await robin.press('continue')
    }
    assert.equal(await robin.step(), 'totp')

    const code = app.codeAt(await timeOf(product))
    const form = await robin.page.evaluate<Record<string, string>>(
      `Object.fromEntries(new FormData(document.querySelector('main form')))`,
    )
    const answers = await Promise.all(
      [1, 2].map(() => robin.context.request.post(flow, { form: { ...form, code, act: 'continue' }, maxRedirects: 0 })),
    )
    assert.deepEqual(
      answers.map((answer) => answer.status()),
      [303, 303],
    )
    await (await robin.leave(() => robin.page.goto(flow))).at('stay-signed-in')
    await robin.press('yes')
    assert.match(await robin.text(), /Hello Robin/)

    await stale.fill('main input[autocomplete="one-time-code"]', '123456')
    await stale.press('main input[autocomplete="one-time-code"]', 'Enter')
    await stale.locator('[data-refusal="authorization-expired"]').waitFor()
    await robin.go('/demo/app')
    assert.match(await robin.text(), /Hello Robin/)
  },
)

journey('a sign-in begun in one browser goes on in no other', async ({ visitor }) => {
  const one = await visitor()
  await one.go(TO_CAMPUS)
  const other = await visitor()
  await (await other.go(one.page.url())).at('refused', 'other-browser')
  await (await other.go('/sign-in/018f0000-0000-7000-8000-000000000000')).at('refused', 'flow-expired')
})

journey(
  'a sign-in that took too long says so and begins anew, with the same application',
  async ({ product, visitor }) => {
    const luna = await visitor({ language: 'nl', phone: true })
    await luna.go(TO_ASSOCIATION)
    await luna.fill('username', 'r0000005')
    await (await luna.press('continue')).at('password')
    await advance(product, 'PT31M')
    await luna.fill('current-password', DEMO_PASSWORD)
    await (await luna.press('continue')).at('refused', 'flow-expired')
    await (await luna.press('continue')).at('identify')
    await signIn(luna, 'r0000005')
    assert.match(await luna.text(), /Dag Luna/)
  },
)
