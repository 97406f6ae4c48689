/** Signing in with a passkey alone, on the first page (M6). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { aKey, optionsOn } from '../../../test/builders/factors.ts'
import { aMember, atDoor, sessionIn, signInApp } from '../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { MINUTE } from '../../base/time/instant.ts'

const MFA = 'https://refeds.org/profile/mfa'

let app: TestApp
before(async () => {
  app = await signInApp({
    methods: 'totp, security-key, passkey',
    first: 'totp',
    mfaFrom: '2026-09-01',
    associationMethods: 'totp, passkey',
  })
})
after(() => app.close())

type Options = ReturnType<typeof optionsOn>
const signIn = async (browser: InjectBrowser, answer: (options: Options) => string) =>
  browser.submit({ passkey: answer(optionsOn(browser)) })
const happened = async (account: string) => {
  const rows = await sql<{
    what: string
  }>`select what from audit_events where account = ${account} order by id`.execute(app.db.kysely)
  return rows.rows.map(({ what }) => what)
}

test('M6: a passkey signs in with nothing typed: two factors, because it knew its holder', async () => {
  const ann = await aMember(app)
  const { key } = await aKey(app, ann)
  const browser = await atDoor(app)
  assert.match(browser.html, /autocomplete="username webauthn"/)
  await signIn(browser, (options) => key.get(options))
  const session = sessionIn(browser)
  assert.deepEqual([session?.signInName, session?.acr, session?.amr], [ann.name, MFA, ['swk', 'user', 'mfa']])
  assert.deepEqual((await happened(ann.account.id)).at(-1), 'sign-in.succeeded')
})

test('M6: options for an unknown visitor name no credential, and are new in each flow', async () => {
  const [one, other] = [optionsOn(await atDoor(app)), optionsOn(await atDoor(app))]
  assert.equal(one.allowCredentials, undefined)
  assert.equal(one.userVerification, 'required')
  assert.notEqual(one.challenge, other.challenge)
})

test('M6: a passkey that did not make sure of its holder is no sign-in (CVE-2025-64103)', async () => {
  const ann = await aMember(app)
  const { key } = await aKey(app, ann)
  const browser = await atDoor(app)
  await signIn(browser, (options) => key.get(options, { verified: false }))
  assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'identify', 'key-unverified'])
})

test('M6: an answer made for another flow, or used before, lets nobody in (replay)', async () => {
  const ann = await aMember(app)
  const { key } = await aKey(app, ann)
  const first = await atDoor(app)
  const answer = key.get(optionsOn(first))
  const second = await atDoor(app)
  await second.submit({ passkey: answer })
  assert.deepEqual([second.status, second.refusal], [422, 'key-other-question'])
  await first.submit({ passkey: answer })
  assert.equal(sessionIn(first)?.acr, MFA)
})

test('M6: twenty at once with one answer are one session (race)', async () => {
  const ann = await aMember(app)
  const { key } = await aKey(app, ann)
  const browser = await atDoor(app)
  const body = { ...fieldsOf(browser), passkey: key.get(optionsOn(browser)) }
  const racers = Array.from({ length: 20 }, () => {
    const one = new InjectBrowser(app.app, { follow: false })
    for (const [name, value] of browser.cookies) one.cookies.set(name, value)
    return one.go(browser.forms[0]?.action ?? '', body)
  })
  const winners = (await Promise.all(racers)).filter(({ cookies }) => cookies.has('session-campus'))
  assert.equal(winners.length, 1)
})

const fieldsOf = (browser: InjectBrowser): Record<string, string> => {
  const form = browser.forms.find(({ fields }) => fields.some(({ name }) => name === 'passkey'))
  return Object.fromEntries((form?.fields ?? []).map(({ name = '', value = '' }) => [name, value]))
}

test('M6: where another realm is asked for, this one’s passkey does not do; a realm without passkeys offers none', async () => {
  const ann = await aMember(app)
  const { key } = await aKey(app, ann)
  const browser = await atDoor(app, { realm: 'association' })
  await signIn(browser, (options) => key.get(options))
  assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'identify', 'other-realm'])
  const plain = await signInApp({ methods: 'totp' })
  assert.doesNotMatch((await atDoor(plain)).html, /passkey|webauthn/)
  await plain.close()
})

test('M6: a passkey of an account that was closed, or that the realm accepts no more, opens nothing', async () => {
  const ann = await aMember(app)
  const { key } = await aKey(app, ann)
  await sql`update accounts set status = 'closed' where id = ${ann.account.id}`.execute(app.db.kysely)
  const browser = await atDoor(app)
  await signIn(browser, (options) => key.get(options))
  assert.deepEqual([browser.status, browser.refusal], [422, 'passkey-not-accepted'])
})

test('M6: a copy of a passkey turns it off (cloned), and the page says so', async () => {
  const ann = await aMember(app)
  const { key } = await aKey(app, ann)
  const first = await atDoor(app)
  await signIn(first, (options) => key.get(options, { counter: 9 }))
  assert.equal(sessionIn(first)?.acr, MFA)
  const copy = await atDoor(app)
  await signIn(copy, (options) => key.get(options, { counter: 3 }))
  assert.deepEqual([copy.status, copy.refusal], [422, 'key-cloned'])
  assert.ok((await happened(ann.account.id)).includes('key.cloned'))
  const again = await atDoor(app)
  await signIn(again, (options) => key.get(options, { counter: 20 }))
  assert.equal(sessionIn(again), undefined)
})

test('M6: what is no answer, or too large, is refused in words, and the page stays', async () => {
  const browser = await atDoor(app)
  await browser.submit({ passkey: '{"id":1}' })
  assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'identify', 'key-garbled'])
  await browser.submit({ passkey: `{"id":"${'A'.repeat(17_000)}"}` })
  assert.deepEqual([browser.status, browser.refusal], [422, 'key-too-large'])
  await browser.submit({ passkey: '{"error":"NotAllowedError"}' })
  assert.equal(browser.refusal, 'key-no-answer')
})

test('M6: a passkey on the first page forgets what was proved of somebody else in the same flow', async () => {
  const [ann, bo] = [await aMember(app), await aMember(app)]
  const { key } = await aKey(app, bo)
  const browser = await atDoor(app)
  await browser.submit({ username: ann.name })
  await browser.go(`${new URL(browser.url, 'http://x').pathname}?other=1`)
  await signIn(browser, (options) => key.get(options))
  assert.equal(sessionIn(browser)?.signInName, bo.name)
})

test('M6: an answer that came after the flow’s time is not looked at (expired)', async () => {
  const ann = await aMember(app)
  const { key } = await aKey(app, ann)
  const browser = await atDoor(app)
  const answer = key.get(optionsOn(browser))
  app.deps.clock.advance(31 * MINUTE)
  await browser.submit({ passkey: answer })
  assert.deepEqual([browser.status, browser.refusal], [422, 'flow-expired'])
})

test('P7: on a shared computer a passkey’s session ends with the window, and the browser is not remembered', async () => {
  const ann = await aMember(app)
  const { key } = await aKey(app, ann)
  const browser = await atDoor(app)
  const form = browser.forms.find(({ fields }) => fields.some(({ name }) => name === 'passkey'))
  const body = { ...fieldsOf(browser), shared: 'yes', passkey: key.get(optionsOn(browser)) }
  await browser.go(form?.action ?? '', body)
  assert.equal(sessionIn(browser)?.acr, MFA)
  assert.equal(browser.ages.get('session-campus'), undefined)
  assert.equal(browser.cookies.get('known-campus'), undefined)
})
