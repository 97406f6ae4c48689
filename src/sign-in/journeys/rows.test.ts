/** The rows of the requirements that the sign-in fulfils, driven as a browser without scripts sees them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  aCodeApp,
  aMember,
  atDoor,
  codesOf,
  PASSWORD,
  sessionIn,
  signInApp,
  WRONG,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp } from '../../../test/harness/app.ts'
import { eventsOf } from '../../audit/index.ts'
import { MINUTE, SECOND } from '../../base/time/instant.ts'

const SFA = 'https://refeds.org/profile/sfa'
const MFA = 'https://refeds.org/profile/mfa'
const TERMS = `
  - { id: aup, version: 3, audience: students, title: { en: Fair use, nl: Eerlijk gebruik }, text: { en: "Be kind.\\n\\nAlways.", nl: "Wees aardig." } }
  - { id: staff, version: 1, audience: staff, title: { en: Staff, nl: Personeel }, text: { en: Staff only., nl: Enkel personeel. } }`

let plain: TestApp
let strict: TestApp
before(async () => {
  plain = await signInApp({ terms: TERMS, associationMethods: 'totp' })
  strict = await signInApp({ mfaFrom: '2026-09-01', except: 'campus' })
})
after(async () => {
  await plain.close()
  await strict.close()
})

const whatHappened = async ({ db }: TestApp, account: string) =>
  (await eventsOf(db.kysely, account, { limit: 20 })).map(({ what }) => what).reverse()

test('A10, E3: who accepts the new text gets in, once and for all, and it stands in the activity', async () => {
  const ann = await aMember(plain)
  const browser = await atDoor(plain, { application: { id: 'mail', name: 'Mail' } })
  await withPassword(browser, ann)
  assert.deepEqual([browser.step, browser.status], ['terms', 200])
  assert.match(browser.text, /Fair use.*Be kind\. Always\./)
  assert.doesNotMatch(browser.text, /Staff only/)
  await browser.submit({ shown: 'aup:3' }, 'accept')
  const session = sessionIn(browser)
  assert.deepEqual([session?.account, session?.acr, session?.amr], [ann.account.id, SFA, ['pwd']])
  assert.equal(session?.authTime, TEST_NOW)
  assert.deepEqual(await whatHappened(plain, ann.account.id), ['terms.accepted', 'sign-in.succeeded'])
  const again = await withPassword(await atDoor(plain), ann)
  assert.ok(sessionIn(again), 'asked once a version')
})

test('A10: who does not accept is told, and can begin again', async () => {
  const browser = await withPassword(await atDoor(plain), await aMember(plain))
  await browser.submit({ shown: 'aup:3' }, 'cancel')
  assert.deepEqual([browser.step, browser.refusal], ['refused', 'terms-declined'])
  await browser.submit({ step: 'again' })
  assert.equal(browser.step, 'identify')
})

test('A11: e-mail address, bare name and number each find their realm and its page', async () => {
  for (const [typed, realm] of [
    ['ann.peeters@student.demo.example', 'campus'],
    ['  Ann.Peeters@Student.Demo.Example ', 'campus'],
    ['ann.peeters', 'campus'],
    ['r0123456', 'association'],
    ['R0123456', 'association'],
  ]) {
    const browser = await atDoor(plain)
    await browser.submit({ username: typed ?? '' })
    assert.equal(browser.step, 'password', typed)
    assert.match(browser.html, new RegExp(`<html[^>]*data-realm="${realm}"`), typed)
  }
})

test('A11: what is no name of ours is refused with examples; a name of another realm, with the one to use', async () => {
  const browser = await atDoor(plain, { realm: 'association' })
  await browser.submit({ username: 'somebody at home' })
  assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'identify', 'no-such-name-form'])
  assert.match(browser.text, /r0123456/)
  await browser.submit({ username: 'ann.peeters@student.demo.example' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'other-realm'])
  assert.match(browser.text, /name of your Test account\. Here you sign in with your Association account/)
  await browser.submit({ username: 'r0123456' })
  assert.equal(browser.step, 'password')
})

test('A4: any b number gets the explanation which account to use, whether or not it exists', async () => {
  const browser = await atDoor(plain)
  await browser.submit({ username: 'b1234567' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'temporary-account'])
  assert.match(browser.text, /firstname\.lastname@student\.demo\.example or r0123456/)
})

test('M7: with a second factor due, a code app is registered in the midst, and the sign-in counts as two factors', async () => {
  const ann = await aMember(strict)
  const browser = await withPassword(await atDoor(strict), ann)
  assert.equal(browser.step, 'register-method')
  const address = new URL(browser.qr ?? '')
  assert.equal(address.protocol, 'otpauth:')
  const secret = address.searchParams.get('secret') ?? ''
  assert.ok(browser.text.replaceAll(' ', '').includes(secret), 'the secret can be typed by hand')
  assert.ok(browser.text.includes(ann.name), 'and so can the account name')
  await browser.submit({ 'one-time-code': '000000' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'wrong-new-code'])
  assert.equal(new URL(browser.qr ?? '').searchParams.get('secret'), secret, 'the same QR code after a wrong code')
  await browser.submit({ 'one-time-code': codesOf(secret)(strict.deps.clock.now()) })
  const session = sessionIn(browser)
  assert.deepEqual([session?.acr, session?.amr], [MFA, ['pwd', 'otp', 'mfa']])
  assert.deepEqual(await whatHappened(strict, ann.account.id), ['method.registered', 'sign-in.succeeded'])
})

test('M7: who has a code app types its code; a wrong one, and one that was used, are refused', async () => {
  const ann = await aMember(strict)
  const code = await aCodeApp(strict, ann)
  const now = strict.deps.clock.now()
  const browser = await withPassword(await atDoor(strict), ann)
  assert.equal(browser.step, 'totp')
  await browser.submit({ 'one-time-code': '12 34' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'code-form'])
  await browser.submit({ 'one-time-code': code(now + 10 * MINUTE) })
  assert.deepEqual([browser.status, browser.refusal], [422, 'wrong-code'])
  assert.match(browser.text, /4 tries left/)
  await browser.submit({ 'one-time-code': `${code(now).slice(0, 3)} ${code(now).slice(3)}` })
  assert.equal(sessionIn(browser)?.acr, MFA)
  const other = await withPassword(await atDoor(strict), ann)
  await other.submit({ 'one-time-code': code(now) })
  assert.deepEqual([other.status, other.refusal], [422, 'replayed-code'])
})

test('a registration that lay open too long is offered anew', async () => {
  const app = await signInApp({ mfaFrom: '2026-09-01' })
  const browser = await withPassword(await atDoor(app), await aMember(app))
  const first = browser.qr
  app.deps.clock.advance(16 * MINUTE)
  await browser.go(browser.url)
  assert.deepEqual([browser.step, browser.qr], ['register-method', undefined])
  await browser.submit({ step: 'register-method' })
  assert.equal(browser.refusal, 'registration-expired')
  assert.notEqual(browser.qr, first)
  const secret = new URL(browser.qr ?? '').searchParams.get('secret') ?? ''
  await browser.submit({ 'one-time-code': codesOf(secret)(app.deps.clock.now()) })
  assert.equal(sessionIn(browser)?.acr, MFA)
  await app.close()
})

test('before the day of the duty the method can be put off, and the session says what it is', async () => {
  const app = await signInApp({ mfaFrom: '2026-12-01' })
  const browser = await withPassword(await atDoor(app), await aMember(app))
  assert.equal(browser.step, 'register-method')
  assert.match(browser.text, /From 1 December on, this account also asks/)
  await browser.submit({ step: 'register-method' }, 'later')
  assert.deepEqual(sessionIn(browser)?.amr, ['pwd'])
  await app.close()
})

test('M7: once the duty has begun, "not now" leads out with a word of why, and nobody in (CVE-2025-3910)', async () => {
  const ann = await aMember(strict)
  const browser = await withPassword(await atDoor(strict), ann)
  assert.equal(browser.step, 'register-method')
  await browser.submit({ step: 'register-method' }, 'later')
  assert.deepEqual([browser.step, browser.refusal], ['refused', 'registration-put-off'])
  assert.deepEqual(await whatHappened(strict, ann.account.id), [])
  await browser.submit({ step: 'again' })
  assert.equal(browser.step, 'identify')
})

test('where the realm accepts no method that can be registered, the page says so and nobody gets in', async () => {
  const app = await signInApp({ mfaFrom: '2026-09-01', associationMethods: 'hardware-code' })
  const browser = await withPassword(await atDoor(app), await aMember(app, { realm: 'association' }))
  assert.deepEqual([browser.step, browser.refusal], ['refused', 'no-method'])
  assert.match(browser.text, /Brussels Main B01-01/)
  await app.close()
})

test('P2: on a network of the campus the password is enough, and the session does not claim more', async () => {
  const ann = await aMember(strict)
  const browser = await withPassword(await atDoor(strict, {}, { remoteAddress: '10.10.3.4' }), ann)
  assert.deepEqual(sessionIn(browser)?.amr, ['pwd'])
})

test('P7: another account can be used at any step; what was proved of the first is forgotten', async () => {
  const [ann, bo] = [await aMember(strict), await aMember(strict)]
  await aCodeApp(strict, ann)
  const browser = await withPassword(await atDoor(strict), ann)
  assert.equal(browser.step, 'totp')
  await browser.go(`${browser.url}?other=1`)
  assert.equal(browser.step, 'identify')
  await browser.submit({ username: bo.name })
  assert.deepEqual([browser.step, browser.text.includes(bo.name)], ['password', true])
})

test('a name that the application knows is not asked again; one that does not fit is there to be mended', async () => {
  const ann = await aMember(plain)
  const known = await atDoor(plain, { realm: 'campus', hints: { loginHint: ann.name } })
  assert.equal(known.step, 'password')
  assert.match(known.text, /This is a shared computer/)
  const unknown = await atDoor(plain, { realm: 'association', hints: { loginHint: ann.name } })
  assert.equal(unknown.step, 'identify')
  assert.ok(unknown.html.includes(`value="${ann.name}"`))
})

test('five wrong passwords lock for the minutes of the realm, unknown names alike; then it opens by itself', async () => {
  const app = await signInApp()
  const ann = await aMember(app)
  for (const member of [ann, { name: 'nobody.atall@student.demo.example' }]) {
    const browser = await atDoor(app)
    for (let left = 4; left > 0; left -= 1) {
      await withPassword(browser, member, `${WRONG} ${left}`)
      assert.deepEqual([browser.status, browser.refusal], [422, 'wrong-name-or-password'])
      assert.match(browser.text, left === 1 ? /one try left/ : new RegExp(`${left} tries left`))
    }
    await withPassword(browser, member, WRONG)
    assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'locked', 'locked'])
    const until = new Date(app.deps.clock.now() + 16 * MINUTE).toISOString()
    assert.ok(browser.html.includes(`data-expires="${until}"`))
    assert.match(browser.text, /Locked until 14:1[67]/)
    app.deps.clock.advance(SECOND)
    const fresh = await withPassword(await atDoor(app), member)
    assert.equal(fresh.step, 'locked', 'another flow gives no fresh tries')
  }
  const browser = await withPassword(await atDoor(app), ann)
  app.deps.clock.advance(16 * MINUTE)
  await browser.go(browser.url)
  assert.equal(browser.step, 'password')
  await browser.submit({ 'current-password': PASSWORD })
  assert.ok(sessionIn(browser))
  const events = (await whatHappened(app, ann.account.id)).slice(0, 7)
  assert.deepEqual(events.filter((what) => what === 'sign-in.locked').length, 1, 'locked once, whatever came after')
  await app.close()
})

test('E1: each page is in the language that was chosen, and stays in it', async () => {
  const browser = await atDoor(plain)
  await browser.go(`${browser.url}?lang=nl`)
  assert.match(browser.text, /E-mailadres of nummer/)
  await browser.submit({ username: 'r0123456' })
  assert.match(browser.text, /Typ je wachtwoord/)
  await browser.submit({ 'current-password': WRONG })
  assert.match(browser.text, /Deze naam of dit wachtwoord klopt niet\. Je hebt nog 4 pogingen\./)
  assert.match(browser.html, /<html lang="nl"/)
})

test('signing out is asked for, ends the session and clears the cookie', async () => {
  const app = await signInApp({ associationMethods: 'totp' })
  const ann = await aMember(app)
  const ray = await aMember(app, { realm: 'association' })
  const browser = await withPassword(await atDoor(app, { realm: 'campus' }), ann)
  await browser.go('/inside?ask=%7B%22realm%22%3A%22association%22%7D')
  await withPassword(browser, ray)
  await browser.go('/sign-out')
  assert.equal(browser.step, 'sign-out')
  assert.match(browser.text, new RegExp(`2 accounts.*${ann.name}.*${ray.name}`))
  await browser.submit({ realm: 'campus' })
  assert.deepEqual([browser.url, browser.step], ['/signed-out', 'done'])
  assert.deepEqual([browser.cookies.has('session-campus'), browser.cookies.has('session-association')], [false, true])
  assert.deepEqual((await whatHappened(app, ann.account.id)).at(-1), 'session.ended')
  await browser.go('/sign-out')
  await browser.submit({})
  await browser.go('/inside')
  assert.equal(browser.step, 'identify')
  await app.close()
})
