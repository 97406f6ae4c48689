/** Telephone numbers of one's own: for contact, and never in clear. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mailsOf, post, selfServiceApp, signedInAt, whatHappened } from '../../../../../test/builders/self-service.ts'
import { aMember } from '../../../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../../../test/harness/app.ts'
import { allMailAddressesOf, giveAddress, verifyAddress } from '../../../../people/index.ts'

const PAGE = '/account/profile'

let app: TestApp
before(async () => {
  app = await selfServiceApp()
})
after(() => app.close())

const inside = async () => {
  const member = await aMember(app)
  const browser = await signedInAt(app, member, PAGE)
  await mailsOf(app) // that somebody signed in
  return { member, browser }
}

test('A13: a number is added in any notation, shown masked and not verified, removed, and put back', async () => {
  const { member, browser } = await inside()
  await browser.go(`${PAGE}/phones/add?account=campus`)
  await browser.submit({ phone: '0470/00.00.01' })
  assert.match(browser.text, /The number has been added\..*\+32 ••••••• 01 Not verified/)
  assert.ok(!browser.html.includes('470000001') && !browser.html.includes('0470/00'))
  const removal = browser.forms.find(({ action }) => action.includes('/remove'))
  await post(app, browser, { to: removal?.action ?? '', fields: {} })
  assert.match(browser.text, /The number has been removed\. Undo.*No number of your own yet/)
  const undo = browser.forms.find(({ action }) => action.includes('/restore'))
  await post(app, browser, { to: undo?.action ?? '', fields: {} })
  assert.match(browser.text, /The number is back\..*\+32 ••••••• 01/)
  assert.deepEqual(
    (await whatHappened(app, member)).filter((what) => what.startsWith('phone')),
    ['phone.given', 'phone.removed', 'phone.restored'],
  )
  const { rows } = await app.db.pool.query('select t::text as row from audit_events t')
  assert.ok(!JSON.stringify(rows).includes('470000001'))
})

test('A13: each change of a number is told at all addresses, with the number masked', async () => {
  const { member, browser } = await inside()
  const { person } = member.account
  const now = app.deps.clock.now()
  const address = await giveAddress(app.deps, app.db.kysely, { person, kind: 'mail', mail: 'own@home.example', now })
  await verifyAddress(app.db.kysely, { person, address, now })
  const told = async () =>
    (await mailsOf(app)).map(({ to, subject, text, html }) => ({ to, subject, both: text + html }))
  const expected = (await allMailAddressesOf(app.db.kysely, person)).toSorted()
  assert.equal(expected.length, 2)
  const press = async (part: string) => {
    const form = browser.forms.find(({ action }) => action.includes(`/phones/`) && action.includes(part))
    await post(app, browser, { to: form?.action ?? '', fields: {} })
  }
  await post(app, browser, { to: `${PAGE}/phones/add?account=campus`, fields: { phone: '0470000001' } })
  for (const [act, word] of [
    [undefined, /telefoonnummer toegevoegd aan/],
    ['/remove', /telefoonnummer verwijderd van/],
    ['/restore', /telefoonnummer toegevoegd aan/],
  ] as const) {
    if (act) await press(act)
    const mails = await told()
    assert.deepEqual(mails.map(({ to }) => to).toSorted(), expected, String(word))
    for (const { subject, both } of mails) {
      assert.match(subject, word)
      assert.ok(both.includes('+32 ••••••• 01') && !both.includes('470000001'))
    }
  }
})

test('what cannot be called, what is there already, and a sixth are refused', async () => {
  const { browser } = await inside()
  const give = (phone: string) => post(app, browser, { to: `${PAGE}/phones/add?account=campus`, fields: { phone } })
  for (const typed of ['', 'ann', '12', '+32 470', `0470${'0'.repeat(60)}`]) {
    assert.equal((await give(typed)).refusal, 'not-a-phone')
    assert.equal(browser.status, 422)
  }
  for (let i = 1; i <= 5; i += 1) await give(`047000000${i}`)
  assert.equal((await give('+32470000001')).refusal, 'phone-known')
  assert.equal((await give('0470000006')).refusal, 'too-many-phones')
})

test('CVE-2026-27946: a number of another, or of the administration, is not there to be removed', async () => {
  const [ann, bo] = [await inside(), await inside()]
  await post(app, ann.browser, { to: `${PAGE}/phones/add?account=campus`, fields: { phone: '0470000009' } })
  const removal = ann.browser.forms.find(({ action }) => action.includes('/remove'))?.action ?? ''
  await post(app, bo.browser, { to: removal, fields: {} })
  assert.deepEqual([bo.browser.status, bo.browser.refusal], [422, 'phone-gone'])
  await post(app, bo.browser, { to: removal.replace('/remove', '/restore'), fields: {} })
  assert.deepEqual([bo.browser.status, bo.browser.refusal], [422, 'phone-gone'])
  for (const id of ['x', '018f0000-0000-7000-8000-000000000000']) {
    await post(app, bo.browser, { to: `${PAGE}/phones/${id}/remove?account=campus`, fields: {} })
    assert.equal(bo.browser.status, 422)
  }
  await ann.browser.go(PAGE)
  assert.match(ann.browser.text, /\+32 ••••••• 09/)
})
