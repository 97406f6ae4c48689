/** A second factor that must be reset, and a password that must be recovered: examples/vives, over a clock that is moved. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { advance, outboxOf } from '../harness/product.ts'
import { CODES_FOR_NOW, checkExample, type Example, exampleCampus, startExample } from './campus.ts'
import { Guest, NEW_PASSWORD, PASSWORD } from './guest.ts'

const REALM = 'association'
const SENNE = { number: 'r0000301', mail: 'senne@home.example' }
const OFFICE = 'studentenadministratie@vives.example'

let product: Example
let app: Awaited<ReturnType<Guest['addApp']>>
let resetCode = ''
before(async () => {
  product = await startExample('vives', [CODES_FOR_NOW])
  const senne = { given_name: 'Senne', family_name: 'Duinhaver', personal_email: SENNE.mail }
  await product.enrol({ ...senne, account_association: SENNE.number })
})
after(() => product?.stop())

const at = (address = '198.51.100.7'): Guest => new Guest(product, { address })

/** A browser that comes by the link of a recovery, with the new password chosen. */
async function recovered(password: string): Promise<Guest> {
  const senne = await at('203.0.113.7').go('/recover')
  await senne.submit({ username: SENNE.number })
  senne.at('done')
  await senne.openLink(SENNE.mail, SENNE.number)
  senne.at('set-password')
  return senne.submit({ 'new-password': password })
}

test('examples/vives is in order', async () => {
  const { code, printed } = await checkExample('vives')
  assert.equal(code, 0, printed)
  assert.match(printed, /^\S+campus\.yaml is in order: .*\n$/m)
})

test('M11 M13 M14: the ways of a reset are listed in their order, and the app is the one method, as data', () => {
  const { mfa } = exampleCampus('vives').realms.association ?? assert.fail()
  assert.deepEqual(mfa.reset, ['reset-code', 'eid', 'itsme', 'desk'])
  assert.deepEqual(mfa.methods, ['app'])
})

test('A5 A7: who has no second factor yet adds one, also when a recovery gave the password', async () => {
  const first = await at().activate(SENNE.mail, SENNE.number)
  first.at('register-method')
  const senne = await recovered(NEW_PASSWORD)
  senne.at('register-method')
  app = await senne.addApp()
  resetCode = await senne.keepResetCode()
  senne.at('done')
  await first.go('/')
  first.at('identify') // what was begun before came to nothing
})

test('A7 A12: recovery by mail gives a password and never skips the second factor, nor takes it away', async () => {
  await advance(product, 'PT11M') // enough for another mail
  const senne = await recovered(PASSWORD)
  senne.at('totp')
  const signIn = senne.url
  for (const page of ['/', '/recover/done?account=association', '/account/security-info', '/account/profile']) {
    await senne.go(page)
    assert.ok(['identify', 'password'].includes(senne.step ?? ''), page)
  }
  await senne.go(signIn)
  await senne.submit({ 'one-time-code': '000000' })
  assert.equal(senne.refusal, 'wrong-code')
  await senne.giveCode(app)
  senne.at('done')
  const told = (await outboxOf(product, SENNE.mail)).map(({ subject }) => subject)
  assert.equal(told.filter((subject) => /password/.test(subject)).length, 4, told.join('; '))
})

test('M13 M15: the reset code, after name and password, removes the lost device, and registration starts anew', async () => {
  await advance(product, 'PT1M') // a fresh code
  const elsewhere = await (await (await at().go('/')).giveName(SENNE.number)).giveCode(app)
  assert.ok(await elsewhere.isIn(REALM))
  const senne = await (await at().go('/')).giveName(SENNE.number)
  await senne.submit({ step: 'totp' }, 'another-way')
  await senne.pressOn('method', 'reset-code')
  const wrong = resetCode.startsWith('A') ? `B${resetCode.slice(1)}` : `A${resetCode.slice(1)}`
  await senne.submit({ code: wrong })
  senne.at('reset-code', 'code-typo') // its last sign shows a slip of the pen, which is not counted
  await senne.submit({ code: resetCode.toLowerCase().replaceAll('-', ' ') })
  senne.at('register-method')
  app = await senne.addApp()
  const next = await senne.keepResetCode()
  assert.notEqual(next, resetCode)
  assert.ok(await senne.isIn(REALM))
  assert.ok(!(await elsewhere.isIn(REALM)), 'everywhere else it is signed out')
  const told = (await outboxOf(product, SENNE.mail)).map(({ text }) => text)
  assert.ok(
    told.some((text) => /reset code/i.test(text)),
    'and the person is told',
  )
})

test('A7: every name gets the same answer, and who has no address left is told the desks', async () => {
  const pages = []
  for (const number of [SENNE.number, 'r9999999']) {
    const guest = await (await at().go('/recover')).submit({ username: number })
    pages.push(guest.text)
  }
  assert.equal(pages[0], pages[1])
  assert.match(pages[0] ?? '', /Kortrijk Gebouw B B0\.21.*Bruges Hoofdgebouw 1\.04/)
})

test('A14: what is wrong on record reaches the office that mends it', async () => {
  await advance(product, 'PT1M') // a fresh code
  const senne = await (await at().go(`/account/profile/wrong?account=${REALM}`)).giveName(SENNE.number)
  await senne.giveCode(app)
  await senne.submit({ about: 'birth-date', words: 'Mijn geboortedatum staat een dag te vroeg.' })
  assert.deepEqual([senne.status, senne.refusal], [200, undefined])
  const [mail] = await outboxOf(product, OFFICE)
  assert.match(mail?.text ?? '', /een dag te vroeg/)
})
