/** Steps are taken in their order: no deep link, second tab, back button or parked flow leads past one (A5). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aPass, aPhone, press } from '../../../test/builders/factors.ts'
import { aTelephone } from '../../../test/builders/phone.ts'
import {
  aCodeApp,
  aMember,
  atDoor,
  inside,
  sessionIn,
  signInApp,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'

const MFA = 'https://refeds.org/profile/mfa'
const telephone = aTelephone()
let app: TestApp
before(async () => {
  app = await signInApp({
    methods: 'totp, security-key, passkey, sms, voice',
    mfa: 'choose: system, reset: [reset-code, desk]',
    mfaFrom: '2026-09-01',
    outbox: telephone.outbox,
  })
})
after(() => app.close())

/** The body of the first form with this field, as the page has it now. */
function formWith(browser: InjectBrowser, name: string) {
  const form = browser.forms.find(({ fields }) => fields.some((field) => field.name === name))
  const body = Object.fromEntries((form?.fields ?? []).map((field) => [field.name ?? '', field.value ?? '']))
  return { action: form?.action ?? '', body }
}

test('a step cannot be reached by naming it: every form belongs to its own (CVE-2025-3910)', async () => {
  const ann = await aMember(app)
  await aCodeApp(app, ann)
  const browser = await withPassword(await atDoor(app), ann)
  const { action, fields } = browser.forms[0] ?? { action: '', fields: [] }
  const form_token = fields.find(({ name }) => name === 'form_token')?.value ?? ''
  const forms = [
    { step: 'keep-reset-code' },
    { step: 'register-method', act: 'later' },
    { step: 'access-pass', code: await aPass(app, ann) },
    { step: 'reset-code', code: 'x', lost: 'all' },
    { step: 'choose-method', method: 'access-pass' },
    { step: 'locked', act: 'another-way' },
    { step: 'security-key', answer: '{}' },
    { step: 'phone-code', code: '123456' },
    { step: 'voice', act: 'resend' },
  ]
  for (const form of forms) {
    await browser.go(action, { form_token, ...form })
    assert.deepEqual([browser.step, browser.refusal], ['totp', 'step-is-over'], form.step)
  }
})

test('a deep link to the door, or to the start page of the flow, shows the step that is missing (CVE-2025-3910)', async () => {
  const browser = await withPassword(await atDoor(app), await aMember(app))
  const page = browser.url
  assert.equal(browser.step, 'register-method')
  for (const address of [page, `${page}?other=`, `${page}?said=step-is-over`]) {
    await browser.go(address)
    assert.equal(sessionIn(browser), undefined)
  }
  await browser.go(inside())
  assert.equal(browser.step, 'identify', 'another flow begins, with nothing proved')
})

test('the code form of the page before, sent again after "another way", answers nothing (back button)', async () => {
  const ann = await aMember(app)
  const code = await aCodeApp(app, ann)
  await aPhone(app, ann, telephone, '+32470300001')
  const browser = await withPassword(await atDoor(app), ann)
  const { action, body } = formWith(browser, 'code')
  await press(browser, 'act', 'another-way')
  await press(browser, 'method', /^sms:/)
  await browser.go(action, { ...body, code: code(app.deps.clock.now()) })
  assert.deepEqual([browser.step, browser.refusal], ['phone-code', 'step-is-over'])
  assert.equal(sessionIn(browser), undefined)
})

test('two tabs of one flow: the second answer finds the step over, and begins no second session', async () => {
  const ann = await aMember(app)
  const code = await aCodeApp(app, ann)
  const browser = await withPassword(await atDoor(app), ann)
  const { action, body } = formWith(browser, 'code')
  const tab = new InjectBrowser(app.app)
  for (const [name, value] of browser.cookies) tab.cookies.set(name, value)
  await browser.go(action, { ...body, code: code(app.deps.clock.now()) })
  assert.equal(sessionIn(browser)?.acr, MFA)
  await tab.go(action, { ...body, code: code(app.deps.clock.now()) })
  assert.equal(tab.cookies.get('session-campus'), undefined)
})

test('a flow that was parked at its second factor goes on in its own browser alone (CVE-2026-18963)', async () => {
  const ann = await aMember(app)
  const code = await aCodeApp(app, ann)
  const browser = await withPassword(await atDoor(app), ann)
  const { action, body } = formWith(browser, 'code')
  const stranger = await new InjectBrowser(app.app).go(inside())
  const form_token = formWith(stranger, 'username').body.form_token ?? ''
  await stranger.go(action, { ...body, form_token, code: code(app.deps.clock.now()) })
  assert.deepEqual([stranger.status, stranger.refusal], [403, 'other-browser'])
})

test('twenty at once with one code by text are one session (race)', async () => {
  const ann = await aMember(app)
  await aPhone(app, ann, telephone, '+32470300002')
  const browser = await withPassword(await atDoor(app), ann)
  const { action, body } = formWith(browser, 'code')
  const code = telephone.code('+32470300002')
  const racers = Array.from({ length: 20 }, () => {
    const one = new InjectBrowser(app.app, { follow: false })
    for (const [name, value] of browser.cookies) one.cookies.set(name, value)
    return one.go(action, { ...body, code })
  })
  const winners = (await Promise.all(racers)).filter(({ cookies }) => cookies.has('session-campus'))
  assert.equal(winners.length, 1)
})

test('five wrong codes by text lock the telephone alone, and a pass still lets on (A8)', async () => {
  const ann = await aMember(app)
  await aPhone(app, ann, telephone, '+32470300003')
  const browser = await withPassword(await atDoor(app), ann)
  const right = telephone.code('+32470300003')
  const wrong = right === '000000' ? '000001' : '000000'
  for (let times = 0; times < 5; times += 1) await browser.submit({ 'one-time-code': wrong })
  assert.ok(['locked', 'phone-code'].includes(browser.step ?? ''), browser.step)
  await browser.submit({ step: browser.step ?? '' }, 'another-way')
  await press(browser, 'method', 'access-pass')
  await browser.submit({ code: await aPass(app, ann) })
  assert.equal(browser.step, 'register-method')
})
