/** Activation with the link that was mailed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  aLink,
  aNewcomer,
  atChoosing,
  CHOSEN,
  post,
  selfServiceApp,
  whatHappened,
} from '../../../../test/builders/self-service.ts'
import { TEST_NOW, type TestApp } from '../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import { eventsOf } from '../../../audit/index.ts'
import { DAY } from '../../../base/time/instant.ts'
import { findAccount, markClosed, markReopened } from '../../../people/index.ts'

let app: TestApp
before(async () => {
  app = await selfServiceApp()
})
after(() => app.close())

const open = (address: string) => new InjectBrowser(app.app).go(address)

test('A2: the link leads to the password, and is spent when it is set; the address forgets the code', async () => {
  const ann = await aNewcomer(app)
  const link = await aLink(app, ann)
  const browser = await open(link)
  assert.equal(browser.step, 'set-password')
  assert.match(browser.url, /^\/activate\/[0-9a-f-]{36}$/)
  assert.equal((await open(link)).step, 'set-password', 'looking at a link changes nothing')
  await browser.submit({ 'new-password': CHOSEN })
  assert.equal(browser.step, 'done')
  const [activated] = (await eventsOf(app.db.kysely, ann.account.id, { limit: 9 })).filter(
    ({ what }) => what === 'account.activated',
  )
  assert.deepEqual(activated?.details, { by: 'mailed-code' })
})

test('CVE-2022-23555: a link that was used opens nothing, and neither does a run that it opened before', async () => {
  const ann = await aNewcomer(app)
  const link = await aLink(app, ann)
  const [first, second] = [await open(link), await open(link)]
  await first.submit({ 'new-password': CHOSEN })
  await second.submit({ 'new-password': `${CHOSEN} of another` })
  assert.deepEqual([second.status, second.refusal], [409, 'activation-code-spent'])
  const again = await open(link)
  assert.deepEqual([again.status, again.step, again.refusal], [422, 'refused', 'activation-code-spent'])
  assert.equal((await whatHappened(app, ann)).filter((what) => what === 'password.set').length, 1)
})

test('CVE-2022-23555: of twenty who use a link at once, one wins', async () => {
  const ann = await aNewcomer(app)
  const link = await aLink(app, ann)
  const browsers = await Promise.all(Array.from({ length: 20 }, () => open(link)))
  await Promise.all(browsers.map((browser, i) => browser.submit({ 'new-password': `${CHOSEN} ${i} ${i * 7}` })))
  assert.equal(browsers.filter(({ step }) => step === 'done').length, 1)
  assert.equal((await whatHappened(app, ann)).filter((what) => what === 'password.set').length, 1)
})

test('a link is good for seven days, and a newer one takes its place', async () => {
  const ann = await aNewcomer(app)
  assert.equal((await open(await aLink(app, ann, TEST_NOW - 7 * DAY))).refusal, 'activation-code-spent')
  const older = await aLink(app, ann, TEST_NOW - 2 * DAY)
  const parked = await open(older)
  await aLink(app, ann, TEST_NOW - DAY)
  assert.equal((await open(older)).refusal, 'activation-code-spent')
  await parked.submit({ 'new-password': CHOSEN })
  assert.equal(parked.refusal, 'activation-code-spent', 'nor for a run that it had opened')
})

test('CVE-2023-26481: the link of one sets the password of no other', async () => {
  const [ann, bo] = [await aNewcomer(app), await aNewcomer(app)]
  const [ofAnn, ofBo] = [await open(await aLink(app, ann)), await atChoosing(app, bo)]
  await post(app, ofAnn, { to: ofBo.url, fields: { password: CHOSEN } })
  assert.deepEqual([ofAnn.status, ofAnn.refusal], [403, 'activation-elsewhere'])
  await post(app, ofAnn, { to: ofBo.url, fields: { password: CHOSEN, username: bo.name } })
  assert.equal(ofAnn.refusal, 'activation-elsewhere')
  for (const { account } of [ann, bo]) assert.equal((await findAccount(app.db.kysely, account.id))?.status, 'invited')
})

test('CVE-2023-26481: a name in the form changes nothing: the account is the one that was proved', async () => {
  const [ann, bo] = [await aNewcomer(app), await aNewcomer(app)]
  const browser = await open(await aLink(app, ann))
  await browser.submit({ 'new-password': CHOSEN, username: bo.name })
  assert.equal(browser.step, 'done')
  assert.deepEqual(await whatHappened(app, bo), [])
})

test('CVE-2026-18963: a run goes on in no other browser, whatever is known of its address', async () => {
  const ann = await aNewcomer(app)
  const browser = await open(await aLink(app, ann))
  const other = await open(browser.url)
  assert.deepEqual([other.status, other.step, other.refusal], [403, 'refused', 'activation-elsewhere'])
  await post(app, other, { to: browser.url, fields: { password: CHOSEN } })
  assert.deepEqual([other.status, other.refusal], [403, 'activation-elsewhere'])
  const bare = await app.app.inject({ url: browser.url })
  assert.equal(bare.statusCode, 403, 'nor in one without any cookie')
  await browser.submit({ 'new-password': CHOSEN })
  assert.equal(browser.step, 'done')
})

test('CVE-2026-18963: no step can be taken before the one in front of it', async () => {
  const browser = new InjectBrowser(app.app)
  for (const flow of ['01a202d9-037d-7c15-90b4-dfd8b45c78c8', 'done', 'nonsense', '..%2f..%2f']) {
    await post(app, browser, { to: `/activate/${flow}`, fields: { password: CHOSEN } })
    assert.ok(browser.status === 422 || browser.status === 404, `${flow}: ${browser.status}`)
    assert.ok(!browser.cookies.has('session-campus'))
  }
  await browser.go('/activate/done')
  assert.equal(browser.step, 'identify', 'the last page is for who is signed in')
})

test('a code that was never one, whatever its form, is told the same', async () => {
  for (const code of ['', 'x', '0000-0000-0000-0000-0000-0000-0000', 'a'.repeat(5000), '%00', '%E0%A4']) {
    const browser = await open(`/activate?code=${code}`)
    assert.deepEqual([browser.status, browser.refusal], [422, 'activation-code-spent'], code.slice(0, 20))
  }
})

test('who came by a link leaves no initial password behind that would open the account again', async () => {
  const ann = await aNewcomer(app)
  await (await open(await aLink(app, ann))).submit({ 'new-password': CHOSEN })
  const at = { account: ann.account.id, now: app.deps.clock.now() }
  await markClosed(app.db.kysely, at)
  await markReopened(app.db.kysely, at)
  assert.equal((await atChoosing(app, ann)).refusal, 'activation-failed')
})

test('mails that a program looks at first (HEAD, GET) leave the link as good as it was', async () => {
  const ann = await aNewcomer(app)
  const link = await aLink(app, ann)
  await app.app.inject({ url: link, method: 'HEAD' })
  await app.app.inject({ url: link })
  const browser = await open(link)
  await browser.submit({ 'new-password': CHOSEN })
  assert.equal(browser.step, 'done')
})
