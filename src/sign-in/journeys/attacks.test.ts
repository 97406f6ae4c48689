/** Attacks that worked on peers, driven against the sign-in; each named by the attack. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  aCodeApp,
  aMember,
  atDoor,
  inside,
  type Member,
  PASSWORD,
  signInApp,
  WRONG,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { tokenHash } from '../../base/crypto/token-hash.ts'

const TERMS =
  '[{ id: aup, version: 1, audience: all, title: { en: Fair use, nl: Eerlijk gebruik }, text: { en: Be kind., nl: Wees aardig. } }]'

let app: TestApp
let ann: Member
let code: (now: number) => string
before(async () => {
  app = await signInApp({ mfaFrom: '2026-09-01', except: 'campus', terms: TERMS })
  ann = await aMember(app)
  code = await aCodeApp(app, ann)
})
after(() => app.close())

const sessionsOf = async (account: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*) n from sessions where account = ${account}`.execute(app.db.kysely)).rows[0]
    ?.n ?? 0

/** Answers to every step, right ones among them, as a program would send them that has only seen the first page. */
const everyAnswer = (member: Member): Record<string, string>[] => [
  { step: 'identify', username: member.name },
  { step: 'password', password: PASSWORD, username: member.name },
  { step: 'totp', code: code(app.deps.clock.now()) },
  { step: 'register-method', code: code(app.deps.clock.now()) },
  { step: 'register-method', act: 'later' },
  { step: 'register-method', act: 'resend' },
  { step: 'terms', act: 'accept', shown: 'aup:1' },
  { step: 'stay-signed-in', act: 'yes' },
  { step: 'again' },
]
const post = (browser: InjectBrowser, form: Record<string, string>, flow = browser.url) =>
  browser.go(flow.split('?')[0] ?? '', { form_token: tokenOf(browser), ...form })
const tokenOf = ({ html }: InjectBrowser) => /name="form_token" value="([^"]*)"/.exec(html)?.[1] ?? ''

test('no step can be taken out of order: from each, whatever is not its own answer grants nothing (CVE-2026-18963)', async () => {
  const bo = await aMember(app)
  const ways: [step: string, reach: (browser: InjectBrowser) => Promise<unknown>, own: string[]][] = [
    ['identify', async () => {}, ['identify']],
    ['password', (browser) => browser.submit({ username: bo.name }), ['identify', 'password']],
    ['register-method', (browser) => withPassword(browser, bo), ['identify', 'register-method']],
  ]
  for (const [step, reach, own] of ways) {
    for (const answer of everyAnswer(bo)) {
      const browser = await atDoor(app)
      await reach(browser)
      assert.equal(browser.step, step)
      const flow = browser.url
      if (own.includes(answer.step ?? '')) continue
      await post(browser, answer, flow)
      if (answer.step === 'again') assert.equal(browser.step, 'identify')
      else assert.deepEqual([browser.step, browser.refusal], [step, 'step-is-over'], `${step} took ${answer.step}`)
    }
  }
  assert.equal(await sessionsOf(bo.account.id), 0)
})

test('a deep link past registering a method or accepting a text leads back to it (CVE-2025-3910)', async () => {
  const bo = await aMember(app)
  const browser = await withPassword(await atDoor(app), bo)
  assert.equal(browser.step, 'register-method')
  await browser.go(inside())
  assert.equal(browser.step, 'identify', 'the door knows of no session')
  const other = await withPassword(await atDoor(app), ann)
  await other.submit({ 'one-time-code': code(app.deps.clock.now()) })
  assert.equal(other.step, 'terms')
  const flow = other.url
  await other.go(inside())
  assert.equal(other.step, 'identify')
  await other.go(flow)
  assert.equal(other.step, 'terms')
  await post(other, { step: 'terms', act: 'accept', shown: 'other:1' })
  assert.deepEqual([other.step, other.refusal], ['terms', 'terms-changed'], 'a text that was not shown is not accepted')
  assert.equal(await sessionsOf(bo.account.id), 0)
})

test('a flow goes on in no other browser, neither to look nor to answer (CVE-2026-7507)', async () => {
  const browser = await withPassword(await atDoor(app), ann)
  const thief = await new InjectBrowser(app.app).go(browser.url)
  assert.deepEqual([thief.status, thief.step, thief.refusal], [403, 'refused', 'other-browser'])
  assert.ok(!thief.html.includes(ann.name), 'and it does not tell whose it is')
  const own = tokenOf(await atDoorOf(thief))
  for (const answer of everyAnswer(ann)) {
    await thief.go(browser.url, { form_token: own, ...answer })
    assert.deepEqual([thief.status, thief.refusal], [403, 'other-browser'], answer.step)
  }
  await browser.go(browser.url)
  assert.equal(browser.step, 'totp', 'and it goes on in its own')
})
const atDoorOf = (browser: InjectBrowser) => browser.go(inside())

