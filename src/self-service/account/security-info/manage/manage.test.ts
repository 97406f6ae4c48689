/** Keeping and removing methods of all kinds (M9), and the default where persons choose (M8). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  aPhone,
  mailsOf,
  post,
  selfServiceApp,
  signedInAt,
  whatHappened,
} from '../../../../../test/builders/self-service.ts'
import { aCodeApp, aMember, type Member } from '../../../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp } from '../../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../../test/harness/inject-browser.ts'
import { HOUR } from '../../../../base/time/instant.ts'
import {
  assignToken,
  defaultMethod,
  importTokens,
  parseTokenCsv,
  registeredMethods,
  removeMethod,
} from '../../../../methods/index.ts'
import { lockAccount } from '../../../../people/index.ts'

const HOME = '/account/security-info'

let app: TestApp
before(async () => {
  const methods = 'totp, sms, voice, hardware-code'
  app = await selfServiceApp({ methods, mfaFrom: '2026-09-01', mfa: 'choose: person, reset: [desk]' })
})
after(() => app.close())

let numbers = 10
/** Somebody with a code app and a telephone, signed in with the code. */
async function withBoth() {
  const member = await aMember(app)
  const code = await aCodeApp(app, member)
  numbers += 1
  const phone = await aPhone(app, member, `04700003${numbers}`)
  const browser = await signedInAt(app, member, HOME)
  await browser.submit({ code: code(TEST_NOW) })
  assert.equal(browser.url, HOME)
  const totp = (await methodsOf(member)).find(({ kind }) => kind === 'totp')?.id ?? ''
  return { member, browser, phone, totp }
}

const methodsOf = ({ account }: Member) => registeredMethods(app.db.kysely, account.id)
const remove = (browser: InjectBrowser, id: string) =>
  post(app, browser, { to: `${HOME}/methods/${id}/remove?account=campus`, fields: {} })

test('M9 E3: a telephone goes whole; what is lost and that it is for good is said first; the person is told', async () => {
  const { member, browser, phone } = await withBoth()
  await browser.go(`${HOME}/methods/${phone}`)
  assert.match(browser.text, /We no longer send codes to this number.*This cannot be undone/)
  await mailsOf(app)
  await remove(browser, phone)
  assert.match(browser.text, /The method has been removed/)
  assert.deepEqual(
    (await methodsOf(member)).map(({ kind }) => kind),
    ['totp'],
  )
  assert.equal((await whatHappened(app, member)).at(-1), 'method.removed')
  const [told] = (await mailsOf(app)).filter(({ text }) => text.includes(member.name))
  assert.match(told?.subject ?? '', /sms verwijderd/)
})

test('M9: a telephone is named, and its name stands for it from then on', async () => {
  const { member, browser, phone } = await withBoth()
  await browser.go(`${HOME}/methods/${phone}`)
  await browser.submit({ name: 'Work phone' })
  assert.match(browser.text, /The name has been changed.*Work phone .*Text message or phone call \+32/)
  assert.equal((await whatHappened(app, member)).at(-1), 'method.renamed')
})

test('M9: the last that counts stays while the realm demands one, of whatever kind; what is left decides, not how many', async () => {
  const { browser, phone, totp, member } = await withBoth()
  await remove(browser, totp)
  assert.match(browser.text, /The method has been removed/)
  await remove(browser, phone)
  assert.deepEqual([browser.status, browser.refusal], [422, 'last-method'])
  assert.deepEqual(
    (await methodsOf(member)).map(({ kind }) => kind),
    ['sms', 'voice'],
  )
})

test('ATTACK: two tabs that remove a telephone and a code app at once leave one of them', async () => {
  const { member, browser, phone, totp } = await withBoth()
  const answers = await Promise.all(
    [phone, totp].map(async (id) => {
      const tab = new InjectBrowser(app.app)
      for (const [name, value] of browser.cookies) tab.cookies.set(name, value)
      return (await remove(tab, id)).refusal
    }),
  )
  assert.equal(answers.filter((refusal) => refusal === 'last-method').length, 1)
  assert.equal(new Set((await methodsOf(member)).map(({ id }) => id)).size, 1)
})

test('ATTACK: a removal waits for another that is under way, and then counts what that one left', async () => {
  const { member, browser, phone, totp } = await withBoth()
  const { id: account } = member.account
  let answered: Promise<InjectBrowser> | undefined
  await app.db.transaction(async (tx) => {
    await lockAccount(tx, account)
    await removeMethod(tx, { account, kind: 'sms', id: phone })
    answered = remove(browser, totp)
    // Long enough for a removal that would not wait.
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  })
  assert.equal((await answered)?.refusal, 'last-method')
  assert.deepEqual(
    (await methodsOf(member)).map(({ kind }) => kind),
    ['totp'],
  )
})

