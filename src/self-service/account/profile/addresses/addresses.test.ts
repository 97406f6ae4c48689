/** Addresses with which an account is recovered: who adds one, and who hears of it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aPerson } from '../../../../../test/builders/people.ts'
import { mailsOf, post, selfServiceApp, signedInAt, whatHappened } from '../../../../../test/builders/self-service.ts'
import { aCodeApp, aMember, type Member, withPassword } from '../../../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../../../test/harness/app.ts'
import type { InjectBrowser } from '../../../../../test/harness/inject-browser.ts'
import { MINUTE, SECOND } from '../../../../base/time/instant.ts'
import type { SentNotice } from '../../../../notices/index.ts'
import { allMailAddressesOf, giveAddress, mailAddressOf, verifyAddress } from '../../../../people/index.ts'

const PAGE = '/account/profile'

let app: TestApp
before(async () => {
  app = await selfServiceApp()
})
after(() => app.close())

let made = 0
type Inside = { member: Member; mail: string; browser: InjectBrowser }
async function inside(): Promise<Inside> {
  made += 1
  const mail = `record-${made}@home.example`
  const person = await aPerson(app.db, { mail, language: 'en' })
  const member = await aMember(app, { person: person.id })
  const browser = await signedInAt(app, member, PAGE)
  await mailsOf(app) // that somebody signed in
  return { member, mail, browser }
}

const pathOf = (mail: SentNotice | undefined) => (mail?.links[0] ?? '').slice(app.deps.baseUrl.length)
const codeIn = (mail: SentNotice | undefined) =>
  new URL(mail?.links[0] ?? 'http://no.example').searchParams.get('code') ?? ''

/** Adds an address, and answers the mail with its code. */
async function add(browser: InjectBrowser, email: string): Promise<SentNotice | undefined> {
  await browser.go(`${PAGE}/addresses/add?account=campus`)
  await browser.submit({ email })
  return (await mailsOf(app)).at(-1)
}

const reached = ({ member }: Inside) => allMailAddressesOf(app.db.kysely, member.account.person)
const told = async () => (await mailsOf(app)).map(({ to, subject }) => [to, subject]).sort()

test('A13: an address is added, proved by its link, and told to the old and the new one; until then it counts for nothing', async () => {
  const ann = await inside()
  const { browser, mail } = ann
  const sent = await add(browser, 'Ann.New@Home.example')
  assert.deepEqual([browser.status, sent?.to], [200, 'Ann.New@home.example'])
  assert.match(browser.text, /A mail with a code is on its way/)
  assert.ok(!sent?.text.includes(ann.member.name), 'it may be a stranger’s, so it names no account')
  assert.deepEqual(await reached(ann), [mail])
  const link = pathOf(sent)
  for (let i = 0; i < 3; i += 1) await app.app.inject({ url: link })
  await browser.go(link)
  assert.match(browser.text, /Is Ann\.New@home\.example your address\?/)
  assert.deepEqual(await reached(ann), [mail], 'to open a link proves nothing (mail scanners)')
  await browser.submit({ code: codeIn(sent) })
  assert.match(browser.text, /The address has been verified.*Ann\.New@home\.example Verified/)
  assert.deepEqual(await reached(ann), ['Ann.New@home.example', mail])
  assert.equal(await mailAddressOf(app.db.kysely, ann.member.account.person), 'Ann.New@home.example')
  const subject = `Test University College: address added to ${ann.member.name}`
  assert.deepEqual(await told(), [
    ['Ann.New@home.example', subject],
    [mail, subject],
  ])
  assert.deepEqual(
    (await whatHappened(app, ann.member)).filter((what) => what.startsWith('address')),
    ['address.given', 'address.verified'],
  )
})

test('A13: the code can be typed as well, in any dress, and is good once', async () => {
  const { browser } = await inside()
  const code = codeIn(await add(browser, 'typed@home.example'))
  await browser.submit({ code: 'wrong' })
  assert.deepEqual([browser.status, browser.refusal], [422, 'address-code-spent'])
  const type = (typed: string) =>
    post(app, browser, { to: `${PAGE}/addresses/verify?account=campus`, fields: { code: typed } })
  await type(` ${code.toLowerCase().replaceAll('-', ' ')}`)
  assert.match(browser.url, /done=address-verified/)
  assert.equal((await type(code)).refusal, 'address-code-spent')
  await mailsOf(app)
})

