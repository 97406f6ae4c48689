/** The activation mail never came: asking for it once more, with scripts and without. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { aPerson } from '../../../../../test/builders/people.ts'
import {
  aNewcomer,
  CHOSEN,
  mailsOf,
  post,
  selfServiceApp,
  whatHappened,
} from '../../../../../test/builders/self-service.ts'
import { aMember } from '../../../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../../test/harness/inject-browser.ts'
import { MINUTE, SECOND } from '../../../../base/time/instant.ts'

const PAGE = '/activate/request'

let app: TestApp
before(async () => {
  app = await selfServiceApp()
})
after(() => app.close())

let browsers = 0
/** A browser in a network of its own. */
function anew(): InjectBrowser {
  browsers += 1
  return new InjectBrowser(app.app, { remoteAddress: `100.64.${browsers}.7` })
}

/** Without scripts: sent, waited, sent again. */
async function ask(fields: { email: string; username?: string }): Promise<InjectBrowser> {
  const browser = await (await anew().go(PAGE)).submit({ username: '', ...fields })
  if (browser.step !== 'human-check' || browser.status !== 200) return browser
  app.deps.clock.advance(30 * SECOND)
  return browser.submit({ email: fields.email })
}

async function solved(browser: InjectBrowser): Promise<string> {
  const field = /data-challenge="([^"]*)"/.exec(browser.html)?.[1] ?? ''
  const challenge = JSON.parse(field.replaceAll('&quot;', '"')) as Challenge
  const solution = await solveChallenge({ challenge, deriveKey, counterStart: 400 })
  return JSON.stringify({ challenge, solution })
}

async function newcomerAt(mail: string, wished: Parameters<typeof aNewcomer>[1] = {}) {
  const person = await aPerson(app.db, { mail, language: 'en' })
  return aNewcomer(app, { person: person.id, ...wished })
}

const sent = async () => (await mailsOf(app)).map(({ to, links }) => [to, links[0]?.includes('/activate?code=')])

test('A3: with scripts, one press brings the mail, whose subject holds the word account, and its link activates', async () => {
  const ann = await newcomerAt('ann.a3@home.example')
  const browser = await anew().go(PAGE)
  assert.equal(browser.step, 'human-check')
  const answer = await solved(browser)
  await browser.submit({ email: 'Ann.A3@home.example', human_answer: answer })
  assert.deepEqual([browser.url, browser.status, browser.step], [`${PAGE}/asked`, 200, 'done'])
  assert.match(browser.text, /If we know this address, a mail is on its way\./)
  const [mail, ...more] = await mailsOf(app)
  assert.deepEqual([mail?.to, more.length], ['ann.a3@home.example', 0])
  assert.match(mail?.subject ?? '', /account/i)
  const link = (mail?.links[0] ?? '').slice(app.deps.baseUrl.length)
  const activating = await anew().go(link)
  await activating.submit({ 'new-password': CHOSEN })
  assert.equal(activating.step, 'done')
  assert.deepEqual((await whatHappened(app, ann)).slice(0, 3), ['account.invited', 'notice.sent', 'activation.started'])
  const again = await anew().go(PAGE)
  await again.submit({ email: 'ann.a3@home.example', human_answer: answer })
  assert.deepEqual([again.status, again.refusal], [422, 'human-check-wrong'], 'an answer is good once')
  await mailsOf(app)
})

test('A3: without scripts there is half a minute to wait, and what was typed is kept', async () => {
  await newcomerAt('bo.a3@home.example')
  const browser = await (await anew().go(PAGE)).submit({ email: 'bo.a3@home.example' })
  assert.deepEqual([browser.step, browser.status, browser.refusal], ['human-check', 200, undefined])
  assert.match(browser.text, /Wait 30 seconds, and then press “Send activation mail”/)
  assert.deepEqual(await sent(), [])
  app.deps.clock.advance(29 * SECOND)
  await browser.submit({ email: 'bo.a3@home.example' })
  assert.deepEqual([browser.status, browser.refusal, browser.headers['retry-after']], [429, 'human-check-wait', '1'])
  app.deps.clock.advance(SECOND)
  await browser.submit({ email: 'bo.a3@home.example' })
  assert.equal(browser.step, 'done')
  assert.deepEqual(await sent(), [['bo.a3@home.example', true]])
})

