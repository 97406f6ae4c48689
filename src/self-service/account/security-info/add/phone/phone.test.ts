/** A telephone added on the page of one's own (M5), as a browser without scripts sees it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aTelephone } from '../../../../../../test/builders/phone.ts'
import {
  mailsOf,
  post,
  selfServiceApp,
  signedInAt,
  whatHappened,
} from '../../../../../../test/builders/self-service.ts'
import { aCodeApp, aMember, PASSWORD } from '../../../../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp } from '../../../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../../../test/harness/inject-browser.ts'
import { MINUTE } from '../../../../../base/time/instant.ts'
import { answerCall, registeredMethods } from '../../../../../methods/index.ts'

const HOME = '/account/security-info'
const ADD = `${HOME}/phone?by=sms`
let digits = 1000
/** A mobile number that nobody in these tests has yet. */
function aNumber(): string {
  digits += 1
  return `+3247000${digits}`
}

let app: TestApp
const telephone = aTelephone()
before(async () => {
  app = await selfServiceApp({ methods: 'totp, sms, voice', outbox: telephone.outbox })
})
after(() => app.close())

async function atNumber(own = app) {
  const member = await aMember(own)
  return { member, browser: await signedInAt(own, member, ADD) }
}

const kindsOf = async (account: string) => (await registeredMethods(app.db.kysely, account)).map(({ kind }) => kind)

/** Types a number; the browser is then where its code is asked. */
async function atCode() {
  const { member, browser } = await atNumber()
  const number = aNumber()
  await browser.submit({ country: 'BE', number })
  return { member, browser, number }
}

test('M5 M9 E3: a mobile number is added by the code of a text; both kinds stand, the person is told with the number masked', async () => {
  const { member, browser } = await atNumber()
  assert.equal(browser.url, ADD)
  const number = aNumber()
  await browser.submit({ country: 'BE', number: number.replace('+32', '0') })
  assert.match(browser.url, /^\/account\/security-info\/phone\/[0-9a-f-]{36}\?challenge=/)
  assert.ok(
    !browser.url.includes(number.slice(-6)) && !browser.html.includes(number.slice(-6)),
    'no number in the address or on the page',
  )
  await browser.submit({ code: telephone.code(number) })
  assert.match(browser.url, /done=registered/)
  assert.match(browser.text, /The method has been added.*\+32 \S+ \d\d Text message or phone call/)
  assert.deepEqual(await kindsOf(member.account.id), ['sms', 'voice'])
  assert.deepEqual((await whatHappened(app, member)).slice(-2), ['notice.sent', 'method.registered'])
  const told = (await mailsOf(app)).find(
    ({ subject, text }) => subject.includes('toegevoegd') && text.includes(member.name),
  )
  assert.match(told?.text ?? '', /sms · \+32 \S+ \d\d/)
  assert.ok(!told?.text.includes(number.slice(-6)))
})

test('M5: a call is confirmed with #, and the page takes it when it is told to', async () => {
  const { member, browser } = await atNumber()
  const number = aNumber()
  await post(app, browser, {
    to: `${HOME}/phone?account=campus`,
    fields: { country: 'BE', number, way: 'sms', by: 'voice' },
  })
  const here = browser.url
  assert.match(here, /by=voice/)
  const standing = async () =>
    JSON.parse((await new InjectBrowserOf(browser).go(here.replace('?', '/call?'))).html).standing
  assert.equal(await standing(), 'waiting')
  await post(app, browser, { to: here, fields: { act: 'continue' } })
  assert.deepEqual([browser.status, browser.refusal], [422, 'call-waiting'])
  await answerCall(app.deps, { id: telephone.call(number), keys: '#' })
  assert.equal(await standing(), 'answered')
  await post(app, browser, { to: here, fields: { act: 'continue' } })
  assert.match(browser.url, /done=registered/)
  assert.deepEqual(await kindsOf(member.account.id), ['sms', 'voice'])
})

/** Another tab of the same browser. */
class InjectBrowserOf extends InjectBrowser {
  constructor(other: InjectBrowser) {
    super(other.app)
    for (const [name, value] of other.cookies) this.cookies.set(name, value)
  }
}

test('M5: a landline is called, whatever was pressed, and is no place for texts', async () => {
  const { member, browser } = await atNumber()
  await browser.submit({ country: 'BE', number: '016 32 10 00' })
  assert.match(browser.url, /by=voice&line=landline/)
  await answerCall(app.deps, { id: telephone.call('+3216321000'), keys: '#' })
  await post(app, browser, { to: browser.url, fields: { act: 'continue' } })
  assert.deepEqual(await kindsOf(member.account.id), ['voice'])
})

