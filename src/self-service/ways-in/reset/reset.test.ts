/** `/mfa-reset`: the ways to start anew, and the one by code played to its end (M13). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailsOf, post, selfServiceApp, whatHappened } from '../../../../test/builders/self-service.ts'
import { aCodeApp, aMember, PASSWORD } from '../../../../test/builders/sign-in.ts'
import { aPhoneApp, approveFrom } from '../../../../test/builders/sign-in-phone.ts'
import { TEST_NOW } from '../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import type { Campus } from '../../../campus/index.ts'
import { makeResetCode, registeredMethods } from '../../../methods/index.ts'
import { resetWays } from './ways.ts'

const ways = (text: string) => [...text.matchAll(/data-way="([^"]*)"/g)].map(([, way]) => way)

test('M13: the ways stand in the realm’s order; those that do not exist yet are not spoken of', () => {
  const campus = {
    realms: {
      one: { key: 'one', mfa: { reset: ['device', 'reset-code', 'eid', 'itsme', 'desk'] } },
      two: { key: 'two', mfa: { reset: ['desk', 'reset-code'] } },
      three: { key: 'three', mfa: { reset: ['reset-code', 'desk'] } },
      four: { key: 'four', mfa: { reset: ['eid'] } },
    },
  } as unknown as Campus
  const said = (key?: string) => resetWays(campus, key).map((one) => [one.realms.map((realm) => realm.key), one.ways])
  assert.deepEqual(said(), [
    [['one'], ['device', 'reset-code', 'desk']],
    [['two'], ['desk', 'reset-code']],
    [['three'], ['reset-code', 'desk']],
  ])
  assert.deepEqual(said('two'), [[['two'], ['desk', 'reset-code']]])
  assert.deepEqual(said('nowhere'), said())
})

test('M13 E3: from the page through name, password and code to a new method; what was lost is gone, and all addresses are told', async () => {
  const app = await selfServiceApp({ methods: 'totp', mfaFrom: '2026-09-01', mfa: 'reset: [reset-code, desk]' })
  const ann = await aMember(app)
  await aCodeApp(app, ann)
  const code = await makeResetCode(app.db.kysely, { account: ann.account.id, now: TEST_NOW })
  const browser = await new InjectBrowser(app.app).go('/mfa-reset?realm=campus')
  assert.deepEqual(ways(browser.html), ['reset-code', 'desk'])
  assert.match(browser.text, /Main .*B01-01/, 'where the desk is')
  await post(app, browser, { to: '/mfa-reset', fields: { realm: 'campus', act: 'continue' } })
  await browser.submit({ username: ann.name })
  await browser.submit({ 'current-password': PASSWORD })
  assert.equal(browser.step, 'reset-code')
  await browser.submit({ code, lost: 'all' })
  assert.equal(browser.step, 'register-method', browser.text)
  assert.deepEqual(await registeredMethods(app.db.kysely, ann.account.id), [])
  assert.ok((await whatHappened(app, ann)).includes('reset-code.used'))
  const told = (await mailsOf(app)).map(({ subject }) => subject)
  assert.ok(told.includes(`Test University College: methods of ${ann.name} were removed`), told.join())
  await app.close()
})

test('M12: from the page through a device that is still linked to the list of methods', async () => {
  const app = await selfServiceApp({ methods: 'app, totp', mfa: 'reset: [device, reset-code, desk]' })
  const ann = await aMember(app)
  const phone = await aPhoneApp(app, ann)
  const browser = await new InjectBrowser(app.app).go('/mfa-reset?realm=campus&lang=nl')
  assert.deepEqual(ways(browser.html), ['device', 'reset-code', 'desk'])
  assert.match(browser.text, /Met een toestel dat je nog hebt/)
  await post(app, browser, { to: '/mfa-reset', fields: { realm: 'campus', way: 'device', act: 'continue' } })
  await browser.submit({ username: ann.name })
  await browser.submit({ 'current-password': PASSWORD })
  assert.equal(browser.step, 'approval', browser.text)
  await approveFrom(phone, browser)
  await browser.submit({ step: 'approval' }, 'continue')
  assert.equal(browser.url, '/account/security-info', browser.text)
  assert.match(browser.text, /My phone Aanbevolen|My phone/)
  await app.close()
})

test('ATTACK: a deep link and a form of another site begin nothing; a realm that is none asks the name', async () => {
  const app = await selfServiceApp({ methods: 'totp', mfa: 'reset: [reset-code, desk]' })
  const browser = await new InjectBrowser(app.app).go('/mfa-reset', { realm: 'campus' })
  assert.equal(browser.refusal, 'form-token')
  await post(app, browser, { to: '/mfa-reset', fields: { realm: '__proto__' } })
  assert.equal(browser.step, 'identify')
  await post(app, browser, { to: '/mfa-reset', fields: { returnTo: 'https://evil.example' } })
  assert.equal(browser.status, 400)
  await app.close()
})

test('where the realm takes no code the desk stands alone, in both languages', async () => {
  const app = await selfServiceApp({ methods: 'totp' })
  const browser = await new InjectBrowser(app.app).go('/mfa-reset')
  assert.deepEqual(ways(browser.html), ['desk'])
  await browser.go('/mfa-reset?lang=nl')
  assert.match(browser.text, /Je tweede factor kwijt\?.*Servicedesk/)
  await app.close()
})
