/** A method registered in the midst of a sign-in, of every kind (A5, M17). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAuthenticatorOf, aResetCode, optionsOn, press } from '../../../test/builders/factors.ts'
import { aTelephone } from '../../../test/builders/phone.ts'
import { aMember, atDoor, type Member, sessionIn, signInApp, withPassword } from '../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import { registeredMethods } from '../../methods/index.ts'

const MFA = 'https://refeds.org/profile/mfa'
const telephone = aTelephone()
const wish = {
  methods: 'totp, security-key, passkey, sms, voice',
  mfa: 'choose: system, reset: [reset-code, desk]',
  mfaFrom: '2026-09-01',
  outbox: telephone.outbox,
  offices: 'social: { name: { en: the social service, nl: de sociale dienst }, mail: social@test.example }',
}

let app: TestApp
before(async () => {
  app = await signInApp(wish)
})
after(() => app.close())

const kindsOf = async ({ account }: Member) => {
  const methods = await registeredMethods(app.db.kysely, account.id)
  return methods.map(({ kind }) => kind)
}

test('A5: a number is registered in the midst of the sign-in: sent, mistyped, changed, confirmed', async () => {
  const ann = await aMember(app)
  await aResetCode(app, ann)
  const browser = await withPassword(await atDoor(app), ann)
  await press(browser, 'switch', 'sms')
  assert.equal(browser.step, 'register-method')
  await browser.submit({ number: '12', country: 'BE' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'phone-form'])
  await browser.submit({ number: '0470 20 00 09', country: 'BE' })
  await press(browser, 'act', 'back')
  await browser.submit({ number: '0470 20 00 10', country: 'BE' })
  assert.ok(!browser.html.includes('470200010'), 'the number is masked')
  await browser.submit({ 'one-time-code': '000000' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'wrong-new-code'])
  await browser.submit({ 'one-time-code': telephone.code('+32470200010') })
  assert.deepEqual([sessionIn(browser)?.acr, sessionIn(browser)?.amr], [MFA, ['pwd', 'sms', 'mfa']])
  assert.deepEqual(await kindsOf(ann), ['sms', 'voice'])
})

test('A5: a passkey is registered in the midst of the sign-in', async () => {
  const ann = await aMember(app)
  await aResetCode(app, ann)
  const key = anAuthenticatorOf(app.deps, { synced: true })
  const browser = await withPassword(await atDoor(app), ann)
  await press(browser, 'switch', 'passkey')
  await browser.submit({ answer: await key.create(optionsOn(browser)), name: 'My phone' })
  assert.deepEqual(sessionIn(browser)?.amr, ['pwd', 'swk', 'mfa'])
  assert.deepEqual(await kindsOf(ann), ['passkey'])
})

test('M17: what may not come first is shown with the reason, and cannot be asked for by its name', async () => {
  const careful = await signInApp({ ...wish, first: 'totp, sms' })
  const browser = await withPassword(await atDoor(careful), await aMember(careful))
  assert.match(browser.text, /Security key/)
  assert.throws(() => press(browser, 'switch', 'security-key'))
  const form = browser.forms.find(({ buttons }) => buttons.some(({ name }) => name === 'switch'))
  const token = form?.fields.find(({ name }) => name === 'form_token')?.value ?? ''
  await browser.go(form?.action ?? '', { form_token: token, step: 'register-method', switch: 'security-key' })
  assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'register-method', 'way-not-open'])
  await careful.close()
})

test('a page of registering that lay open in another tab is not taken for another kind (CVE-2025-3910)', async () => {
  const browser = await withPassword(await atDoor(app), await aMember(app))
  const form = browser.forms.find(({ fields }) => fields.some(({ name }) => name === 'code'))
  await press(browser, 'switch', 'sms')
  const body = Object.fromEntries((form?.fields ?? []).map(({ name = '', value = '' }) => [name, value]))
  await browser.go(form?.action ?? '', { ...body, code: '123456' })
  assert.deepEqual([browser.step, browser.refusal], ['register-method', 'step-is-over'])
})

test('M15: who has no phone at all is told who helps with that, wherever a phone is asked for', async () => {
  const ann = await aMember(app)
  const browser = await withPassword(await atDoor(app), ann)
  assert.equal(browser.step, 'register-method')
  assert.match(
    browser.text,
    /No phone at all\? There is help with that. Write to the social service: social@test.example/,
  )
  await press(browser, 'switch', 'sms')
  assert.match(browser.text, /the social service: social@test.example/)
})
