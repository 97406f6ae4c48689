/** One person, several accounts (A1): everywhere it is seen which one it is, and an act touches that one alone. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  aMemberTwice,
  CHOSEN,
  post,
  selfServiceApp,
  signedInAt,
  whatHappened,
} from '../../../test/builders/self-service.ts'
import { aMember, PASSWORD, withPassword } from '../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'

let app: TestApp
before(async () => {
  app = await selfServiceApp({ associationMethods: 'totp' })
})
after(() => app.close())

const PAGES = ['/account/security-info', '/account/security-info/totp', '/account/password', '/account/activity']

test('A1: with several accounts each page asks first which one is meant, and then says it', async () => {
  const { campus, association } = await aMemberTwice(app)
  const browser = await signedInAt(app, campus, '/?account=campus')
  for (const page of PAGES) {
    await browser.go(page)
    assert.deepEqual([browser.step, browser.status], ['choose-account', 200])
    assert.match(browser.text, new RegExp(`Which account is this about\\?.*${campus.name}.*${association.name}`))
    assert.ok(browser.html.includes(`href="${page}?account=campus"`))
    await browser.go(`${page}?account=campus`)
    assert.match(browser.text, new RegExp(`For ${campus.name} · show ${association.name}`))
  }
})

test('A1: with one account nothing is asked', async () => {
  const ann = await aMember(app)
  const browser = await signedInAt(app, ann)
  for (const page of PAGES) {
    await browser.go(page)
    assert.deepEqual([browser.step, browser.status], [undefined, 200])
    assert.match(browser.text, new RegExp(`For ${ann.name}`))
  }
})

test('A1: an act touches the account that is named, and no other', async () => {
  const { campus, association } = await aMemberTwice(app)
  const browser = await signedInAt(app, campus, '/?account=campus')
  await withPassword(await browser.go('/account/password?account=association'), association)
  await browser.submit({ 'current-password': PASSWORD, 'new-password': CHOSEN })
  assert.match(browser.url, /account=association&changed=yes/)
  assert.ok((await whatHappened(app, association)).includes('password.changed'))
  assert.ok(!(await whatHappened(app, campus)).includes('password.changed'))
  assert.match((await withPassword(await new InjectBrowser(app.app).go('/'), campus)).text, /Good afternoon/)
  assert.equal((await browser.go('/account/activity?account=campus')).status, 200, 'the other session goes on')
})

test('A1: a form that names no account changes none, and asks', async () => {
  const { campus, association } = await aMemberTwice(app)
  const browser = await signedInAt(app, campus, '/?account=campus')
  for (const to of [
    '/account/password',
    '/account/password?account=nowhere',
    '/account/password?account=campus&account=association',
    '/account/password?account=constructor',
  ]) {
    await post(app, browser, { to, fields: { current: PASSWORD, password: CHOSEN } })
    assert.equal(browser.step, 'choose-account', to)
  }
  for (const member of [campus, association]) assert.ok(!(await whatHappened(app, member)).includes('password.changed'))
})

test('A1: a realm in which one is not signed in asks for its sign-in, and comes back', async () => {
  const { campus, association } = await aMemberTwice(app)
  const browser = await signedInAt(app, campus, '/?account=campus')
  await browser.go('/account/activity?account=association')
  assert.equal(browser.step, 'identify')
  await withPassword(browser, association)
  assert.equal(browser.url, '/account/activity?account=association')
  assert.match(browser.text, new RegExp(`For ${association.name}`))
})

test('two people in one browser see their own accounts, and neither is led to the other', async () => {
  const [ann, bo] = [await aMemberTwice(app), await aMemberTwice(app)]
  const browser = await signedInAt(app, ann.campus, '/?account=campus')
  await withPassword(await browser.go('/?account=association'), bo.association)
  await browser.go('/account/activity')
  assert.equal(browser.step, 'choose-account')
  assert.ok(browser.text.includes(ann.campus.name) && browser.text.includes(bo.association.name))
  assert.ok(!browser.text.includes(bo.campus.name), 'Bo would be led to the account of Ann')
  await browser.go('/account/activity?account=association')
  assert.match(browser.text, new RegExp(`For ${bo.association.name} · show ${ann.campus.name}`))
})

test('CVE-2026-27946: fields that no form has are refused, and nothing of the form is done', async () => {
  const ann = await aMember(app)
  const browser = await signedInAt(app, ann)
  const forms: { to: string; fields: Record<string, string> }[] = [
    { to: '/account/password', fields: { current: PASSWORD, password: CHOSEN, mail: 'evil@evil.example' } },
    { to: '/account/password', fields: { current: PASSWORD, password: CHOSEN, account: 'association' } },
    { to: '/account/password/rules', fields: { password: 'x', account: '1' } },
    { to: '/account/security-info/totp', fields: { registration: ann.account.id, code: '123456', verified: 'yes' } },
    { to: `/account/security-info/methods/${ann.account.id}`, fields: { name: 'x', account: ann.account.id } },
    { to: `/account/security-info/methods/${ann.account.id}/remove`, fields: { force: 'yes' } },
    { to: '/favourites', fields: { application: 'cafe', favourite: 'yes', account: ann.account.id } },
    { to: '/activate', fields: { username: 'x', password: 'y', status: 'active' } },
    { to: `/activate/${ann.account.id}`, fields: { password: CHOSEN, account: ann.account.id } },
    { to: `/activate/${ann.account.id}/rules`, fields: { password: 'x', name: 'y' } },
  ]
  for (const form of forms) {
    await post(app, browser, form)
    assert.deepEqual([browser.status, browser.refusal], [400, 'bad-request'], form.to)
  }
  await post(app, browser, { to: '/account/password', fields: { current: [PASSWORD, 'x'], password: CHOSEN } })
  assert.equal(browser.status, 400, 'nor twice what stands once')
  assert.deepEqual(await whatHappened(app, ann), ['sign-in.succeeded'])
})

test('a form of another site, or of another browser, is refused', async () => {
  const ann = await aMember(app)
  const browser = await signedInAt(app, ann)
  const other = new InjectBrowser(app.app)
  const stolen = (await other.go('/activate')).forms[0]?.fields.find(({ name }) => name === 'form_token')?.value ?? ''
  for (const form_token of ['', 'x', stolen]) {
    await browser.go('/account/password', { current: PASSWORD, password: CHOSEN, form_token })
    assert.deepEqual([browser.status, browser.refusal], [403, 'form-token'])
  }
})

test('/account leads to security information', async () => {
  const browser = await signedInAt(app, await aMember(app), '/account')
  assert.equal(browser.url, '/account/security-info')
})
