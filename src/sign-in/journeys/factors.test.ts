/** The second factors at sign-in, as a browser without scripts meets them: which is asked, why, and what else there is. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aKey, aPhone, optionsOn, press } from '../../../test/builders/factors.ts'
import { aTelephone } from '../../../test/builders/phone.ts'
import {
  aCodeApp,
  aMember,
  atDoor,
  PASSWORD,
  sessionIn,
  signInApp,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import type { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { HOUR, MINUTE } from '../../base/time/instant.ts'

const MFA = 'https://refeds.org/profile/mfa'
const NUMBER = '+32470123456'
const telephone = aTelephone()

let app: TestApp
before(async () => {
  app = await signInApp({
    methods: 'totp, security-key, passkey, sms, voice',
    mfa: 'choose: system, reset: [reset-code, desk]',
    outbox: telephone.outbox,
  })
})
after(() => app.close())

const withKeys = (browser: InjectBrowser, name: string) =>
  browser.submit({ username: name }).then(() => browser.submit({ 'current-password': PASSWORD, keys: 'yes' }))

test('M8: the strongest method that this browser can use is asked; without keys in the browser, no key', async () => {
  const ann = await aMember(app)
  await aCodeApp(app, ann)
  await aKey(app, ann, { wanted: 'security-key' })
  const plain = await withPassword(await atDoor(app), ann)
  assert.equal(plain.step, 'totp')
  const able = await withKeys(await atDoor(app), ann.name)
  assert.equal(able.step, 'security-key')
  assert.match(able.text, /strongest of your methods/)
})

test('M6: a security key after the password is two factors, and tells whether it knew its holder', async () => {
  const ann = await aMember(app)
  const { key } = await aKey(app, ann, { wanted: 'security-key' })
  const browser = await withKeys(await atDoor(app), ann.name)
  await browser.submit({ answer: key.get(optionsOn(browser), { verified: false }) })
  assert.deepEqual([sessionIn(browser)?.acr, sessionIn(browser)?.amr], [MFA, ['pwd', 'hwk', 'mfa']])
  const other = await withKeys(await atDoor(app), ann.name)
  await other.submit({ answer: key.get(optionsOn(other)) })
  assert.deepEqual(sessionIn(other)?.amr, ['pwd', 'hwk', 'user', 'mfa'])
})

test('M6: an answer that is sent twice, or was made for another sign-in, lets nobody in (replay)', async () => {
  const ann = await aMember(app)
  const { key } = await aKey(app, ann, { wanted: 'security-key' })
  const first = await withKeys(await atDoor(app), ann.name)
  const answer = key.get(optionsOn(first))
  const second = await withKeys(await atDoor(app), ann.name)
  await second.submit({ answer })
  assert.deepEqual([second.status, second.refusal], [422, 'key-other-question'])
  await first.submit({ answer })
  assert.equal(sessionIn(first)?.acr, MFA)
})

test('M6: who gives up is told so, and nothing is counted; five wrong answers lock keys alone (A8)', async () => {
  const ann = await aMember(app)
  const code = await aCodeApp(app, ann)
  const { key } = await aKey(app, ann, { wanted: 'security-key' })
  const browser = await withKeys(await atDoor(app), ann.name)
  for (let times = 0; times < 7; times += 1) await browser.submit({ answer: '{"error":"NotAllowedError"}' })
  assert.deepEqual([browser.step, browser.refusal], ['security-key', 'key-no-answer'])
  for (let times = 0; times < 5; times += 1) {
    const wrong = key.get(optionsOn(browser), { origin: 'https://elsewhere.example' })
    await browser.submit({ answer: wrong })
  }
  assert.deepEqual([browser.step, browser.refusal], ['locked', 'locked'])
  await press(browser, 'act', 'another-way')
  assert.equal(browser.step, 'choose-method')
  await press(browser, 'method', /^totp:/)
  await browser.submit({ 'one-time-code': code(app.deps.clock.now()) })
  assert.equal(sessionIn(browser)?.acr, MFA)
})

test('M5: a text is sent when it is asked, and its code lets in; the number is masked', async () => {
  const ann = await aMember(app)
  await aPhone(app, ann, telephone)
  const before = telephone.sent.length
  const browser = await withPassword(await atDoor(app), ann)
  assert.equal(browser.step, 'phone-code')
  assert.equal(telephone.sent.length, before + 1)
  assert.ok(!browser.html.includes('470123456'), 'the number is nowhere on the page')
  await browser.submit({ 'one-time-code': telephone.code(NUMBER) })
  assert.deepEqual(sessionIn(browser)?.amr, ['pwd', 'sms', 'mfa'])
})

test('M5: reloading its page sends no second text', async () => {
  const ann = await aMember(app)
  await aPhone(app, ann, telephone, '+32470123457')
  const browser = await withPassword(await atDoor(app), ann)
  const sent = telephone.sent.length
  await browser.go(browser.url)
  assert.deepEqual([browser.step, telephone.sent.length], ['phone-code', sent])
})

test('M5: a code of another sign-in, or of another account, is wrong here (CVE-2025-3910)', async () => {
  const [ann, bo] = [await aMember(app), await aMember(app)]
  await aPhone(app, ann, telephone, '+32470123461')
  await aPhone(app, bo, telephone, '+32470123462')
  const [mine, theirs] = [await withPassword(await atDoor(app), ann), await withPassword(await atDoor(app), bo)]
  const code = telephone.code('+32470123461')
  if (code !== telephone.code('+32470123462')) {
    await theirs.submit({ 'one-time-code': code })
    assert.deepEqual([theirs.status, theirs.refusal], [422, 'wrong-code'])
  }
  const second = await withPassword(await atDoor(app), ann)
  if (code !== telephone.code('+32470123461')) {
    await second.submit({ 'one-time-code': code })
    assert.deepEqual([second.status, second.refusal], [422, 'wrong-code'])
  }
  await mine.submit({ 'one-time-code': code })
  assert.equal(sessionIn(mine)?.acr, MFA)
})

test('M5: when no gateway takes it, the page says that it was not sent', async () => {
  const mute = await signInApp({ methods: 'totp, sms' })
  const ann = await aMember(mute)
  await aPhone(mute, ann, telephone, '+32470123463')
  const browser = await withPassword(await atDoor(mute), ann)
  assert.equal(browser.step, 'phone-code')
  assert.equal(browser.refusal, 'sending-failed')
  await mute.close()
})

test('M5: after three texts in ten minutes the page says until when none is sent, and the newest code counts', async () => {
  const ann = await aMember(app)
  await aPhone(app, ann, telephone, '+32470123464')
  const browser = await withPassword(await atDoor(app), ann)
  for (let times = 0; times < 3; times += 1) await press(browser, 'act', 'resend')
  assert.deepEqual([browser.status, browser.refusal], [422, 'too-many-messages'])
  await browser.submit({ 'one-time-code': telephone.code('+32470123464') })
  assert.equal(sessionIn(browser)?.acr, MFA)
})

test('M5: a call is made when it is asked, and lets in once # was pressed', async () => {
  const { answerCall } = await import('../../methods/index.ts')
  const ann = await aMember(app)
  await aPhone(app, ann, telephone, '+32470123465')
  const browser = await withPassword(await atDoor(app), ann)
  await press(browser, 'method', /^voice:/)
  assert.equal(browser.step, 'voice')
  const id = telephone.call('+32470123465')
  await press(browser, 'act', 'continue')
  assert.deepEqual([browser.status, browser.refusal], [422, 'call-waiting'])
  const standing = await browser.app.inject({
    url: `${browser.url}/call`,
    cookies: Object.fromEntries(browser.cookies),
  })
  assert.deepEqual(standing.json(), { standing: 'waiting' })
  await answerCall(app.deps, { id, keys: '#' })
  await press(browser, 'act', 'continue')
  assert.deepEqual(sessionIn(browser)?.amr, ['pwd', 'tel', 'mfa'])
})

test('M8: what worked in this browser last is asked first there, and the page says so', async () => {
  const ann = await aMember(app)
  const code = await aCodeApp(app, ann)
  await aKey(app, ann, { wanted: 'security-key' })
  const browser = await withKeys(await atDoor(app), ann.name)
  assert.equal(browser.step, 'security-key')
  await press(browser, 'act', 'another-way')
  await press(browser, 'method', /^totp:/)
  await browser.submit({ 'one-time-code': code(app.deps.clock.now()) })
  assert.equal(sessionIn(browser)?.acr, MFA)
  browser.cookies.delete('session-campus')
  app.deps.clock.advance(MINUTE)
  await withKeys(await browser.go('/inside?ask={}'), ann.name)
  assert.equal(browser.step, 'totp')
  assert.match(browser.text, /used here last/)
  const elsewhere = await withKeys(await atDoor(app), ann.name)
  assert.equal(elsewhere.step, 'security-key')
})

test('M8: the method by which a session rose is remembered for this browser too', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  assert.ok(sessionIn(browser))
  const code = await aCodeApp(app, ann)
  await aKey(app, ann, { wanted: 'security-key' })
  await browser.go(`/inside?ask=${encodeURIComponent('{"level":"mfa"}')}`)
  assert.equal(browser.step, 'totp', 'whether this browser can ask for keys is not known yet')
  await browser.submit({ 'one-time-code': code(app.deps.clock.now()) })
  assert.equal(sessionIn(browser)?.acr, MFA)
  browser.cookies.delete('session-campus')
  await withKeys(await browser.go('/inside?ask={}'), ann.name)
  assert.equal(browser.step, 'totp')
})

test('M15: another way lists each method with what helps when it fails, and leads back', async () => {
  const ann = await aMember(app)
  await aCodeApp(app, ann)
  await aPhone(app, ann, telephone, '+32470123466')
  const browser = await withPassword(await atDoor(app), ann)
  await press(browser, 'act', 'another-way')
  assert.equal(browser.step, 'choose-method')
  for (const words of [
    /Abroad a call may cost/,
    /No text after a minute/,
    /Left your phone at home/,
    /Have you no phone at all/,
  ]) {
    assert.match(browser.text, words)
  }
  assert.ok(!browser.text.includes('new phone, or app installed'), 'the one that was left is not offered again')
  await press(browser, 'act', 'back')
  assert.equal(browser.step, 'totp')
})

test('a method of somebody else, or one that the realm does not accept, cannot be chosen by its id (CVE-2025-3910)', async () => {
  const [ann, bo] = [await aMember(app), await aMember(app)]
  await aCodeApp(app, ann)
  const theirs = await aPhone(app, bo, telephone, '+32470123467')
  const browser = await withPassword(await atDoor(app), ann)
  await press(browser, 'act', 'another-way')
  const [, form] = browser.forms.filter(({ fields }) => fields.some(({ value }) => value === 'choose-method'))
  assert.ok(form ?? browser.forms[0])
  const token = browser.forms[0]?.fields.find(({ name }) => name === 'form_token')?.value ?? ''
  const url = new URL(browser.url, 'http://x').pathname
  await browser.go(url, { form_token: token, step: 'choose-method', method: `sms:${theirs}` })
  assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'choose-method', 'way-not-open'])
})

test('LinOTP#63: a method that was added in a session does not raise it, whatever its kind', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  assert.equal(sessionIn(browser)?.acr.endsWith('/sfa'), true)
  app.deps.clock.advance(MINUTE)
  await aKey(app, ann, { wanted: 'security-key', now: app.deps.clock.now() })
  await browser.go(`/inside?ask=${encodeURIComponent('{"level":"mfa"}')}`)
  assert.deepEqual([browser.step, browser.refusal], ['refused', 'method-too-new'])
  app.deps.clock.advance(HOUR)
})