test('CVE-2022-23555: of ten who send one code at once, one wins', async () => {
  const { browser, member } = await inside()
  const code = codeIn(await add(browser, 'race@home.example'))
  const cookies = [...browser.cookies]
  const browsers = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const one = await signedInAt(app, member, PAGE)
      for (const [name, value] of cookies) one.cookies.set(name, value)
      return post(app, one, { to: `${PAGE}/addresses/verify?account=campus`, fields: { code } })
    }),
  )
  assert.equal(browsers.filter(({ url }) => url.includes('done=address-verified')).length, 1)
  assert.equal((await whatHappened(app, member)).filter((what) => what === 'address.verified').length, 1)
  await mailsOf(app)
})

test('CVE-2023-26481: the code of one person proves no address of another, nor that of one address another', async () => {
  const [ann, bo] = [await inside(), await inside()]
  const ofAnn = codeIn(await add(ann.browser, 'shared@home.example'))
  await add(bo.browser, 'shared@home.example')
  await post(app, bo.browser, { to: `${PAGE}/addresses/verify?account=campus`, fields: { code: ofAnn } })
  assert.equal(bo.browser.refusal, 'address-code-spent')
  await bo.browser.go(`${PAGE}/addresses/verify?code=${ofAnn}`)
  assert.deepEqual([bo.browser.status, bo.browser.refusal], [422, 'address-code-spent'])
  assert.deepEqual(await reached(bo), [bo.mail])
  const { rows } = await app.db.pool.query(
    "select id from addresses where mail = 'shared@home.example' and person = $1",
    [ann.member.account.person],
  )
  assert.equal(rows.length, 1)
  for (const { id } of rows) {
    for (const deed of ['resend', 'remove', 'restore']) {
      const fields = { act: deed === 'resend' ? 'resend' : 'continue' }
      await post(app, bo.browser, { to: `${PAGE}/addresses/${id}/${deed}?account=campus`, fields })
      assert.ok([404, 422].includes(bo.browser.status), deed)
    }
    assert.equal((await bo.browser.go(`${PAGE}/addresses/${id}`)).status, 404)
    await bo.browser.go(`${PAGE}/addresses/add?replaces=${id}`)
    assert.ok(!bo.browser.text.includes('Replace shared'))
  }
})

test('A13: replacing keeps the old one until the new one is proved; then the old one goes, and hears of it', async () => {
  const ann = await inside()
  const { browser, member, mail } = ann
  const at = { person: member.account.person, now: app.deps.clock.now() }
  const old = await giveAddress(app.deps, app.db.kysely, { ...at, kind: 'mail', mail: 'old@home.example' })
  await verifyAddress(app.db.kysely, { ...at, address: old })
  await browser.go(`${PAGE}/addresses/add?account=campus&replaces=${old}`)
  assert.match(browser.text, /Replace old@home\.example/)
  await browser.submit({ email: 'new@home.example' })
  const sent = (await mailsOf(app)).at(-1)
  assert.deepEqual(await reached(ann), ['old@home.example', mail])
  await browser.go(pathOf(sent))
  await browser.submit({ code: codeIn(sent) })
  assert.deepEqual(await reached(ann), ['new@home.example', mail])
  const to = (await mailsOf(app)).map((one) => [one.to, /removed/.test(one.subject) ? 'removed' : 'added'])
  assert.deepEqual(
    to
      .filter(([, what]) => what === 'removed')
      .map(([one]) => one)
      .sort(),
    ['new@home.example', 'old@home.example', mail],
  )
  assert.ok(to.some(([one, what]) => one === 'old@home.example' && what === 'added'))
})

test('A13: removing is told to the removed one too, and can be undone for ten minutes', async () => {
  const ann = await inside()
  const { browser, mail } = ann
  const sent = await add(browser, 'gone@home.example')
  await browser.go(pathOf(sent))
  await browser.submit({ code: codeIn(sent) })
  await mailsOf(app)
  const { rows } = await app.db.pool.query("select id from addresses where mail = 'gone@home.example'")
  await browser.go(`${PAGE}/addresses/${rows[0].id}?account=campus`)
  assert.match(browser.text, /We tell this address that it was removed/)
  const remove = () => post(app, browser, { to: `${PAGE}/addresses/${rows[0].id}/remove?account=campus`, fields: {} })
  await remove()
  assert.match(browser.text, /The address has been removed\..*Undo/)
  assert.deepEqual(await reached(ann), [mail])
  assert.deepEqual(
    (await told()).map(([to]) => to),
    ['gone@home.example', mail],
  )
  const undo = browser.forms.find(({ action }) => action.includes('/restore'))
  await post(app, browser, { to: undo?.action ?? '', fields: {} })
  assert.match(browser.text, /The address is back\./)
  assert.deepEqual(await reached(ann), ['gone@home.example', mail], 'as it was: verified')
  assert.equal((await told()).length, 2)
  await remove()
  app.deps.clock.advance(10 * MINUTE)
  const again = await signedInAt(app, ann.member, PAGE)
  await post(app, again, { to: undo?.action ?? '', fields: {} })
  assert.deepEqual([again.status, again.refusal], [422, 'address-gone'])
  await remove()
  await mailsOf(app)
})

