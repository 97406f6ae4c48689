/** Security keys and passkeys added on the page of one's own (M6); the key is one in software, the page without its script. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mailsOf, post, selfServiceApp, signedInAt, whatHappened } from '../../../../../test/builders/self-service.ts'
import { aCodeApp, aMember, type Member } from '../../../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp } from '../../../../../test/harness/app.ts'
import { type CreationOptions, SoftAuthenticator, type Wish } from '../../../../../test/harness/authenticator.ts'
import type { InjectBrowser } from '../../../../../test/harness/inject-browser.ts'
import { registeredMethods } from '../../../../methods/index.ts'

const HOME = '/account/security-info'

let app: TestApp
before(async () => {
  app = await selfServiceApp({ methods: 'security-key, passkey, totp', first: 'totp, passkey' })
})
after(() => app.close())

const aKey = (wish: Partial<Wish> = {}) => new SoftAuthenticator({ origin: app.deps.baseUrl, ...wish })
const aPasskey = () => aKey({ attachment: 'platform', synced: true, transports: ['internal'] })
const keysOf = async ({ account }: Member) =>
  (await registeredMethods(app.db.kysely, account.id)).filter(({ kind }) => kind !== 'totp')

/** Somebody with a code app, at the page of a kind. */
async function at(kind: 'security-key' | 'passkey'): Promise<{ member: Member; browser: InjectBrowser }> {
  const member = await aMember(app)
  const code = await aCodeApp(app, member)
  const browser = await signedInAt(app, member, `${HOME}/${kind}`)
  await browser.submit({ code: code(TEST_NOW) })
  assert.equal(browser.url, `${HOME}/${kind}`)
  return { member, browser }
}

/** What the page lets the browser ask. */
function optionsIn({ html }: InjectBrowser): CreationOptions {
  const [, found = '{}'] = /data-options="([^"]*)"/.exec(html) ?? []
  return JSON.parse(found.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as CreationOptions
}

test('M6 M9 E3: a security key and a passkey are added, each told from the other, with a name; the person is told', async () => {
  const { member, browser } = await at('security-key')
  await browser.submit({ answer: await aKey().create(optionsIn(browser)), name: 'Blue key' })
  assert.match(browser.url, /done=registered/)
  assert.match(browser.text, /Blue key .*Security key · On one device only · Added 14:00/)
  assert.deepEqual(
    (await keysOf(member)).map(({ kind, name }) => [kind, name]),
    [['security-key', 'Blue key']],
  )
  assert.equal((await whatHappened(app, member)).at(-1), 'method.registered')
  const told = (await mailsOf(app)).filter(({ text }) => text.includes('Blue key') && text.includes(member.name))
  assert.equal(told.length, 1)
  const other = await at('passkey')
  await other.browser.submit({ answer: await aPasskey().create(optionsIn(other.browser)), name: '' })
  assert.match(other.browser.text, /Passkey .*On all your devices with this passkey/)
})

test('M6 M16: a key cannot come first where the realm says so; the page says why, and the address leads back', async () => {
  const browser = await signedInAt(app, await aMember(app), HOME)
  assert.match(browser.text, /Security key .*It cannot be your first method: if it is lost, you have no other way in/)
  assert.ok(!browser.html.includes(`href="${HOME}/security-key`))
  await browser.go(`${HOME}/security-key`)
  assert.equal(browser.url, `${HOME}?account=campus`)
})

test('ATTACK: a wrong origin, a replayed answer, another’s question, an oversized and a garbled one register nothing', async () => {
  const { member, browser } = await at('security-key')
  const key = aKey()
  await browser.submit({ answer: await key.create(optionsIn(browser), { origin: 'https://evil.example' }), name: '' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'key-origin'])
  for (const [answer, why] of [
    ['{"error":"NotAllowedError"}', 'key-no-answer'],
    ['not json', 'key-garbled'],
    ['x'.repeat(20_000), 'key-too-large'],
  ] as const) {
    await browser.submit({ answer, name: '' })
    assert.deepEqual([browser.status, browser.refusal], [422, why])
  }
  const other = await at('security-key')
  await browser.submit({ answer: await aKey().create(optionsIn(other.browser)), name: '' })
  assert.equal(browser.refusal, 'key-other-question')
  assert.deepEqual(await keysOf(member), [])
  const answer = await aKey().create(optionsIn(browser))
  await browser.submit({ answer, name: '' })
  await post(app, browser, { to: `${HOME}/security-key`, fields: { answer, name: '' } })
  assert.ok(browser.refusal === 'key-other-question' || browser.refusal === 'key-known-already', browser.refusal)
  assert.equal((await keysOf(member)).length, 1)
})

test('CVE-2026-27946: no field that the form does not name is taken', async () => {
  const { browser } = await at('passkey')
  for (const extra of ['account', 'kind', 'disabled_at', '__proto__']) {
    await post(app, browser, { to: `${HOME}/passkey`, fields: { answer: '{}', [extra]: 'x' } })
    assert.equal(browser.status, 400, extra)
  }
})

test('E2: without scripts the page says what it needs, and the other kinds are a click away', async () => {
  const { browser } = await at('passkey')
  assert.match(browser.html, /<noscript>/)
  assert.ok(browser.html.includes(`href="${HOME}?account=campus"`))
})
