/** What a person sees and changes of themselves. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aPerson } from '../../../../test/builders/people.ts'
import {
  aMemberTwice,
  mailsOf,
  post,
  selfServiceApp,
  signedInAt,
  whatHappened,
} from '../../../../test/builders/self-service.ts'
import { aMember, type Member } from '../../../../test/builders/sign-in.ts'
import { type TestApp, testApp, testCampusYaml } from '../../../../test/harness/app.ts'
import type { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import { HOUR } from '../../../base/time/instant.ts'
import { findAccount, personOf } from '../../../people/index.ts'
import { signInRoutes } from '../../../sign-in/index.ts'
import { selfServiceRoutes } from '../../index.ts'

const PAGE = '/account/profile'

let app: TestApp
before(async () => {
  app = await selfServiceApp({
    offices: 'records: { name: { en: Registrar, nl: Studentenzaken }, mail: registrar@test.example }',
  })
})
after(() => app.close())

async function signedIn(
  wished: Partial<Parameters<typeof aPerson>[1]> = {},
): Promise<{ member: Member; browser: InjectBrowser }> {
  const person = await aPerson(app.db, { language: 'en', keyring: app.deps.keyring, ...wished })
  const member = await aMember(app, { person: person.id })
  const browser = await signedInAt(app, member, PAGE)
  await mailsOf(app) // that somebody signed in
  return { member, browser }
}

test('A14: what the administration has on record is shown, its number masked, and what it lacks is said to be missing', async () => {
  const { browser } = await signedIn({ mail: 'ann.a14@home.example', phone: '+32470000001' })
  assert.equal(browser.status, 200)
  assert.match(browser.text, /Name Ann Peeters Person number P\S+ Date of birth 1 March 2004/)
  assert.match(browser.text, /Personal e-mail address ann\.a14@home\.example Phone number \+32 ••••••• 01/)
  assert.ok(!browser.html.includes('470000001'))
  assert.match(browser.text, /Enrolment Student · Brussels · since 21 September 2026/)
  const { browser: bare } = await signedIn()
  assert.match(bare.text, /Phone number Not on record/)
  assert.match(bare.text, /No address of your own yet.*No number of your own yet/)
})

test('A14: preferred name and language are kept, said on pages and in mails, and recorded', async () => {
  const { member, browser } = await signedIn()
  await browser.submit({ 'preferred-name': '  Annie ', language: 'nl' })
  assert.match(browser.url, /\/account\/profile\?account=campus&done=saved&lang=nl$/)
  assert.match(browser.text, /Je profiel is bewaard\./)
  await browser.go('/')
  assert.match(browser.text, /Goedemiddag, Annie/)
  assert.deepEqual((await whatHappened(app, member)).slice(-1), ['profile.changed'])
  const account = await findAccount(app.db.kysely, member.account.id)
  assert.deepEqual([account?.preferredName, account?.language], ['Annie', 'nl'])
  await browser.go(PAGE)
  await browser.submit({ 'preferred-name': 'Ann', language: 'nl' })
  assert.equal(
    (await personOf(app.db.kysely, member.account.person))?.preferredName,
    null,
    'their own name is no other',
  )
  const events = (await whatHappened(app, member)).length
  await browser.submit({ 'preferred-name': '', language: 'nl' })
  assert.equal((await whatHappened(app, member)).length, events, 'what stays as it was is no change')
})

test('a name that is none is refused at its field, and what was typed stays', async () => {
  const { browser } = await signedIn()
  await browser.submit({ 'preferred-name': '<script>alert(1)</script>', language: 'en' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'preferred-name-form'])
  assert.match(browser.html, /<a href="#field-preferred-name">/)
  assert.ok(!browser.html.includes('<script>alert'))
})

test('CVE-2026-27946: no form of the profile takes a field that it does not name: verified, person, source', async () => {
  const { member, browser } = await signedIn()
  const forms: [string, Record<string, string>][] = [
    [PAGE, { 'preferred-name': 'Ann', language: 'en' }],
    [`${PAGE}/addresses/add`, { email: 'mine@home.example' }],
    [`${PAGE}/addresses/verify`, { code: 'x' }],
    [`${PAGE}/phones/add`, { phone: '0470000001' }],
    [`${PAGE}/wrong`, { about: 'name', words: 'Anne' }],
  ]
  for (const [to, fields] of forms) {
    for (const extra of [
      'verified',
      'verified_at',
      'person',
      'account',
      'source',
      'given_name',
      'birth_date',
      '__proto__',
    ]) {
      await post(app, browser, { to: `${to}?account=campus`, fields: { ...fields, [extra]: 'true' } })
      assert.equal(browser.status, 400, `${to} ${extra}`)
    }
  }
  await post(app, browser, { to: `${PAGE}?account=campus`, fields: { 'preferred-name': 'Ann', language: 'fr' } })
  assert.equal(browser.status, 400)
  const happened = await whatHappened(app, member)
  assert.deepEqual(
    happened.filter((what) => /^(profile|address|phone|record)\./.test(what)),
    [],
  )
})

test('A14: “this is wrong” reaches the office with name, number and a way to answer, and is recorded', async () => {
  const { member, browser } = await signedIn({ mail: 'wrong@home.example' })
  await browser.go(`${PAGE}/wrong`)
  assert.match(browser.text, /to this office: Registrar\./)
  await browser.submit({ about: 'birth-date', words: 'I was born\r\non 2 March.\u0000\u202e' })
  assert.match(browser.url, /done=reported/)
  const [mail, ...more] = await mailsOf(app)
  assert.deepEqual([mail?.to, more.length], ['registrar@test.example', 0])
  const person = await personOf(app.db.kysely, member.account.person)
  for (const part of ['Ann Peeters', person?.number ?? '-', 'wrong@home.example', 'I was born', 'on 2 March.'])
    assert.ok(mail?.text.includes(part), part)
  assert.ok(!mail?.text.includes('\u202e'))
  assert.ok((await whatHappened(app, member)).includes('record.reported'))
})

test('A14: an office is written to in its own language, whatever the person speaks; their words stay as they are', async () => {
  const said = 'Ik ben op 2 maart geboren. I was born on 2 March.'
  for (const [office, language, heading] of [
    ['', 'nl', /geboortedatum/i],
    [', language: en', 'en', /date of birth/i],
  ] as const) {
    const wish = { offices: `records: { name: { en: Registrar, nl: Registratie }, mail: r@test.example${office} }` }
    const here = await selfServiceApp(wish)
    const browser = await signedInAt(here, await aMember(here), `${PAGE}/wrong`)
    await mailsOf(here)
    await browser.submit({ about: 'birth-date', words: said })
    const [mail] = await mailsOf(here)
    assert.equal(mail?.language, language)
    assert.match(mail?.subject ?? '', heading)
    assert.ok(mail?.text.replaceAll(/\n> /g, ' ').includes(said))
    await here.close()
  }
})

test('“this is wrong” without a part or words is refused at its field, and nobody floods an office', async () => {
  const { browser } = await signedIn({ mail: 'flood@home.example' })
  const send = (fields: Record<string, string>) => post(app, browser, { to: `${PAGE}/wrong?account=campus`, fields })
  assert.equal((await send({ words: 'x' })).refusal, 'part-missing')
  assert.equal((await send({ about: 'name', words: ' \u200b ' })).refusal, 'words-missing')
  assert.equal((await send({ about: 'name', words: 'x'.repeat(1_001) })).refusal, 'words-too-long')
  assert.equal((await send({ about: 'everything', words: 'x' })).status, 400)
  for (let i = 0; i < 5; i += 1) assert.equal((await send({ about: 'name', words: 'Anne' })).status, 200)
  await send({ about: 'name', words: 'Anne' })
  assert.deepEqual([browser.status, browser.refusal], [429, 'too-many-reports'])
  assert.equal((await mailsOf(app)).length, 5)
})

test('without an office in the configuration the page names the desks', async () => {
  const plain = await testApp({
    yaml: testCampusYaml(),
    doors: async (web, deps) => {
      await web.register(signInRoutes(deps))
      selfServiceRoutes(web, deps)
    },
  })
  const browser = await signedInAt(plain, await aMember(plain), `${PAGE}/wrong`)
  assert.match(browser.text, /Tell the service desk.*Brussels Main B01-01/)
  assert.equal(browser.forms.filter(({ action }) => action.includes('wrong')).length, 0)
  await plain.close()
})

test('A1: with two accounts, it is said which one it is about; the person is one', async () => {
  const { campus } = await aMemberTwice(app)
  const browser = await signedInAt(app, campus, PAGE)
  assert.equal(browser.step, 'choose-account')
  await browser.go(`${PAGE}?account=campus`)
  assert.match(browser.text, new RegExp(`For ${campus.name}`))
})

test('who is not signed in is led to the sign-in; names need no fresh proof', async () => {
  const { browser } = await signedIn()
  app.deps.clock.advance(HOUR)
  await browser.submit({ 'preferred-name': 'Later', language: 'en' })
  assert.match(browser.url, /done=saved/)
  browser.cookies.clear()
  await browser.go(PAGE)
  assert.equal(browser.step, 'identify')
})
