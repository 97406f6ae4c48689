/** The methods of an account, as a browser without scripts sees them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aPerson } from '../../../../test/builders/people.ts'
import { mailsOf, post, selfServiceApp, signedInAt, whatHappened } from '../../../../test/builders/self-service.ts'
import { aCodeApp, aMember, codesOf, type Member, PASSWORD, withPassword } from '../../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp } from '../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import { MINUTE } from '../../../base/time/instant.ts'
import { totpRegistrations } from '../../../methods/index.ts'

const ADD = '/account/security-info/totp'
const ONE = '/account/security-info/methods'
const NEXT = 30_000

let app: TestApp
before(async () => {
  app = await selfServiceApp()
})
after(() => app.close())

const appsOf = ({ db }: TestApp, { account }: Member) => totpRegistrations(db.kysely, account.id)
const secretIn = (browser: InjectBrowser) => new URL(browser.qr ?? '').searchParams.get('secret') ?? ''

/** Somebody with code apps, signed in with a code of the first. */
async function withApps(own: TestApp, many: number): Promise<{ member: Member; browser: InjectBrowser }> {
  const member = await aMember(own)
  const codes = []
  for (let i = 0; i < many; i += 1) codes.push(await aCodeApp(own, member))
  const browser = await signedInAt(own, member, '/account/security-info')
  assert.equal(browser.step, 'totp')
  await browser.submit({ code: codes[0]?.(own.deps.clock.now()) ?? '' })
  assert.equal(browser.url, '/account/security-info')
  return { member, browser }
}

