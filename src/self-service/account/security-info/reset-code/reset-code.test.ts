/** The reset code: made with the first method, renewed, shown once (M13). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mailsOf, post, selfServiceApp, signedInAt, whatHappened } from '../../../../../test/builders/self-service.ts'
import { aCodeApp, aMember, codesOf, type Member, PASSWORD } from '../../../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp } from '../../../../../test/harness/app.ts'
import type { InjectBrowser } from '../../../../../test/harness/inject-browser.ts'
import { MINUTE } from '../../../../base/time/instant.ts'
import { checkResetCode, hasResetCode } from '../../../../methods/index.ts'

const HOME = '/account/security-info'
const HERE = `${HOME}/reset-code`

let app: TestApp
before(async () => {
  app = await selfServiceApp({ methods: 'totp', mfa: 'reset: [reset-code, desk]' })
})
after(() => app.close())

const codeIn = ({ html }: InjectBrowser) => /data-reset-code="([^"]*)"/.exec(html)?.[1]
const check = ({ account }: Member, code: string) =>
  app.db.transaction(async (tx) => {
    const lockout = { attempts: 5, for: 16 * MINUTE }
    return (await checkResetCode(tx, { account: account.id, code, lockout, now: TEST_NOW })).verdict
  })

async function inside() {
  const member = await aMember(app)
  const code = await aCodeApp(app, member)
  const browser = await signedInAt(app, member, HERE)
  await browser.submit({ code: code(TEST_NOW) })
  assert.equal(browser.url, HERE)
  await mailsOf(app)
  return { member, browser, code }
}

test('M13 E3: a code is made, shown once with what it is for, and never again; the person is told, without it', async () => {
  const { member, browser } = await inside()
  await post(app, browser, { to: `${HERE}?account=campus`, fields: { act: 'continue' } })
  const code = codeIn(browser) ?? assert.fail(browser.text)
  assert.match(code, /^([0-9A-Z]{5}-){3}[0-9A-Z]{5}$/)
  assert.match(browser.text, /We show it now, and never again/)
  assert.equal(browser.headers['cache-control'], 'no-store')
  for (const address of [HERE, HOME]) {
    assert.ok(!(await browser.go(address)).html.includes(code), address)
    assert.match(browser.text, /Made 14:00/)
  }
  const [told] = (await mailsOf(app)).filter(({ text }) => text.includes(member.name))
  assert.match(told?.subject ?? '', /resetcode/)
  assert.ok(!JSON.stringify(told).includes(code))
  assert.ok((await whatHappened(app, member)).includes('reset-code.made'))
  const { rows } = await app.db.pool.query('select t::text as row from audit_events t')
  assert.ok(!JSON.stringify(rows).includes(code))
  assert.equal(await check(member, code), 'right')
})

test('M13: a new one ends the one before', async () => {
  const { member, browser } = await inside()
  const press = () => post(app, browser, { to: `${HERE}?account=campus`, fields: {} })
  await press()
  const first = codeIn(browser) ?? ''
  await press()
  const second = codeIn(browser) ?? ''
  assert.notEqual(first, second)
  assert.equal(await check(member, first), 'wrong')
  assert.equal(await check(member, second), 'right')
})

test('M13: the first method brings the code; the second does not', async () => {
  const member = await aMember(app)
  const browser = await signedInAt(app, member, `${HOME}/totp`)
  const secret = () => new URL(browser.qr ?? '').searchParams.get('secret') ?? ''
  await browser.submit({ code: codesOf(secret())(app.deps.clock.now()) })
  assert.ok(codeIn(browser), browser.text)
  assert.match(browser.text, /Keep your reset code/)
  assert.ok(await hasResetCode(app.db.kysely, member.account.id))
})

test('LinOTP#63: nobody makes a code without the second factor, nor with a proof that is too old', async () => {
  const own = await selfServiceApp({
    methods: 'totp',
    except: 'campus',
    mfaFrom: '2026-09-01',
    mfa: 'reset: [reset-code]',
  })
  const ann = await aMember(own)
  const code = await aCodeApp(own, ann)
  const browser = await signedInAt(own, ann)
  await browser.submit({ code: code(TEST_NOW) })
  own.deps.clock.advance(10 * MINUTE + 1)
  await post(own, browser, { to: `${HERE}?account=campus`, fields: {} })
  assert.equal(browser.step, 'password')
  await browser.submit({ 'current-password': PASSWORD })
  assert.equal(browser.step, 'totp')
  await browser.submit({ code: code(own.deps.clock.now()) })
  assert.equal(browser.url, `${HERE}?account=campus`)
  assert.equal(codeIn(browser), undefined, 'the form that waited is not sent by itself')
  assert.ok(!(await hasResetCode(own.db.kysely, ann.account.id)))
  await own.close()
})

test('ATTACK: a link, a form of another site and a field of one’s own make no code', async () => {
  const { member, browser } = await inside()
  await browser.go(HERE, { form_token: 'x' })
  assert.equal(browser.refusal, 'form-token')
  await post(app, browser, { to: HERE, fields: { account: member.account.id } })
  assert.equal(browser.status, 400)
  assert.ok(!(await hasResetCode(app.db.kysely, member.account.id)))
})

test('where the realm takes no reset codes there is none to make', async () => {
  const own = await selfServiceApp({ methods: 'totp' })
  const ann = await aMember(own)
  const browser = await signedInAt(own, ann, HERE)
  assert.equal(browser.url, `${HOME}?account=campus`)
  assert.doesNotMatch(browser.text, /Reset code/)
  await post(own, browser, { to: HERE, fields: {} })
  assert.ok(!(await hasResetCode(own.db.kysely, ann.account.id)))
  await own.close()
})
