/** What stands on the page: what there is, what can be added, what ends, and what had better be done (M9, M16, M17). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aTelephone } from '../../../../../test/builders/phone.ts'
import { aPhone, post, selfServiceApp, signedInAt } from '../../../../../test/builders/self-service.ts'
import { aCodeApp, aMember, type Member } from '../../../../../test/builders/sign-in.ts'
import { TEST_NOW } from '../../../../../test/harness/app.ts'
import type { InjectBrowser } from '../../../../../test/harness/inject-browser.ts'
import { asDate, HOUR } from '../../../../base/time/instant.ts'

const HOME = '/account/security-info'
const telephone = aTelephone()
const open = (wish: { methods: string; first?: string; mfa?: string; mfaFrom?: string }) =>
  selfServiceApp({ ...wish, outbox: telephone.outbox })

const hrefs = ({ html }: InjectBrowser) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href)
const adding = (browser: InjectBrowser) =>
  hrefs(browser).filter((href) => /security-info\/(totp|phone|passkey|security-key|hardware-code)\b/.test(href))

test('M9 M16 M17: each kind that may be added is one click away, with its label; the desk’s is named with where to get it', async () => {
  const app = await open({
    methods: 'passkey, totp, sms, voice, hardware-code',
    mfa: 'labels: { totp: recommended, sms: own-risk, passkey: supported }, endings: { voice: 2027-02-01 }',
  })
  const browser = await signedInAt(app, await aMember(app), HOME)
  assert.match(
    browser.text,
    /Passkey Supported .*Code app Recommended .*Text message At your own risk .*Phone call .*Expires on 1 February 2027/,
  )
  assert.match(browser.text, /Code token .*You get it at the service desk/)
  const kinds = [
    'passkey?account=campus',
    'totp?account=campus',
    'phone?by=sms&amp;account=campus',
    'phone?by=voice&amp;account=campus',
  ]
  for (const kind of kinds) assert.ok(adding(browser).includes(`${HOME}/${kind}`), kind)
  assert.ok(!adding(browser).some((href) => href.includes('hardware-code')))
  assert.doesNotMatch(browser.text, /Security key/, 'what the realm does not take is not spoken of')
  assert.match(browser.text, /Add a second factor .*Add a code app/, 'the nudge leads to what is recommended')
  await app.close()
})

test('M16: what staff may add is not offered to students', async () => {
  const app = await open({ methods: 'totp', mfa: 'byGroup: { staff: { add: [sms] } }' })
  const [student, member] = [await aMember(app), await aMember(app, { group: 'staff' })]
  const seen = async (one: Member) => {
    const code = await aCodeApp(app, one)
    return (await (await signedInAt(app, one, HOME)).submit({ code: code(TEST_NOW) })).html
  }
  assert.doesNotMatch(await seen(student), /by=sms/)
  assert.match(await seen(member), /by=sms/)
  await app.close()
})

test('M9 M17: with one method a second of another kind is urged; with two no more, and a telephone is one', async () => {
  const app = await open({ methods: 'totp, sms, voice' })
  const [ann, bo] = [await aMember(app), await aMember(app)]
  await aPhone(app, ann, '0470000201')
  const one = await signedInAt(app, ann, HOME)
  await one.submit({ code: telephone.code('+32470000201') })
  assert.match(one.text, /Add a second method Everything hangs on one method: \+32 ••••••• 01/)
  assert.match(one.text, /Add a code app/)
  await aPhone(app, bo, '0470000202')
  const code = await aCodeApp(app, bo)
  const two = await signedInAt(app, bo, HOME)
  await two.submit({ code: code(TEST_NOW) })
  assert.doesNotMatch(two.text, /Everything hangs/)
  assert.match(two.text, /we ask for the strongest method that works in that browser/)
  await app.close()
})

test('M17: what ends is said at the method; when nothing stays, on top of the page', async () => {
  const app = await open({ methods: 'totp, sms, voice', mfa: 'endings: { totp: 2026-12-01 }' })
  const ann = await aMember(app)
  const code = await aCodeApp(app, ann)
  const browser = await signedInAt(app, ann, HOME)
  await browser.submit({ code: code(TEST_NOW) })
  assert.match(browser.text, /From 1 December 2026 on you have no method left\./)
  assert.match(browser.text, /Code app .*Added .*Expires on 1 December 2026/)
  await aPhone(app, ann, '0470000203')
  assert.doesNotMatch((await browser.go(HOME)).text, /no method left/)
  await app.close()
})

test('M16 M17: what is no longer accepted stays visible, opens nothing, and can be removed though it is the only one', async () => {
  const app = await open({ methods: 'totp, sms', mfa: 'endings: { sms: 2026-09-30 }', mfaFrom: '2026-09-01' })
  const ann = await aMember(app)
  const phone = await aPhone(app, ann, '0470000204')
  const code = await aCodeApp(app, ann)
  const browser = await signedInAt(app, ann, HOME)
  await browser.submit({ code: code(TEST_NOW) })
  assert.match(browser.text, /\+32 ••••••• 04 No longer valid/)
  await browser.go(`${HOME}/methods/${phone}?account=campus`)
  assert.match(browser.text, /You can no longer sign in with this/)
  await post(app, browser, { to: `${HOME}/methods/${phone}/remove`, fields: {} })
  assert.match(browser.text, /The method has been removed/)
  await app.close()
})

test('M6: a key of which a copy was found says so, and what to do', async () => {
  const app = await open({ methods: 'totp, security-key' })
  const ann = await aMember(app)
  const code = await aCodeApp(app, ann)
  await sql`
    insert into webauthn_credentials (id, account, kind, name, credential, public_key, counter, transports, backup_eligible,
      backed_up, created_at, disabled_at)
    values ('018f0000-0000-7000-8000-000000000001', ${ann.account.id}, 'security-key', 'Blue key', '\\x01', '\\x02', 9, '{usb}',
      false, false, ${asDate(TEST_NOW - HOUR)}, ${asDate(TEST_NOW)})`.execute(app.db.kysely)
  const browser = await signedInAt(app, ann, HOME)
  await browser.submit({ code: code(TEST_NOW) })
  assert.match(browser.text, /Blue key Switched off/)
  assert.match(browser.text, /Everything hangs on one method: Code app/, 'it does not count')
  await browser.go(`${HOME}/methods/018f0000-0000-7000-8000-000000000001`)
  assert.match(browser.text, /There may be a copy of this key\..*Remove it and add another/)
  await app.close()
})

test('E1: both languages', async () => {
  const app = await open({ methods: 'totp, sms', mfa: 'labels: { sms: own-risk }' })
  const browser = await signedInAt(app, await aMember(app), `${HOME}?lang=nl`)
  assert.match(
    browser.text,
    /Beveiligingsinfo .*Voeg een tweede factor toe .*Hoe je aanmeldt .*Methode toevoegen .*Sms Op eigen risico/,
  )
  await app.close()
})