test('five addresses and no more, none twice, none of ours, none that is no address', async () => {
  const { browser, mail } = await inside()
  const refused = async (email: string) => {
    await browser.go(`${PAGE}/addresses/add?account=campus`)
    await browser.submit({ email })
    return [browser.status, browser.refusal]
  }
  assert.deepEqual(await refused('ann'), [422, 'not-a-mail-address'])
  assert.deepEqual(await refused('ann@home.example\r\nBcc: bo@home.example'), [422, 'not-a-mail-address'])
  assert.deepEqual(await refused('ann.peeters@student.demo.example'), [422, 'address-of-ours'])
  assert.deepEqual(await refused(mail.toUpperCase()), [422, 'address-known'])
  for (let i = 0; i < 5; i += 1) await add(browser, `five-${made}-${i}@home.example`)
  assert.deepEqual(await refused('six@home.example'), [422, 'too-many-addresses'])
  await mailsOf(app)
})

test('a stranger’s mailbox is not filled: three codes, and then one each twenty minutes', async () => {
  const { browser } = await inside()
  await add(browser, 'stranger@home.example')
  const resend = async () => {
    const [form] = browser.forms.filter(({ action }) => action.includes('/resend'))
    await post(app, browser, { to: form?.action ?? '', fields: { act: 'resend' } })
  }
  await resend()
  await resend()
  assert.equal((await mailsOf(app)).length, 2)
  await resend()
  assert.deepEqual([browser.status, browser.refusal, browser.headers['retry-after']], [429, 'too-many-codes', '1200'])
  assert.equal((await mailsOf(app)).length, 0)
})

test('a newer code ends the older one, and all end after half an hour', async () => {
  const { browser, member } = await inside()
  const older = codeIn(await add(browser, 'newer@home.example'))
  app.deps.clock.advance(SECOND)
  const [form] = browser.forms.filter(({ action }) => action.includes('/resend'))
  await post(app, browser, { to: form?.action ?? '', fields: { act: 'resend' } })
  const newer = codeIn((await mailsOf(app)).at(-1))
  const type = (one: InjectBrowser, code: string) =>
    post(app, one, { to: `${PAGE}/addresses/verify?account=campus`, fields: { code } })
  assert.equal((await type(browser, older)).refusal, 'address-code-spent')
  app.deps.clock.advance(30 * MINUTE)
  assert.equal((await type(await signedInAt(app, member, PAGE), newer)).refusal, 'address-code-spent')
})

test('A13: each change wants a fresh proof, with the second factor where there is one', async () => {
  const ann = await inside()
  const sent = await add(ann.browser, 'fresh@home.example')
  const [first = ''] = ann.browser.url.split('?')
  app.deps.clock.advance(10 * MINUTE + SECOND)
  const stale = (to: string, fields: Record<string, string> = {}) =>
    post(app, ann.browser, { to: `${to}?account=campus`, fields })
  for (const [to, fields] of [
    [`${PAGE}/addresses/add`, { email: 'later@home.example' }],
    [`${PAGE}/addresses/verify`, { code: codeIn(sent) }],
    [`${first}/remove`, {}],
    [`${first}/resend`, { act: 'resend' }],
    [`${first}/restore`, {}],
    [`${PAGE}/phones/add`, { phone: '0470000001' }],
  ] as [string, Record<string, string>][]) {
    await stale(to, fields)
    assert.equal(ann.browser.step, 'password', to)
  }
  assert.deepEqual(await reached(ann), [ann.mail])
  await ann.browser.go(pathOf(sent))
  assert.equal(ann.browser.step, 'password')
  await withPassword(ann.browser, ann.member)
  assert.match(ann.browser.text, /Is fresh@home\.example your address\?/, 'and then it goes on where it was')

  const bo = await aMember(app)
  const browser = await signedInAt(app, bo, PAGE)
  const code = await aCodeApp(app, bo)
  await browser.go(`${PAGE}/addresses/add`)
  assert.equal(browser.step, 'totp')
  await browser.submit({ code: code(app.deps.clock.now()) })
  assert.match(browser.text, /Add address/)
})