test('M7: a token of the desk is named and handed back here, not added', async () => {
  const { member, browser } = await withBoth()
  const file = parseTokenCsv('serial,seed\nT-4711,3132333435363738393031323334353637383930\n')
  if ('faults' in file) throw new Error(JSON.stringify(file.faults))
  await app.db.transaction((tx) => importTokens(app.deps, tx, { tokens: file.tokens, now: TEST_NOW }))
  const assigned = await app.db.transaction((tx) =>
    assignToken(tx, { serial: 'T-4711', account: member.account.id, now: TEST_NOW - HOUR }),
  )
  assert.equal(assigned, 'assigned')
  await browser.go(HOME)
  assert.match(browser.text, /Code token …4711/)
  const token = (await methodsOf(member)).find(({ kind }) => kind === 'hardware-code')?.id ?? ''
  await browser.go(`${HOME}/methods/${token}`)
  assert.match(browser.text, /Take it back to the service desk/)
  await remove(browser, token)
  assert.match(browser.text, /The token has been removed\. Take it back to the service desk/)
})

test('M8: where persons choose, the first is the default until they say otherwise; a telephone by text or by call', async () => {
  const { member, browser, phone } = await withBoth()
  assert.match(browser.text, /Code app Default method/)
  await browser.go(`${HOME}/methods/${phone}`)
  assert.match(browser.text, /Ask first: Text message Ask first: Phone call/)
  await post(app, browser, { to: `${HOME}/methods/${phone}/default?account=campus`, fields: { kind: 'voice' } })
  assert.match(browser.text, /From now on we ask for this method first/)
  assert.deepEqual(await defaultMethod(app.db.kysely, member.account.id), { kind: 'voice', method: phone })
  assert.match(browser.text, /\+32 ••••••• \d\d Default method/)
  assert.equal((await whatHappened(app, member)).at(-1), 'method.default-changed')
  await remove(browser, phone)
  assert.equal(await defaultMethod(app.db.kysely, member.account.id), undefined)
})

test('ATTACK: the method of another, a kind that it has not, and one that is not accepted are no default', async () => {
  const [ann, bo] = [await withBoth(), await withBoth()]
  const choose = (id: string, kind: string) =>
    post(app, ann.browser, { to: `${HOME}/methods/${id}/default?account=campus`, fields: { kind } })
  for (const [id, kind] of [
    [bo.phone, 'sms'],
    [ann.phone, 'totp'],
    ['nonsense', 'totp'],
  ] as const) {
    await choose(id, kind)
    assert.deepEqual([ann.browser.status, ann.browser.refusal], [422, 'method-gone'], `${id} ${kind}`)
  }
  await choose(ann.phone, 'nonsense')
  assert.equal(ann.browser.status, 400)
  assert.equal(await defaultMethod(app.db.kysely, ann.member.account.id), undefined)
  await remove(ann.browser, bo.phone)
  assert.equal(ann.browser.refusal, 'method-gone')
  assert.equal((await methodsOf(bo.member)).length, 3)
})

test('M8: where the system chooses no default is kept, whoever makes the form', async () => {
  const own = await selfServiceApp({ methods: 'totp' })
  const ann = await aMember(own)
  const code = await aCodeApp(own, ann)
  const browser = await signedInAt(own, ann, HOME)
  await browser.submit({ code: code(TEST_NOW) })
  const [totp] = await registeredMethods(own.db.kysely, ann.account.id)
  assert.doesNotMatch((await browser.go(`${HOME}/methods/${totp?.id}`)).text, /Default method/)
  await post(own, browser, { to: `${HOME}/methods/${totp?.id}/default`, fields: { kind: 'totp' } })
  assert.deepEqual([browser.status, browser.refusal], [422, 'default-not-yours'])
  await own.close()
})

test('CVE-2026-27946: no form takes a field that it does not name', async () => {
  const { browser, phone } = await withBoth()
  for (const extra of ['account', 'kind', 'id', '__proto__']) {
    await post(app, browser, { to: `${HOME}/methods/${phone}`, fields: { name: 'x', [extra]: 'x' } })
    assert.equal(browser.status, 400, extra)
    await post(app, browser, { to: `${HOME}/methods/${phone}/remove`, fields: { [extra]: 'x' } })
    assert.equal(browser.status, 400, extra)
  }
})