test('a form of another site, or without its token, is refused', async () => {
  const browser = await atDoor(app)
  await browser.go(browser.url, { step: 'identify', username: ann.name })
  assert.equal(browser.status, 403)
  const stranger = tokenOf(await atDoor(app))
  const victim = await atDoor(app)
  await victim.go(victim.url, { form_token: stranger, step: 'identify', username: ann.name })
  assert.equal(victim.status, 403)
})

test('a factor alone is never a session: a code sent to the password step is no answer (CVE-2025-64103)', async () => {
  const browser = await atDoor(app)
  await browser.submit({ username: ann.name })
  await post(browser, { step: 'totp', code: code(app.deps.clock.now()) })
  assert.deepEqual([browser.step, browser.refusal], ['password', 'step-is-over'])
  await post(browser, { step: 'password', password: code(app.deps.clock.now()), username: ann.name })
  assert.deepEqual([browser.status, browser.refusal], [422, 'wrong-name-or-password'])
})

test('a registered second factor is asked even where no policy does (CVE-2025-64103)', async () => {
  const free = await signInApp()
  const bo = await aMember(free)
  await aCodeApp(free, bo)
  assert.equal((await withPassword(await atDoor(free), bo)).step, 'totp')
  await free.close()
})

test('garbage in forwarding headers skips no step (CVE-2024-47070)', async () => {
  const headers = ['10.10.1.1', 'garbage', "'; drop table", '', ',', '10.10.1.1:80', '[::1]', '10.10.1.1, garbage']
  for (const forwarded of headers) {
    for (const remoteAddress of ['203.0.113.9', '127.0.0.9']) {
      // A trusted proxy that says "10.10.1.1" is believed: that is what it is trusted for.
      if (remoteAddress === '127.0.0.9' && forwarded === '10.10.1.1') continue
      const browser = await atDoor(
        app,
        {},
        {
          remoteAddress,
          headers: {
            'x-forwarded-for': forwarded,
            forwarded: `for=${forwarded}`,
            'x-real-ip': '10.10.1.1',
            'client-ip': '10.10.1.1',
          },
        },
      )
      await withPassword(browser, ann)
      assert.equal(browser.step, 'totp', `${remoteAddress} ${forwarded}`)
    }
  }
})

test('unknown, not activated, suspended, closed and wrong are one answer (CVE-2023-39522, CVE-2024-41952)', async () => {
  const names: string[] = ['nobody.whoever@student.demo.example']
  for (const status of ['active', 'invited', 'suspended', 'closed'] as const)
    names.push((await aMember(app, { status })).name)
  const answers = new Set<string>()
  for (const name of names) {
    const browser = await atDoor(app)
    await browser.submit({ username: name })
    const password = name === names[1] ? WRONG : PASSWORD
    await browser.submit({ 'current-password': password })
    assert.deepEqual([browser.status, browser.step], [422, 'password'])
    const flow = browser.url.split('/').pop() ?? ''
    const mine = [
      [name, 'NAME'],
      [encodeURIComponent(name), 'NAME'],
      [flow, 'FLOW'],
      [tokenOf(browser), 'TOKEN'],
    ] as const
    const page = mine.reduce((html, [text, word]) => html.replaceAll(text, word), browser.html)
    answers.add(page.replace(/(class="sb-face[^>]*>)[^<]*/, '$1'))
  }
  assert.equal(answers.size, 1)
})

test('tokens and browser marks are stored hashed', async () => {
  const free = await signInApp()
  const browser = await withPassword(await atDoor(free), await aMember(free))
  const token = browser.cookies.get('session-campus') ?? ''
  const mark = browser.cookies.get('browser') ?? ''
  const { rows } = await sql<{ all: string }>`
    select (select json_agg(s)::text from sessions s) || (select json_agg(f)::text from sign_in_flows f) as all`.execute(
    free.db.kysely,
  )
  const stored = rows[0]?.all ?? ''
  for (const secret of [token, mark, PASSWORD]) assert.ok(secret.length > 9 && !stored.includes(secret))
  assert.ok(stored.includes(tokenHash(token).toString('hex')))
  await free.close()
})