test('what is no number, and one that is there already, are refused at the field', async () => {
  const { browser } = await atNumber()
  await browser.submit({ country: 'BE', number: 'not a number' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'phone-form'])
  assert.match(browser.html, /<a href="#field-number">/)
  const known = await atCode()
  await known.browser.submit({ code: telephone.code(known.number) })
  await known.browser.go(ADD)
  await post(app, known.browser, {
    to: known.browser.url,
    fields: { step: 'phone-code', code: telephone.code(known.number) },
  })
  await known.browser.go(ADD)
  await known.browser.submit({ country: 'BE', number: known.number })
  assert.deepEqual([known.browser.status, known.browser.refusal], [422, 'phone-taken'])
})

test('ATTACK: wrong codes register nothing, and after five the challenge is dead', async () => {
  const { member, browser, number } = await atCode()
  for (let i = 0; i < 5; i += 1) {
    await browser.submit({ code: '000000' })
    assert.equal(browser.status, 422)
  }
  await browser.submit({ code: telephone.code(number) })
  assert.equal(browser.refusal, 'code-expired')
  assert.deepEqual(await kindsOf(member.account.id), [])
})

test('ATTACK: the challenge of another account or session proves nothing here, nor does one that is over', async () => {
  const [mine, theirs] = [await atCode(), await atCode()]
  await post(app, mine.browser, { to: theirs.browser.url, fields: { code: telephone.code(theirs.number) } })
  assert.equal(mine.browser.refusal, 'code-expired')
  assert.deepEqual(await kindsOf(mine.member.account.id), [])
  assert.deepEqual(await kindsOf(theirs.member.account.id), [])
  const again = await signedInAt(app, mine.member, mine.browser.url)
  await post(app, again, { to: again.url, fields: { code: telephone.code(mine.number) } })
  assert.equal(again.refusal, 'code-expired', 'another session of the same account')
})

test('ATTACK: two tabs with one code register one telephone', async () => {
  const { member, browser, number } = await atCode()
  const code = telephone.code(number)
  const tabs = [new InjectBrowserOf(browser), new InjectBrowserOf(browser)]
  await Promise.all(tabs.map((tab) => post(app, tab, { to: browser.url, fields: { code } })))
  assert.deepEqual(await kindsOf(member.account.id), ['sms', 'voice'])
  assert.equal((await whatHappened(app, member)).filter((what) => what === 'method.registered').length, 1)
})

test('three messages in ten minutes, and then a time is told; the newest code still counts', async () => {
  const { browser, number } = await atCode()
  for (let i = 0; i < 2; i += 1) await post(app, browser, { to: browser.url, fields: { act: 'resend' } })
  const code = telephone.code(number)
  await post(app, browser, { to: browser.url, fields: { act: 'resend' } })
  assert.match(browser.url, /held=\d+/)
  assert.match(browser.text, /14:\d\d/)
  await browser.submit({ code })
  assert.match(browser.url, /done=registered/)
})

test('CVE-2026-27946: no field that the form does not name is taken: account, verified, phone', async () => {
  const { browser } = await atCode()
  for (const extra of ['account', 'verified', 'confirmed_at', 'phone', '__proto__']) {
    await post(app, browser, { to: browser.url, fields: { code: '1', [extra]: 'x' } })
    assert.equal(browser.status, 400, extra)
    await post(app, browser, { to: `${HOME}/phone`, fields: { country: 'BE', number: '1', way: 'sms', [extra]: 'x' } })
    assert.equal(browser.status, 400, extra)
  }
})

test('LinOTP#63: a proof that is too old is asked first, and leads back to the number', async () => {
  const own = await selfServiceApp({ methods: 'totp, sms, voice', outbox: telephone.outbox })
  const ann = await aMember(own)
  const code = await aCodeApp(own, ann)
  const browser = await signedInAt(own, ann)
  await browser.submit({ code: code(TEST_NOW) })
  own.deps.clock.advance(10 * MINUTE + 1)
  await browser.go(`${HOME}/phone?by=voice&account=campus`)
  assert.equal(browser.step, 'password')
  await browser.submit({ 'current-password': PASSWORD })
  assert.equal(browser.step, 'totp')
  await browser.submit({ code: code(own.deps.clock.now()) })
  assert.equal(browser.url, `${HOME}/phone?by=voice&account=campus`)
  await own.close()
})

test('M16: where the realm takes no texts none can be added, nor by a form that was made by hand', async () => {
  const own = await selfServiceApp({ methods: 'totp', outbox: telephone.outbox })
  const browser = await signedInAt(own, await aMember(own), ADD)
  assert.equal(browser.url, `${HOME}?account=campus`)
  await post(own, browser, { to: `${HOME}/phone`, fields: { country: 'BE', number: aNumber(), way: 'sms' } })
  assert.equal(browser.url, `${HOME}?account=campus`)
  await own.close()
})
