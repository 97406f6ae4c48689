/** Changing the password (A6), as a browser without scripts sees it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aPerson } from '../../../../test/builders/people.ts'
import {
  CHOSEN,
  crowd,
  mailsOf,
  post,
  selfServiceApp,
  signedInAt,
  whatHappened,
} from '../../../../test/builders/self-service.ts'
import { aMember, PASSWORD, WRONG, withPassword } from '../../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import { MINUTE, SECOND } from '../../../base/time/instant.ts'

let app: TestApp
before(async () => {
  app = await selfServiceApp()
})
after(() => app.close())

const change = (browser: InjectBrowser, chosen: string, current = PASSWORD) =>
  browser.submit({ 'current-password': current, 'new-password': chosen })

test('A6, E3: the password changes; all other sessions end, this one stays, the person is told in their language', async () => {
  const own = await selfServiceApp()
  const mail = 'lore@home.example'
  for (const language of ['nl', 'en'] as const) {
    const person = await aPerson(own.db, { mail, language })
    const lore = await aMember(own, { person: person.id })
    const [elsewhere, here] = [await signedInAt(own, lore), await signedInAt(own, lore, '/account/password')]
    await change(here, CHOSEN)
    assert.deepEqual([here.status, here.url], [200, '/account/password?account=campus&changed=yes'])
    assert.match(here.text, /Your password has been changed/)
    await elsewhere.go('/account/activity')
    assert.equal(elsewhere.step, 'identify')
    const events = await whatHappened(own, lore)
    assert.deepEqual(events.slice(-2).sort(), ['password.changed', 'session.ended'])
    // Two browsers that the account had not seen are told of too.
    const [told, ...others] = (await mailsOf(own)).filter(({ subject }) => /password|wachtwoord/i.test(subject ?? ''))
    assert.deepEqual([told?.to, told?.language, others.length], [mail, language, 0])
    assert.equal((await withPassword(await new InjectBrowser(own.app).go('/'), lore)).refusal, 'wrong-name-or-password')
    assert.match((await withPassword(await new InjectBrowser(own.app).go('/'), lore, CHOSEN)).text, /Good afternoon/)
  }
  await own.close()
})

test('A6, A7: who has forgotten the current password is led to a new one by mail, for this account, in both languages', async () => {
  const member = await aMember(app)
  const browser = await signedInAt(app, member, '/account/password')
  for (const [lang, words] of [
    ['en', 'Forgot your password?'],
    ['nl', 'Wachtwoord vergeten?'],
  ] as const) {
    await browser.go(`/account/password?lang=${lang}`)
    const [, href = ''] = new RegExp(`<a href="([^"]*)">${words.replace('?', '\\?')}</a>`).exec(browser.html) ?? []
    assert.equal(href, `/recover?username=${encodeURIComponent(member.name)}`)
  }
  await browser.go(`/recover?username=${encodeURIComponent(member.name)}`)
  assert.ok(browser.html.includes(`value="${member.name}"`), 'the name is there already')
})

test('A6: what is wrong with the new password is said with its reason, and costs no try of the old one', async () => {
  const ann = await aMember(app)
  const browser = await signedInAt(app, ann, '/account/password')
  for (const [chosen, reason] of [
    ['kort', /Use at least 12 characters/],
    ['ann peeters is hier', /“ann” is from your name/i],
    ['passwordpassword', /one of the most used passwords|repeats itself|easy to guess/],
    [`geboren 01-03-2004 ja`, /Your date of birth is in it/],
    ['', /Use at least 12 characters/],
    ['x'.repeat(2000), /Use no more than/],
  ] as const) {
    await change(browser, chosen, WRONG)
    assert.deepEqual([browser.status, browser.refusal], [422, 'password-refused'], chosen.slice(0, 20))
    assert.match(browser.text, reason)
    assert.match(browser.html, /<a href="#field-password">/)
  }
  assert.ok(!(await whatHappened(app, ann)).includes('password.failed'))
})

test('A6: the rules answer while typing, in the language of the page', async () => {
  const browser = await signedInAt(app, await aMember(app), '/account/password?lang=nl')
  const rulesFor = async (password: string) => {
    await post(app, browser, { to: '/account/password/rules?account=campus', fields: { password } })
    return (JSON.parse(browser.html) as { rules: { key: string; text: string; state: string }[] }).rules
  }
  const states = (rules: { key: string; state: string }[]) => rules.map(({ key, state }) => `${key} ${state}`)
  assert.deepEqual(states(await rulesFor('')), ['length open', 'common open', 'breached open', 'personal open'])
  assert.deepEqual(states(await rulesFor('peeters')), ['length no', 'common open', 'breached open', 'personal no'])
  const good = await rulesFor(CHOSEN)
  assert.deepEqual(states(good), ['length ok', 'common ok', 'breached ok', 'personal ok'])
  assert.equal(good[0]?.text, 'Minstens 12 tekens')
  const out = new InjectBrowser(app.app)
  await post(app, out, { to: '/account/password/rules?account=campus', fields: { password: 'x' } })
  assert.deepEqual([out.status, out.html], [401, '{"error":"session-ended"}'], 'a script is not sent to a sign-in')
})

test('wrong current passwords count as at the sign-in: a stolen session gives no free guesses', async () => {
  const own = await selfServiceApp()
  const ann = await aMember(own)
  const browser = await signedInAt(own, ann, '/account/password')
  for (let left = 4; left > 0; left -= 1) {
    await change(browser, CHOSEN, `${WRONG} ${left}`)
    assert.deepEqual([browser.status, browser.refusal], [422, 'current-password-wrong'])
    assert.match(browser.text, left === 1 ? /one try left/ : new RegExp(`${left} tries left`))
    assert.match(browser.html, /<a href="#field-current">/)
  }
  await change(browser, CHOSEN, WRONG)
  assert.equal(browser.refusal, 'current-password-locked')
  assert.match(browser.text, /locked until 14:16/)
  own.deps.clock.advance(SECOND)
  await change(browser, CHOSEN)
  assert.equal(browser.refusal, 'current-password-locked', 'the right one is not looked at either')
  const door = await withPassword(await stolen(browser, { without: 'session', from: own }).go('/'), ann)
  assert.equal(door.step, 'locked', 'one count for both')
  const events = await whatHappened(own, ann)
  assert.equal(events.filter((what) => what === 'password.failed').length, 5)
  assert.equal(events.filter((what) => what === 'sign-in.locked').length, 1)
  own.deps.clock.advance(16 * MINUTE)
  await change(browser, CHOSEN)
  assert.match(browser.url, /changed=yes/)
  await own.close()
})

test('A8: strangers who lock an account keep nobody from changing the password in a browser that it knows; a stolen session shares their count', async () => {
  const own = await selfServiceApp()
  const ann = await aMember(own)
  const browser = await signedInAt(own, ann, '/account/password')
  const stranger = await new InjectBrowser(own.app).go('/')
  for (let i = 0; i < 5; i += 1) await withPassword(stranger, ann, `${WRONG} ${i}`)
  assert.equal(stranger.step, 'locked')
  const thief = stolen(browser, { without: 'known', from: own })
  await change(await thief.go('/account/password'), CHOSEN)
  assert.equal(thief.refusal, 'current-password-locked')
  await change(browser, CHOSEN)
  assert.match(browser.url, /changed=yes/)
  await own.close()
})

test('CVE-2024-4629: twenty guesses of the current password at once stop at five', async () => {
  const ann = await aMember(app)
  const browser = await signedInAt(app, ann, '/account/password')
  const tabs = Array.from({ length: 20 }, () => copyOf(browser))
  await Promise.all(
    tabs.map((tab, i) =>
      post(app, tab, { to: '/account/password', fields: { current: `${WRONG} ${i}`, password: CHOSEN } }),
    ),
  )
  assert.equal(tabs.filter(({ refusal }) => refusal === 'current-password-wrong').length, 4)
  assert.equal(tabs.filter(({ refusal }) => refusal === 'current-password-locked').length, 16)
})

test('the password that one has is no new one; the same keys are the same password in every form of Unicode', async () => {
  const browser = await signedInAt(app, await aMember(app), '/account/password')
  await change(browser, PASSWORD)
  assert.deepEqual([browser.status, browser.refusal], [422, 'same-password'])
  const composed = 'Crème brûlée zingt 3 keer'.normalize('NFC')
  await change(browser, composed)
  assert.match(browser.url, /changed=yes/)
  await change(browser, composed, composed.normalize('NFD'))
  assert.equal(browser.refusal, 'same-password')
})

test('who may not wait for the hash is told when to come back, and nothing is counted', async () => {
  const own = await selfServiceApp()
  const ann = await aMember(own)
  const browser = await signedInAt(own, ann, '/account/password')
  const roomAgain = crowd(own, { full: true })
  await change(browser, 'kort', WRONG)
  assert.deepEqual([browser.status, browser.refusal, browser.headers['retry-after']], [503, 'busy', '5'])
  assert.match(browser.text, /Very busy right now\. Try again in 5 seconds/)
  assert.ok(!(await whatHappened(own, ann)).includes('password.failed'))
  roomAgain()
  await change(browser, CHOSEN, WRONG)
  assert.match(browser.text, /You have 4 tries left/, 'the form stood there still')
  await own.close()
})

test('who would begin to change it in a crowd is told before anything is typed; who has changed it sees that', async () => {
  const own = await selfServiceApp()
  const browser = await signedInAt(own, await aMember(own))
  const roomAgain = crowd(own)
  await browser.go('/account/password?account=campus')
  assert.deepEqual([browser.status, browser.step, browser.refusal], [503, 'refused', 'busy'])
  assert.equal(browser.headers['retry-after'], '5')
  assert.match(browser.html, /href="\/account\/password\?account=campus"/, 'the way back')
  await browser.go('/account/password?account=campus&changed=yes')
  assert.deepEqual([browser.status, browser.refusal], [200, undefined])
  await change(browser, CHOSEN)
  assert.match(browser.url, /changed=yes/, 'and who has typed is not turned away as long as a hash may be waited for')
  roomAgain()
  assert.equal((await browser.go('/account/password')).status, 200)
  await own.close()
})

test('password managers find the page, and whose password it is', async () => {
  const browser = await new InjectBrowser(app.app, { follow: false }).go('/.well-known/change-password')
  assert.deepEqual([browser.status, browser.headers.location], [302, '/account/password'])
  const ann = await aMember(app)
  const page = await signedInAt(app, ann, '/account/password')
  const fields = page.forms.flatMap((form) => form.fields.map(({ autocomplete, value }) => [autocomplete, value]))
  assert.ok(fields.some(([autocomplete, value]) => autocomplete === 'username' && value === ann.name))
})

/** What a browser holds, elsewhere, but for cookies of one kind. */
function stolen(browser: InjectBrowser, { without, from }: { without: string; from: TestApp }): InjectBrowser {
  const thief = new InjectBrowser(from.app)
  for (const [name, value] of browser.cookies) if (!name.startsWith(without)) thief.cookies.set(name, value)
  return thief
}

function copyOf(browser: InjectBrowser): InjectBrowser {
  const tab = new InjectBrowser(app.app)
  for (const [name, value] of browser.cookies) tab.cookies.set(name, value)
  return tab
}