test('M7, E3: a code app is added by QR code or by hand; the person is told, and from then on its code is asked', async () => {
  const own = await selfServiceApp({ methods: 'app, totp, sms' })
  const person = await aPerson(own.db, { mail: 'mo@home.example', language: 'en' })
  const mo = await aMember(own, { person: person.id })
  const browser = await signedInAt(own, mo, '/account/security-info')
  assert.match(browser.text, /Link the app on your phone/)
  await browser.go(ADD)
  assert.match(browser.qr ?? '', /^otpauth:\/\/totp\//)
  assert.ok(browser.html.includes(`data-secret="${secretIn(browser)}"`), 'the secret can be typed')
  assert.ok(browser.text.includes(mo.name), 'and the account name beside it')
  const secret = secretIn(browser)
  await browser.submit({ code: '000000' })
  assert.deepEqual([browser.status, browser.refusal, secretIn(browser)], [422, 'wrong-new-code', secret])
  assert.match(browser.html, /<a href="#field-code">/)
  await browser.submit({ code: codesOf(secret)(own.deps.clock.now()).replace(/(...)/, '$1 ') })
  assert.match(browser.url, /^\/account\/security-info\?account=campus&done=registered/)
  assert.match(browser.text, /The method has been added.*Code app Added 14:00/)
  assert.deepEqual((await whatHappened(own, mo)).slice(-1), ['method.registered'])
  assert.deepEqual(
    (await mailsOf(own)).filter(({ subject }) => subject.includes('added')).map(({ to, language }) => [to, language]),
    [['mo@home.example', 'en']],
  )
  assert.equal((await signedInAt(own, mo)).step, 'totp')
  await own.close()
})

test('a name is given and changed; without one it is refused at its field', async () => {
  const { member, browser } = await withApps(app, 1)
  const [only] = await appsOf(app, member)
  await browser.go(`${ONE}/${only?.id}`)
  await browser.submit({ name: ' \u200b ' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'name-empty'])
  assert.match(browser.html, /<a href="#field-name">/)
  await browser.submit({ name: '  Mo’s <b>tablet</b>\n ' })
  assert.match(browser.url, /done=renamed/)
  assert.match(browser.text, /Mo’s <b>tablet<\/b>/)
  assert.ok(!browser.html.includes('<b>tablet'))
  assert.deepEqual((await whatHappened(app, member)).slice(-1), ['method.renamed'])
})

test('E3: a code app is removed, and its codes are dead at once', async () => {
  const { member, browser } = await withApps(app, 2)
  const [first] = await appsOf(app, member)
  await browser.go(`${ONE}/${first?.id}`)
  assert.match(browser.text, /Remove “Code app”\? You can no longer sign in with its codes/)
  await browser.go(browser.url)
  await post(app, browser, { to: `${ONE}/${first?.id}/remove`, fields: {} })
  assert.match(browser.text, /The method has been removed/)
  assert.equal((await appsOf(app, member)).length, 1)
  assert.deepEqual((await whatHappened(app, member)).slice(-1), ['method.removed'])
  await post(app, browser, { to: `${ONE}/${first?.id}/remove`, fields: {} })
  assert.deepEqual([browser.status, browser.refusal], [422, 'method-gone'], 'a second press says what happened')
})

test('the last one goes where the realm demands none, and stays where it does', async () => {
  const free = await withApps(app, 1)
  const [freeApp] = await appsOf(app, free.member)
  await post(app, free.browser, { to: `${ONE}/${freeApp?.id}/remove`, fields: {} })
  assert.match(free.browser.text, /The method has been removed/)

  // A network that is let off at the sign-in is no place to take the last factor away.
  const strict = await selfServiceApp({ mfaFrom: '2026-09-01', except: 'campus' })
  const { member, browser } = await withApps(strict, 1)
  Object.assign(browser.options, { remoteAddress: '10.10.1.1' })
  const [only] = await appsOf(strict, member)
  await post(strict, browser, { to: `${ONE}/${only?.id}/remove`, fields: {} })
  assert.deepEqual([browser.status, browser.refusal], [422, 'last-method'])
  assert.equal((await appsOf(strict, member)).length, 1)
  await strict.close()
})

test('two tabs that remove the last two at once leave one', async () => {
  const strict = await selfServiceApp({ mfaFrom: '2026-09-01' })
  const { member, browser } = await withApps(strict, 2)
  const both = await appsOf(strict, member)
  const answers = await Promise.all(
    both.map(async ({ id }) => {
      const tab = new InjectBrowser(strict.app)
      for (const [name, value] of browser.cookies) tab.cookies.set(name, value)
      return (await post(strict, tab, { to: `${ONE}/${id}/remove`, fields: {} })).refusal
    }),
  )
  assert.deepEqual(answers.filter(Boolean), ['last-method'])
  assert.equal((await appsOf(strict, member)).length, 1)
  await strict.close()
})

test('nothing is added, named or removed without a fresh proof: ten minutes later the password is asked, and the way back is kept', async () => {
  const own = await selfServiceApp()
  const ann = await aMember(own)
  const browser = await signedInAt(own, ann, ADD)
  assert.equal(browser.url, ADD)
  own.deps.clock.advance(10 * MINUTE + 1)
  assert.equal((await browser.go('/account/security-info')).status, 200, 'looking is free')
  await browser.go(ADD)
  assert.equal(browser.step, 'password')
  await browser.submit({ 'current-password': PASSWORD })
  assert.equal(browser.url, ADD)
  const id = browser.forms.flatMap(({ fields }) => fields).find(({ name }) => name === 'registration')?.value ?? ''
  const code = codesOf(secretIn(browser))
  own.deps.clock.advance(10 * MINUTE + 1)
  await post(own, browser, {
    to: `${ADD}?account=campus`,
    fields: { registration: id, code: code(own.deps.clock.now()) },
  })
  assert.equal(browser.step, 'password')
  assert.equal((await appsOf(own, ann)).length, 0)
  await browser.submit({ 'current-password': PASSWORD })
  assert.equal(browser.url, `${ADD}?account=campus`)
  await own.close()
})

test('a stolen password adds no second code app: who has one proves it first (LinOTP #63)', async () => {
  const own = await selfServiceApp({ mfaFrom: '2026-09-01', except: 'campus' })
  const ann = await aMember(own)
  const code = await aCodeApp(own, ann)
  // On the campus network the password alone signs in.
  const browser = await withPassword(
    await new InjectBrowser(own.app, { remoteAddress: '10.10.1.1' }).go('/account/security-info'),
    ann,
  )
  assert.equal(browser.url, '/account/security-info')
  const [only] = await appsOf(own, ann)
  for (const address of [ADD, `${ONE}/${only?.id}`]) assert.equal((await browser.go(address)).step, 'totp', address)
  await post(own, browser, { to: `${ONE}/${only?.id}/remove`, fields: {} })
  assert.equal(browser.step, 'totp')
  await browser.submit({ code: code(TEST_NOW) })
  assert.equal(browser.url, `${ONE}/${only?.id}`, 'a form that waited leads to its page, and is not sent by itself')
  assert.equal((await appsOf(own, ann)).length, 1)
  await own.close()
})

test('the code app of another is not there: not to see, to name, or to remove', async () => {
  const [ann, bo] = [await withApps(app, 1), await withApps(app, 1)]
  const [ofBo] = await appsOf(app, bo.member)
  assert.equal((await ann.browser.go(`${ONE}/${ofBo?.id}`)).status, 404)
  await post(app, ann.browser, { to: `${ONE}/${ofBo?.id}`, fields: { name: 'mine' } })
  assert.equal(ann.browser.refusal, 'method-gone')
  await post(app, ann.browser, { to: `${ONE}/${ofBo?.id}/remove`, fields: {} })
  assert.equal(ann.browser.refusal, 'method-gone')
  for (const id of ['nonsense', '%00', '..']) {
    await post(app, ann.browser, { to: `${ONE}/${id}`, fields: { name: 'x' } })
    assert.ok([404, 422].includes(ann.browser.status), `${id}: ${ann.browser.status}`)
  }
  assert.deepEqual(
    (await appsOf(app, bo.member)).map(({ name }) => name),
    [''],
  )
})

test('the offer of one registers no app for another', async () => {
  const [ann, bo] = [await aMember(app), await aMember(app)]
  const [ofAnn, ofBo] = [await signedInAt(app, ann, ADD), await signedInAt(app, bo, ADD)]
  const registration =
    ofAnn.forms.flatMap(({ fields }) => fields).find(({ name }) => name === 'registration')?.value ?? ''
  const code = codesOf(secretIn(ofAnn))(app.deps.clock.now())
  await post(app, ofBo, { to: ADD, fields: { registration, code } })
  assert.equal(ofBo.refusal, 'registration-expired')
  for (const member of [ann, bo]) assert.equal((await appsOf(app, member)).length, 0)
})

test('a QR code that is too old is replaced by a new one', async () => {
  const own = await selfServiceApp()
  const ann = await aMember(own)
  const browser = await signedInAt(own, ann, ADD)
  const old = secretIn(browser)
  const registration =
    browser.forms.flatMap(({ fields }) => fields).find(({ name }) => name === 'registration')?.value ?? ''
  own.deps.clock.advance(16 * MINUTE)
  await browser.go('/account/security-info/totp')
  await browser.submit({ 'current-password': PASSWORD })
  await post(own, browser, { to: ADD, fields: { registration, code: codesOf(old)(own.deps.clock.now()) } })
  assert.deepEqual([browser.status, browser.refusal], [422, 'registration-expired'])
  assert.notEqual(secretIn(browser), old)
  await browser.submit({ code: codesOf(secretIn(browser))(own.deps.clock.now()) })
  assert.match(browser.url, /done=registered/)
  await own.close()
})

test('an eleventh code app is refused in words', async () => {
  const { member, browser } = await withApps(app, 10)
  await browser.go(ADD)
  await browser.submit({ code: codesOf(secretIn(browser))(app.deps.clock.now() + NEXT) })
  assert.deepEqual([browser.status, browser.refusal], [422, 'too-many-methods'])
  assert.equal((await appsOf(app, member)).length, 10)
})

test('where the realm takes no code app none is offered, nor by a form that was made by hand', async () => {
  const ray = await aMember(app, { realm: 'association' })
  const browser = await signedInAt(app, ray, ADD)
  assert.equal(browser.url, '/account/security-info?account=association')
  assert.doesNotMatch(browser.html, /security-info\/totp\?/)
  await post(app, browser, { to: ADD, fields: { registration: ray.account.id, code: '123456' } })
  assert.deepEqual([browser.status, browser.qr], [200, undefined])
})

test('what is said to have been done is one of three sentences, whatever the address says', async () => {
  const browser = await signedInAt(app, await aMember(app), '/account/security-info')
  await browser.go('/account/security-info?done=removed&name=call%200900')
  assert.match(browser.text, /The method has been removed/)
  assert.ok(!browser.text.includes('0900'))
  assert.equal((await browser.go('/account/security-info?done=hacked')).status, 200)
})

test('the password says when it was changed', async () => {
  const browser = await signedInAt(app, await aMember(app), '/account/security-info')
  assert.match(browser.text, /Password Changed on Wednesday 30 September at 14:00/)
})
