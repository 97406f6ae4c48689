/** Back in without a password (A3, A7), and what is on record (A13, A14), as people with a browser meet it. */
import assert from 'node:assert/strict'
import { journeys } from './campus.ts'
import { signIn } from './ways.ts'

const NOOR = 'noor.lindeblad@student.demo.example'
const CHOSEN = 'blauwe Lampion eet 3 kersen'

const journey = journeys()

/** The newest mail to somebody; it is sent a moment after the page has answered. */
async function newestMail(url: string, to: string, after: number): Promise<{ links: string[] }> {
  for (let tries = 0; tries < 50; tries += 1) {
    const sent = (await (await fetch(`${url}/demo/outbox.json?to=${to}`)).json()) as { links: string[] }[]
    const mail = sent[after]
    if (mail) return mail
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no mail came to ${to}`)
}

journey('A7: a password is forgotten and set anew by mail', async ({ product, visitor }) => {
  const noor = await visitor()
  await noor.go('/')
  await noor.fill('username', NOOR)
  await (await noor.press('continue')).at('password')
  await noor.click('main a[href^="/recover?username"]')
  await noor.press('continue')
  assert.equal(await noor.step(), 'done')
  const { links } = await newestMail(product.url, 'noor@home.demo.example', 0)
  await noor.go(links[0] ?? '')
  assert.equal(await noor.step(), 'set-password')
  await noor.fill('new-password', CHOSEN)
  await noor.press('continue')
  await noor.go('/signed-out')
})

journey(
  'A3: the activation mail never came, and a new one sets the password, in six acts',
  async ({ product, visitor }) => {
    const mila = await visitor()
    await mila.go('/activate')
    await mila.click('main a[href="/activate/request"]')
    await mila.fill('email', 'mila@home.demo.example')
    // Pressed before the check is done: the page sends the form by itself when it is.
    await (await mila.press('continue')).at('done')
    const { links } = await newestMail(product.url, 'mila@home.demo.example', 1)
    mila.actions += 1
    await mila.go(links[0] ?? '')
    await mila.fill('new-password', CHOSEN)
    await mila.press('continue')
    assert.ok(mila.actions <= 6, `${mila.actions} acts`)
  },
)

for (const language of ['nl', 'en'] as const) {
  journey(`A3, A4, A7, A14: the ways back and the profile, page by page, in ${language}`, async ({ visitor }) => {
    const one = await visitor({ language })
    for (const path of [
      '/recover',
      '/recover/asked',
      '/recover?code=wrong',
      '/activate/request',
      '/activate/request/asked',
    ]) {
      await one.go(path)
      assert.equal(await one.language(), language, path)
    }
    await one.go('/recover')
    await one.fill('username', 'b1234567')
    await one.press('continue')
    assert.equal(await one.refusal(), 'temporary-account')
    await one.go('/')
    // A person each: who has registered a code app is asked for it.
    await signIn(one, language === 'nl' ? 'r0000005' : 'r0000004')
    for (const path of [
      '/account/profile',
      '/account/profile/addresses/add',
      '/account/profile/phones/add',
      '/account/profile/wrong',
    ]) {
      await one.go(path)
      assert.equal(await one.language(), language, path)
      assert.equal(new URL(one.page.url()).pathname, path)
    }
  })
}
