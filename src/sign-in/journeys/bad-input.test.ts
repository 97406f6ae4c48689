/** What comes in that no page of ours sends: refused in words, with the right status, and nothing is lost. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import {
  aMember,
  atDoor,
  inside,
  type Member,
  PASSWORD,
  sessionIn,
  signInApp,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'

let app: TestApp
let ann: Member
before(async () => {
  app = await signInApp()
  ann = await aMember(app, { name: 'zoë.peeters@student.demo.example' })
})
after(() => app.close())

const tokenOf = ({ html }: InjectBrowser) => /name="form_token" value="([^"]*)"/.exec(html)?.[1] ?? ''
const post = (browser: InjectBrowser, form: Record<string, string | string[]>) =>
  browser.go(browser.url, { form_token: tokenOf(browser), ...form })

test('a name in any dress of Unicode is one name: composed, decomposed, full-width, in capitals, with signs unseen', async () => {
  const dresses = [
    'zoe\u0308.peeters@student.demo.example',
    'ZOË.PEETERS@STUDENT.DEMO.EXAMPLE',
    'ｚｏë．ｐｅｅｔｅｒｓ＠student.demo.example',
    '\u200bzoë.peeters@student.demo.example\u2060',
    ' zoë.peeters@student.demo.example\t',
  ]
  for (const dress of dresses) {
    const browser = await atDoor(app)
    await browser.submit({ username: dress })
    await browser.submit({ 'current-password': PASSWORD })
    assert.equal(sessionIn(browser)?.account, ann.account.id, JSON.stringify(dress))
  }
})

test('a password in composed and decomposed letters is one password', async () => {
  const browser = await atDoor(app)
  await withPassword(browser, ann, PASSWORD.normalize('NFD'))
  assert.ok(sessionIn(browser))
})

test('names that are none are refused in words: too long, empty, with control characters, half a character', async () => {
  const browser = await atDoor(app)
  for (const [typed, refusal] of [
    ['', 'no-such-name-form'],
    ['a'.repeat(320), 'no-such-name-form'],
    ['a'.repeat(321), 'name-too-long'],
    [`${'a'.repeat(60_000)}@student.demo.example`, 'name-too-long'],
    ['ann\u0000.peeters@student.demo.example', 'no-such-name-form'],
    ['ann.peeters@student.demo.example\r\nbcc: all@x.example', 'no-such-name-form'],
    ['@student.demo.example', 'no-such-name-form'],
    ["' or 1=1 --", 'no-such-name-form'],
    ['<script>alert(1)</script>', 'no-such-name-form'],
  ] as const) {
    await browser.submit({ username: typed })
    assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'identify', refusal], typed.slice(0, 40))
    assert.ok(!browser.html.includes('<script>alert'))
  }
})

test('a body of 1 MB is refused with 413, and the step goes on afterwards', async () => {
  const browser = await atDoor(app)
  await browser.submit({ username: ann.name })
  const flow = browser.url
  await browser.submit({ 'current-password': 'x'.repeat(1_000_000) })
  assert.equal(browser.status, 413)
  await browser.go(flow)
  await browser.submit({ 'current-password': PASSWORD })
  assert.ok(sessionIn(browser))
})

test('passwords that can be none are wrong like any other; an empty one is not even counted', async () => {
  const bo = await aMember(app)
  const browser = await atDoor(app)
  await browser.submit({ username: bo.name })
  await browser.submit({ 'current-password': '' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'password-empty'])
  for (const [left, typed] of [
    [4, 'x'.repeat(20_000)],
    [3, 'a\u0000b'],
    [2, '\ud83d'],
  ] as const) {
    await browser.submit({ 'current-password': typed })
    assert.deepEqual([browser.status, browser.refusal], [422, 'wrong-name-or-password'])
    assert.match(browser.text, new RegExp(`${left} tries left`))
  }
})

test('arrays, unknown fields, unknown steps and no step at all are 400', async () => {
  const browser = await atDoor(app)
  const flow = browser.url
  for (const form of [
    {},
    { step: 'done' },
    { step: ['identify', 'password'], username: 'a' },
    { step: 'identify' },
    { step: 'identify', username: ['a', 'b'] },
    { step: 'identify', username: 'a', realm: 'campus' },
    { step: 'identify', username: 'a', shared: 'on' },
    { step: 'identify', username: 'a', act: 'accept' },
    { step: 'password', username: 'a' },
    { step: 'totp', code: ['1', '2'] },
    { step: 'terms', act: 'accept', shown: 'aup' },
    { step: 'terms', act: 'accept', shown: 'aup:1 ' },
    { step: 'terms', act: 'later', shown: 'aup:1' },
    { step: '__proto__' },
    { step: 'identify', username: 'a', __proto__x: '1' },
  ] as Record<string, string | string[]>[]) {
    await browser.go(flow)
    await post(browser, form)
    assert.equal(browser.status, 400, JSON.stringify(form))
  }
  await browser.go(flow)
  assert.equal(browser.step, 'identify')
})

test('addresses of flows that are none are 404, in words', async () => {
  const browser = new InjectBrowser(app.app)
  for (const flow of ['x', '01890a5d-ac96-774b-bcce-b302099a8057', '..%2f..%2fetc', '%00', 'a'.repeat(190)]) {
    await browser.go(`/sign-in/${flow}`)
    assert.deepEqual([browser.status, browser.step], [404, 'refused'], flow)
  }
})

test('a way back that leads elsewhere becomes the start page', async () => {
  const evil = await signInApp({ returnTo: '//evil.example/' })
  const browser = new InjectBrowser(evil.app, { follow: false })
  await browser.go('/inside')
  await browser.go(String(browser.headers.location))
  browser.options.follow = false
  await browser.submit({ username: 'ann.peeters' })
  const flow = browser.url
  await browser.go(flow)
  const member = await aMember(evil, { name: 'ann.peeters@student.demo.example' })
  await browser.submit({ 'current-password': PASSWORD })
  assert.deepEqual([browser.status, browser.headers.location], [303, '/'], member.name)
  await evil.close()
})

test('whatever is typed at the first step, no answer is a fault', async () => {
  const browser = await atDoor(app)
  const flow = browser.url
  const token = tokenOf(browser)
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (typed) => {
      await browser.go(flow, { form_token: token, step: 'identify', username: typed })
      assert.ok(browser.status < 500, JSON.stringify(typed))
    }),
    { numRuns: 60 },
  )
})

test('a page names the origins to which its form may lead, and no others', async () => {
  const browser = await atDoor(app, { formTargets: ['https://mail.demo.example'] })
  const policy = String(browser.headers['content-security-policy'])
  assert.match(policy, /form-action 'self' https:\/\/mail\.demo\.example$/)
  await browser.go(inside())
  assert.match(String(browser.headers['content-security-policy']), /form-action 'self'$/)
  assert.equal(browser.headers['cache-control'], 'no-store')
})
