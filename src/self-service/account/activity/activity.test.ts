/** The activity of an account (E3), as its person reads it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { post, selfServiceApp, signedInAt } from '../../../../test/builders/self-service.ts'
import { aMember, PASSWORD } from '../../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp } from '../../../../test/harness/app.ts'
import type { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import { record } from '../../../audit/index.ts'

const HERE = '/account/activity'

let app: TestApp
before(async () => {
  app = await selfServiceApp()
})
after(() => app.close())

const linesIn = ({ html }: InjectBrowser) =>
  [...html.matchAll(/<p class="what">([^<]*)/g)].map(([, what = '']) => what.trim())

test('E3: what happened stands there, newest first, with time, browser and address, in both languages', async () => {
  const ann = await aMember(app)
  const browser = await signedInAt(app, ann, '/account/password')
  await browser.submit({ 'current-password': PASSWORD, 'new-password': 'blauwe Lampion eet 3 kersen' })
  await browser.go(HERE)
  assert.deepEqual(linesIn(browser), ['The password was changed', 'You signed in'])
  assert.match(browser.text, /You signed in 14:00 · Firefox on Linux · from 127\.0\.0\.1/)
  await browser.go(`${HERE}?lang=nl`)
  assert.deepEqual(linesIn(browser), ['Het wachtwoord werd gewijzigd', 'Je meldde je aan'])
  assert.match(browser.text, /Firefox op Linux · vanaf 127\.0\.0\.1/)
})

test('E3: an application is called by its name, one that is gone by its key; who acted is said when it was not the person', async () => {
  const ann = await aMember(app)
  const { id: account, person, realm } = ann.account
  const about = { at: TEST_NOW - 1, account, person, realm }
  await record(app.db.kysely, [
    { ...about, what: 'application.signed-in', actor: 'person', application: 'exams' },
    { ...about, what: 'application.signed-in', actor: 'person', application: 'gone' },
    { ...about, what: 'account.reopened', actor: 'command' },
    { ...about, what: 'method.removed', actor: `agent:${account}`, details: { kind: 'totp', name: '<i>Tablet</i>' } },
    { ...about, what: 'session.ended', actor: 'system' },
  ])
  const browser = await signedInAt(app, ann, HERE)
  assert.match(browser.text, /You opened an application 13:59 · Exam desk/)
  assert.match(browser.text, /You opened an application 13:59 · gone/)
  assert.match(browser.text, /opened again 13:59 · by an administrator/)
  assert.match(browser.text, /A method was removed 13:59 · <i>Tablet<\/i> · Code app · by the service desk/)
  assert.match(browser.text, /A session ended 13:59 · by itself/)
  assert.ok(!browser.html.includes('<i>Tablet'))
})

test('E3: each event says what it was about in words, and roughly where it came from, in both languages', async () => {
  const ann = await aMember(app)
  const { id: account, person, realm } = ann.account
  const about = { at: TEST_NOW - 1, account, person, realm, actor: 'person' } as const
  await record(app.db.kysely, [
    { ...about, what: 'session.ended', details: { why: 'password-changed' } },
    { ...about, what: 'session.ended', details: { why: 'constructor' } },
    { ...about, what: 'notice.sent', actor: 'system', details: { template: 'new-sign-in' } },
    { ...about, what: 'notice.sent', actor: 'system', details: { template: '__proto__' } },
    { ...about, what: 'sign-in.failed', address: '203.0.113.7', details: { method: 'password' } },
    { ...about, what: 'sign-in.failed', address: '10.10.0.1', details: { method: 'totp' } },
    { ...about, what: 'account.alarm', details: { sessions: 2, browsers: 1 } },
  ])
  const browser = await signedInAt(app, ann, HERE)
  assert.match(browser.text, /A session ended 13:59 · the password was changed/)
  assert.match(browser.text, /A session ended 13:59 (?!·)/)
  assert.match(browser.text, /We sent you a message 13:59 · “A new sign-in” · by itself/)
  assert.match(browser.text, /We sent you a message 13:59 · by itself/)
  assert.match(
    browser.text,
    /A sign-in failed 13:59 · by password · from 203\.0\.113\.7, Netherlands \(approximately\)/,
  )
  assert.match(browser.text, /A sign-in failed 13:59 · by [^·]+ · from 10\.10\.0\.1 (?!,)/)
  await browser.go(`${HERE}?lang=nl`)
  assert.match(browser.text, /Je meldde dat je opgelicht was: alle anderen werden afgemeld/)
  assert.match(browser.text, /met wachtwoord · vanaf 203\.0\.113\.7, Nederland \(bij benadering\)/)
  assert.match(browser.text, /We stuurden je een bericht 13:59 · “Een nieuwe aanmelding”/)
})

test('E3: older ones follow by pages, none twice and none left out, and the end says so', async () => {
  const ann = await aMember(app)
  const { id: account, person, realm } = ann.account
  const events = Array.from({ length: 60 }, (_, i) => {
    return {
      at: TEST_NOW - 60 + i,
      what: 'method.renamed',
      actor: 'person',
      account,
      person,
      realm,
      details: { name: `n${i}` },
    } as const
  })
  await record(app.db.kysely, events)
  const browser = await signedInAt(app, ann, HERE)
  const seen: string[] = []
  const pages: number[] = []
  for (let more: string | undefined = HERE; more !== undefined; ) {
    await browser.go(more)
    const names = [...browser.html.matchAll(/· (n\d+) ?/g)].map(([, name = '']) => name)
    seen.push(...names)
    pages.push(linesIn(browser).length)
    more = /href="([^"]*before=\d+)"[^>]*>Show older/.exec(browser.html)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.deepEqual(seen, events.map(({ details }) => details.name).reverse())
  assert.deepEqual(pages, [25, 25, 11])
  assert.match(browser.html, /Back to the newest/)
  await browser.go(`${HERE}?before=1`)
  assert.match(browser.text, /That was all/)
  for (const before of ['x', '-1', '0', '1e99', '1&before=2'])
    assert.equal((await browser.go(`${HERE}?before=${before}`)).status, 200)
})

test('the events of another account are never shown, whatever the address says', async () => {
  const [ann, bo] = [await aMember(app), await aMember(app)]
  const ofBo = await signedInAt(app, bo, '/account/security-info')
  await record(app.db.kysely, {
    at: TEST_NOW,
    what: 'account.reopened',
    actor: 'command',
    account: bo.account.id,
    realm: 'campus',
  })
  const browser = await signedInAt(app, ann, HERE)
  for (const address of [
    HERE,
    `${HERE}?account=campus`,
    `${HERE}?account=${bo.account.id}`,
    `${HERE}?before=9007199254740991`,
  ]) {
    await browser.go(address)
    assert.deepEqual(linesIn(browser), ['You signed in'], address)
  }
  assert.deepEqual(linesIn(await ofBo.go(HERE)), ['Your account was opened again', 'You signed in'])
  await post(app, browser, { to: HERE, fields: {} })
  assert.equal(browser.status, 404)
})
