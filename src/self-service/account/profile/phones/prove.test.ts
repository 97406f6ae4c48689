/** A number of one's own is proved by a text or a call (A13). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aTelephone } from '../../../../../test/builders/phone.ts'
import { post, selfServiceApp, signedInAt, whatHappened } from '../../../../../test/builders/self-service.ts'
import { aMember } from '../../../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../../../test/harness/app.ts'
import { answerCall } from '../../../../methods/index.ts'

const PAGE = '/account/profile'

let app: TestApp
const telephone = aTelephone()
before(async () => {
  app = await selfServiceApp({ outbox: telephone.outbox })
})
after(() => app.close())

/** Somebody with a number that nobody has proved. */
async function withNumber(phone: string) {
  const member = await aMember(app)
  const browser = await signedInAt(app, member, PAGE)
  await post(app, browser, { to: `${PAGE}/phones/add?account=campus`, fields: { phone } })
  const verify = browser.forms.find(({ action }) => action.endsWith('/verify?account=campus'))?.action ?? ''
  return { member, browser, verify, press: () => post(app, browser, { to: verify, fields: {} }) }
}

test('A13: the code of a text proves a number; it is shown as verified, and stands in the activity', async () => {
  const { member, browser, verify, press } = await withNumber('0470000501')
  assert.match(browser.text, /\+32 ••••••• 01 Not verified/)
  await press()
  assert.match(browser.text, /\+32 ••••••• 01/)
  assert.ok(!browser.html.includes('470000501') && !browser.url.includes('470000501'))
  await browser.submit({ code: telephone.code('+32470000501') })
  assert.match(browser.url, /done=phone-verified/)
  assert.match(browser.text, /The number has been verified\..*\+32 ••••••• 01 Verified/)
  assert.equal((await whatHappened(app, member)).at(-1), 'phone.verified')
  assert.ok(!browser.forms.some(({ action }) => action.includes('/verify')), 'once')
  await post(app, browser, { to: verify, fields: {} })
  assert.deepEqual([browser.status, browser.refusal], [422, 'phone-gone'], 'what is proved is not asked again')
})

test('A13: a landline is called', async () => {
  const { browser, press } = await withNumber('011 20 00 51')
  await press()
  assert.match(browser.url, /by=voice&line=landline/)
  await answerCall(app.deps, { id: telephone.call('+3211200051'), keys: '#' })
  await post(app, browser, { to: browser.url, fields: { act: 'continue' } })
  assert.match(browser.url, /done=phone-verified/)
})

test('ATTACK: wrong codes, another’s challenge and another’s number prove nothing (CVE-2026-27946)', async () => {
  const [mine, theirs] = [await withNumber('0470000511'), await withNumber('0470000512')]
  await mine.press()
  await theirs.press()
  await mine.browser.submit({ code: '000000' })
  assert.deepEqual([mine.browser.status, mine.browser.refusal], [422, 'wrong-new-code'])
  await post(app, mine.browser, { to: theirs.browser.url, fields: { code: telephone.code('+32470000512') } })
  assert.equal(mine.browser.status, 404, 'their number is not there')
  const swapped = mine.browser.url.replace(/challenge=[^&]*/, /challenge=[^&]*/.exec(theirs.browser.url)?.[0] ?? '')
  await post(app, mine.browser, { to: swapped, fields: { code: telephone.code('+32470000512') } })
  await post(app, mine.browser, { to: theirs.verify, fields: {} })
  assert.equal(mine.browser.refusal, 'phone-gone')
  for (const { browser } of [mine, theirs]) assert.match((await browser.go(PAGE)).text, /Not verified/)
})

test('the code that registers a method proves no number, nor the other way round', async () => {
  const { browser, press } = await withNumber('0470000521')
  await press()
  const query = new URL(browser.url, 'http://page.invalid').search
  await post(app, browser, {
    to: `/account/security-info/phone/018f0000-0000-7000-8000-000000000001${query}`,
    fields: { code: telephone.code('+32470000521') },
  })
  assert.equal(browser.refusal, 'code-expired')
  assert.match((await browser.go(PAGE)).text, /Not verified/)
})

test('three messages in ten minutes, and then a time is told', async () => {
  const { browser, press } = await withNumber('0470000531')
  for (let i = 0; i < 3; i += 1) await press()
  await press()
  assert.deepEqual([browser.status, browser.refusal], [422, 'too-many-messages'])
  assert.match(browser.text, /14:1\d/)
})
