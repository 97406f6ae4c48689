/** From the letter, or the mail, to the application. */
import assert from 'node:assert/strict'
import { outboxOf } from '../harness/product.ts'
import { INITIAL_PASSWORD, journeys } from './campus.ts'
import { codesOf } from './code-app.ts'
import { foreignWords } from './foreign-words.ts'
import { withCodeApp } from './ways.ts'

const PASSWORD = 'elf Fluwelen sokken zwemmen'

const journey = journeys([
  { name: 'Fien Tulpenveld', initialPassword: INITIAL_PASSWORD, campus: 'fien.tulpenveld' },
  { name: 'Basil Quillfeather', language: 'en', initialPassword: INITIAL_PASSWORD, campus: 'basil.quillfeather' },
])

journey(
  'A2 A6 A10 M7 P5 E1 E2: on a phone, in Dutch, from the letter to the sample application',
  async ({ visitor }) => {
    const fien = await visitor({ language: 'nl', phone: true })
    await fien.go('/activate')
    await fien.fill('username', 'fien.tulpenveld@student.demo.example')
    await fien.fill('current-password', 'Drie-Eekhoorns-59')
    await (await fien.press('continue')).at('identify', 'activation-failed')
    await fien.fill('current-password', INITIAL_PASSWORD)
    await (await fien.press('continue')).at('set-password')

    const rules = fien.page.locator('#rules')
    await fien.page.locator('main input[autocomplete="new-password"]').pressSequentially('fien')
    await rules.locator('[data-state="no"]').first().waitFor()
    await fien.fill('new-password', PASSWORD)
    await rules.locator('[data-state="no"]').first().waitFor({ state: 'detached' })
    assert.ok((await rules.locator('[data-state="ok"]').count()) >= 3)
    await (await fien.press('continue')).at('register-method')

    const app = await (await withCodeApp(fien)).scan()
    assert.deepEqual(
      { issuer: app.issuer, account: app.account },
      { issuer: 'Lindenhof-account', account: 'fien.tulpenveld@student.demo.example' },
    )
    await fien.fill('one-time-code', '000000')
    await (await fien.press('continue')).at('register-method', 'wrong-new-code')
    await fien.typeCode(app)
    await (await fien.press('continue')).at('terms')
    await (await fien.press('accept')).at('done')

    await fien.go('/demo/app')
    await fien.click('main a[href*="realm=campus"]')
    const told = await fien.text()
    assert.match(told, /Dag Fien/)
    assert.match(told, /https:\/\/refeds\.org\/profile\/mfa/)
    assert.match(told, /\["pwd","otp","mfa"\]/)
  },
)

journey('A2 E2: on a desktop, in English, the same without scripts', async ({ visitor }) => {
  const basil = await visitor({ scripts: false })
  await basil.go('/demo/app')
  await (await basil.click('main a[href*="realm=campus"]')).at('identify')
  await (await basil.click('main nav a[href^="/activate"]')).at('identify')
  await basil.fill('username', 'basil.quillfeather@student.demo.example')
  await basil.fill('current-password', INITIAL_PASSWORD)
  await (await basil.press('continue')).at('set-password')
  await basil.fill('new-password', 'Basil2005Quillfeather')
  await (await basil.press('continue')).at('set-password', 'password-refused')
  await basil.fill('new-password', PASSWORD)
  await (await basil.press('continue')).at('register-method')
  await withCodeApp(basil)
  const secret = await basil.page.locator('[data-secret]').getAttribute('data-secret')
  await basil.typeCode({ codeAt: codesOf(secret ?? '') })
  await (await basil.press('continue')).at('terms')
  await (await basil.press('accept')).at('done')
  await basil.go('/demo/app')
  await basil.click('main a[href*="realm=campus"]')
  assert.match(await basil.text(), /Hello Basil[\s\S]*REFEDS MFA/)
})

journey(
  'A2: the initial password is spent when the own password is set, and the old one is refused',
  async ({ visitor }) => {
    const fien = await visitor({ language: 'nl' })
    await fien.go('/activate')
    await fien.fill('username', 'fien.tulpenveld@student.demo.example')
    await fien.fill('current-password', INITIAL_PASSWORD)
    await (await fien.press('continue')).at('identify', 'activation-failed')
  },
)

journey('A2 E1: by the link in the mail, once', async ({ product, visitor }) => {
  const mail = (await outboxOf(product, 'mila@home.demo.example')).find(({ subject }) => /account/.test(subject))
  const link = mail?.links.find((one) => one.includes('/activate?code=')) ?? 'no link'
  assert.ok(link.startsWith(`${product.url}/activate`), link)
  assert.deepEqual(
    foreignWords('en', [mail?.subject ?? '', ...(mail?.text ?? '').split(/\n{2,}/)]),
    [],
    'words in another language',
  )
  const mila = await visitor({ phone: true })
  await (await mila.go(link)).at('set-password')
  mila.actions = 1 // the link, tapped in the mail
  await mila.fill('new-password', PASSWORD)
  await (await mila.press('continue')).at('register-method')
  assert.ok(mila.actions <= 6, `a password by a mailed link took ${mila.actions} acts`)
  await mila.typeCode(await (await withCodeApp(mila)).scan())
  await (await mila.press('continue')).at('keep-reset-code')
  await (await mila.press('continue')).at('terms')
  await (await mila.press('accept')).at('done')
  const other = await visitor({ phone: true })
  await (await other.go(link)).at('refused', 'activation-code-spent')
})