test('A3: one mail with all accounts that wait, or with the one that is named', async () => {
  const person = await aPerson(app.db, { mail: 'both@home.example' })
  await aNewcomer(app, { person: person.id })
  const { name } = await aNewcomer(app, { person: person.id, realm: 'association' })
  await ask({ email: 'both@home.example' })
  const [list, ...more] = await mailsOf(app)
  assert.deepEqual([list?.links.length, more.length], [2, 0])
  assert.ok(list?.links.every((link) => link.includes('/activate?code=')) && new Set(list.links).size === 2)
  await ask({ email: 'both@home.example', username: name.toUpperCase() })
  const mails = await mailsOf(app)
  assert.deepEqual([mails.length, mails[0]?.links.length], [1, 1])
  assert.ok(mails[0]?.text.includes(name))
  assert.match(mails[0]?.text ?? '', /Browser: +|Address: +100\.64\./, 'it says from where it was asked')
  await ask({ email: 'both@home.example', username: 'r9999999' })
  assert.deepEqual(await sent(), [])
})

test('CVE-2023-39522: known, unknown, active and misnamed addresses get one page, word for word', async () => {
  await newcomerAt('dee.a3@home.example')
  const active = await aPerson(app.db, { mail: 'active.a3@home.example' })
  await aMember(app, { person: active.id })
  const pages = new Set<string>()
  for (const fields of [
    { email: 'dee.a3@home.example' },
    { email: 'active.a3@home.example' },
    { email: 'nobody.a3@home.example' },
    { email: 'dee.a3@home.example', username: 'r9999999' },
    { email: 'no.body@student.demo.example' },
  ]) {
    const browser = await ask(fields)
    pages.add(`${browser.status} ${browser.html.replaceAll(/name="form_token" value="[^"]*"/g, '')}`)
    assert.ok(!browser.html.includes(fields.email))
  }
  assert.equal(pages.size, 1)
  assert.deepEqual(await sent(), [['dee.a3@home.example', true]], 'an active account gets no activation')
})

test('A4: a b number in either field is explained, whether or not it exists', async () => {
  for (const fields of [{ email: 'b1234567' }, { email: 'ann@home.example', username: 'B7654321' }]) {
    const browser = await (await anew().go(PAGE)).submit(fields)
    assert.deepEqual([browser.status, browser.refusal], [422, 'temporary-account'])
    assert.match(browser.text, /Which account do I use\?/)
  }
})

test('what is no address is told at its field before anybody waits, and what nobody asks for is refused', async () => {
  for (const [fields, key] of [
    [{ email: 'ann' }, 'not-a-mail-address'],
    [{ email: '' }, 'not-a-mail-address'],
    [{ email: 'ann@home.example, bo@home.example' }, 'not-a-mail-address'],
    [{ email: 'ann@home.example\r\nBcc: bo@home.example' }, 'not-a-mail-address'],
    [{ email: `${'a'.repeat(5_000)}@home.example` }, 'not-a-mail-address'],
    [{ email: 'ann@home.example', username: 'whatever' }, 'no-such-name-form'],
  ] as const) {
    const browser = await (await anew().go(PAGE)).submit(fields)
    assert.deepEqual([browser.status, browser.refusal], [422, key])
  }
  const browser = await anew().go(PAGE)
  await post(app, browser, { to: PAGE, fields: { email: 'ann@home.example', status: 'active' } })
  assert.equal(browser.status, 400)
  await post(app, browser, { to: PAGE, fields: { email: 'ann@home.example' } })
  assert.deepEqual([browser.status, browser.refusal], [422, 'human-check-missing'])
  await post(app, browser, { to: PAGE, fields: { email: 'ann@home.example', human_answer: '{"challenge":{}}' } })
  assert.deepEqual([browser.status, browser.refusal], [422, 'human-check-wrong'])
  assert.deepEqual(await sent(), [])
})

test('a mailbox is filled by nobody, and another’s letter stays good', async () => {
  const cas = await newcomerAt('cas.a3@home.example')
  for (let i = 0; i < 6; i += 1) await ask({ email: 'cas.a3@home.example' })
  assert.equal((await sent()).length, 3)
  app.deps.clock.advance(20 * MINUTE)
  await ask({ email: 'cas.a3@home.example' })
  assert.equal((await sent()).length, 1)
  const browser = await (await anew().go('/activate')).submit({
    username: cas.name,
    'current-password': 'Eerste-Sleutel-77',
  })
  assert.equal(browser.step, 'set-password')
})

test('the code can be typed where the mail is read on another device', async () => {
  await newcomerAt('eli.a3@home.example')
  const browser = await ask({ email: 'eli.a3@home.example' })
  const [mail] = await mailsOf(app)
  const code = new URL(mail?.links[0] ?? '').searchParams.get('code') ?? ''
  await browser.submit({ code: ` ${code.toLowerCase()}` })
  assert.equal(browser.step, 'set-password')
})
