import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aMember, atDoor, signInApp } from '../../../test/builders/sign-in.ts'
import type { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { HOUR, MINUTE } from '../../base/time/instant.ts'

/** The page as it is sent, and as it is rendered when its address has something more than the flow in it. */
async function bothWays(browser: InjectBrowser): Promise<{ kept: string; rendered: string }> {
  const address = browser.url
  const kept = (await browser.go(address)).html
  const rendered = (await browser.go(`${address}?other-way=`)).html
  return { kept, rendered: rendered.replaceAll(/other-way=&(amp;)?/g, '') }
}

test('a kept page is the page that would be rendered, for whoever comes, in whatever language', async () => {
  const app = await signInApp()
  for (const headers of [{ 'accept-language': 'nl' }, { 'accept-language': 'en' }]) {
    for (const name of [(await aMember(app)).name, (await aMember(app)).name]) {
      const browser = await atDoor(app, { application: { id: 'learning', name: 'Learning' } }, { headers })
      const identify = await bothWays(browser)
      assert.equal(identify.kept, identify.rendered)
      await browser.submit({ username: name })
      assert.equal(browser.step, 'password')
      const password = await bothWays(browser)
      assert.equal(password.kept, password.rendered)
      assert.ok(password.kept.includes(name))
    }
  }
  await app.close()
})

test('M6: a kept page asks a passkey anew in each flow, and is otherwise the page that would be rendered', async () => {
  const app = await signInApp({ methods: 'totp, passkey' })
  const [one, other] = [await atDoor(app), await atDoor(app)]
  const challengeOn = (html: string) => /&quot;challenge&quot;:&quot;([\w-]+)&quot;/.exec(html)?.[1] ?? ''
  assert.ok(challengeOn(one.html).length > 40)
  assert.notEqual(challengeOn(one.html), challengeOn(other.html))
  const { kept, rendered } = await bothWays(one)
  assert.equal(kept.replace(challengeOn(kept), ''), rendered.replace(challengeOn(rendered), ''))
  await app.close()
})

test('of a kept page nothing stays with the next person: name, flow and form token are each their own', async () => {
  const app = await signInApp()
  const [one, other] = [await atDoor(app), await atDoor(app)]
  const marks = [one, other].map(({ url, html }) => [url, /name="form_token" value="([^"]+)"/.exec(html)?.[1] ?? ''])
  for (const mark of marks[0] ?? []) assert.ok(mark !== '' && one.html.includes(mark) && !other.html.includes(mark))
  for (const mark of marks[1] ?? []) assert.ok(mark !== '' && other.html.includes(mark) && !one.html.includes(mark))
  await app.close()
})

test('D2: a kept page says until when the desk is open now, not when it was kept', async () => {
  const app = await signInApp()
  const { clock } = app.deps
  clock.advance(Date.parse('2026-11-23T16:29+01:00') - clock.now()) // a Monday
  assert.match((await atDoor(app)).text, /Brussels Main B01-01 Open until 16:30/)
  clock.advance(MINUTE)
  assert.match((await atDoor(app)).text, /Brussels Main B01-01 Closed\. Opens tomorrow at 09:00/)
  clock.advance(16 * HOUR + 30 * MINUTE)
  assert.match((await atDoor(app)).text, /Brussels Main B01-01 Open until 16:30/)
  await app.close()
})

test('E1: a campus with one realm wears its look before a name is typed; one with several wears the product’s', async () => {
  for (const [language, name] of [
    ['en', 'Test account'],
    ['nl', 'Testaccount'],
  ] as const) {
    const headers = { 'accept-language': language }
    const one = await signInApp({ oneRealm: true })
    const kept = await atDoor(one, {}, { headers })
    assert.equal(kept.step, 'identify')
    const rendered = await one.app.inject({
      url: `${kept.url}?other=1`,
      headers: { ...headers, cookie: cookiesOf(kept) },
    })
    for (const html of [kept.html, rendered.body]) {
      assert.match(html, new RegExp(`<title>[^<]* – ${name}</title>`))
      assert.match(html, /<html lang="[a-z]+" data-realm="campus">/)
      assert.ok(!html.includes('<span>Sleutelbos</span>'), 'the mark of the product')
    }
    await one.close()
    const several = await signInApp()
    const other = await atDoor(several, {}, { headers })
    assert.ok(/ – Sleutelbos<\/title>/.test(other.html) && !other.html.includes('data-realm="campus"'))
    await several.close()
  }
})

const cookiesOf = ({ cookies }: InjectBrowser): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
