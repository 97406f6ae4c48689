/** Two accounts a person, each with its own rules: examples/odisee, played over a clock that is moved. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { advance, outboxOf, timeOf } from '../harness/product.ts'
import { CODES_FOR_NOW, checkExample, type Example, exampleCampus, startExample } from './campus.ts'
import { beginningOf, DAY, dayAfter, HOUR, MINUTE, moveClockTo } from './clock.ts'
import { Guest, IPHONE, PASSWORD } from './guest.ts'

const HOME = '198.51.100.7'
const CLASSROOM = '10.20.3.4'

const TESSA = { name: 'tessa.wilgenroos@student.odisee.example', number: 'r0000101', mail: 'tessa@home.example' }
const ODIN = { name: 'odin.bramenhof@student.odisee.example', mail: 'odin@home.example' }
const FLEUR = { number: 's0000102', mail: 'fleur@home.example' }

type App = Awaited<ReturnType<Guest['addApp']>>

let product: Example
/** In the place of 26 February 2025: that day is past, and the product's clock goes forward only. */
const dutyDay = dayAfter(Date.now(), 3)
const INVITATION = /From \d+ \w+( \d+)? on, this account also asks/
let tessasApp: App

before(async () => {
  product = await startExample('odisee', [CODES_FOR_NOW, ['2025-02-26', dutyDay]])
  await product.enrol(
    {
      ...{ given_name: 'Tessa', family_name: 'Wilgenroos', personal_email: TESSA.mail },
      ...{ account_odisee: 'tessa.wilgenroos', account_association: TESSA.number },
    },
    { given_name: 'Odin', family_name: 'Bramenhof', personal_email: ODIN.mail, account_odisee: 'odin.bramenhof' },
    { given_name: 'Fleur', family_name: 'Mosselgat', personal_email: FLEUR.mail, account_association: FLEUR.number },
  )
})
after(() => product?.stop())

const at = (address = HOME, userAgent?: string): Guest =>
  new Guest(product, { address, ...(userAgent !== undefined && { userAgent }) })

/** Somebody at a sign-in with name and password, and where that leads. */
async function signingIn(guest: Guest, name: string, password = PASSWORD): Promise<Guest> {
  return (await guest.go('/')).giveName(name, password)
}

const leads = async (guest: Guest, name: string, step: string): Promise<Guest> =>
  (await signingIn(guest, name)).at(step)

test('examples/odisee is in order', async () => {
  const { code, printed } = await checkExample('odisee')
  assert.equal(code, 0, printed)
  assert.match(printed, /^\S+campus\.yaml is in order: .*\n$/m)
})

test('A1 A3 A5: each account is activated by a mail of its own, and asks for a second factor from its own day on', async () => {
  const subjects = (await outboxOf(product, TESSA.mail)).map(({ subject }) => subject)
  assert.equal(subjects.length, 2)
  for (const subject of subjects) assert.match(subject, /account/)
  const tessa = await at().activate(TESSA.mail, TESSA.name)
  tessa.at('register-method')
  assert.doesNotMatch(tessa.text, INVITATION, 'the college asks for it already')
  tessasApp = await tessa.addApp()
  tessa.at('done')
  await tessa.activate(TESSA.mail, TESSA.number)
  tessa.at('register-method')
  await tessa.putOff()
  assert.ok((await tessa.isIn('odisee')) && (await tessa.isIn('association')))
  await tessa.go('/account/password')
  tessa.at('choose-account') // first of all, which account it is about
})

test('A8: five wrong passwords lock for sixteen minutes, to the second; the other account goes on', async () => {
  const owner = await signingIn(at(), TESSA.name)
  await advance(product, 'PT1M') // a fresh code
  await (await owner.giveCode(tessasApp)).submit({ step: 'stay-signed-in' }, 'no')
  const stranger = at('203.0.113.7')
  const before = await timeOf(product)
  for (const n of [1, 1, 2, 3, 4]) await signingIn(stranger, TESSA.name, `een fout wachtwoord ${n}`)
  assert.equal(stranger.refusal, 'wrong-name-or-password', 'one that was typed twice counts once')
  await signingIn(stranger, TESSA.name, 'een fout wachtwoord 5')
  stranger.at('locked', 'locked')
  const until = Date.parse(/data-expires="([^"]+)"/.exec(stranger.html)?.[1] ?? '')
  const latest = (await timeOf(product)) + 16 * MINUTE
  assert.ok(until > before + 16 * MINUTE && until <= latest, 'sixteen minutes from the fifth')
  const lockedOut = await signingIn(at(), TESSA.name)
  lockedOut.at('locked', 'locked') // the right password does not help
  assert.ok(await owner.isIn('odisee'), 'but whoever is in stays in')
  owner.closeBrowser()
  await leads(owner, TESSA.name, 'totp') // a browser that the account knows is not locked out by others
  await leads(at(), TESSA.number, 'register-method') // nor is the other account
  assert.ok(
    (await outboxOf(product, TESSA.mail)).some(({ subject }) => /lock/.test(subject)),
    'the owner is told',
  )
  await moveClockTo(product, until - 3_000)
  await lockedOut.go(lockedOut.url)
  if ((await timeOf(product)) < until) lockedOut.at('locked', 'locked')
  await moveClockTo(product, Math.max(until, await timeOf(product)))
  await lockedOut.go(lockedOut.url)
  lockedOut.at('password')
  await lockedOut.giveName(TESSA.name)
  lockedOut.at('totp')
})

test('A1 A9 A14: one page shows what each account opens, and another who mends what is on record', async () => {
  const tessa = await leads(at(CLASSROOM), TESSA.name, 'stay-signed-in')
  await tessa.submit({ step: 'stay-signed-in' }, 'no')
  await (await tessa.go('/?account=association')).giveName(TESSA.number)
  await tessa.putOff()
  await tessa.go('/')
  for (const words of [TESSA.name, TESSA.number, 'Printing credit', 'Course books', 'Toledo', 'My counter'])
    assert.ok(tessa.text.includes(words), `${words} is not in: ${tessa.text}`)
  assert.match((await tessa.go('/account/profile/wrong?account=odisee')).text, /Information Management/)
})

test("P2: the college's own computers need no second factor, and who only says to sit there does", async () => {
  const odin = await at(CLASSROOM).activate(ODIN.mail, ODIN.name)
  odin.at('done')
  for (const address of [CLASSROOM, '::ffff:10.20.3.4', '2001:db8:20::7']) {
    await leads(at(address), ODIN.name, 'stay-signed-in')
    await leads(at(address), TESSA.name, 'stay-signed-in')
  }
  const atWork = await (await at(CLASSROOM).go('/demo/app/start?realm=odisee')).giveName(ODIN.name)
  await atWork.submit({ step: 'stay-signed-in' }, 'no')
  assert.match(atWork.text, /REFEDS SFA/, 'nor is an application told of two factors')
  for (const address of [HOME, '10.21.3.4', '2001:db8:21::7', `${CLASSROOM}, ${HOME}`, `${CLASSROOM}, nonsense`]) {
    await leads(at(address), ODIN.name, 'register-method')
    await leads(at(address), TESSA.name, 'totp')
  }
})

test('A5 P1: until the day of the duty people are invited and may put it off; from its midnight on they may not', async () => {
  const fleur = await at().activate(FLEUR.mail, FLEUR.number)
  fleur.at('register-method')
  assert.match(fleur.text, INVITATION)
  await fleur.putOff()
  assert.ok(await fleur.isIn('association'))
  const midnight = beginningOf(dutyDay)
  await moveClockTo(product, midnight - 10 * MINUTE)
  const eve = await signingIn(at(), FLEUR.number)
  assert.match(eve.text, INVITATION, 'ten minutes before')
  await moveClockTo(product, midnight)
  await eve.putOff()
  eve.at('refused', 'registration-put-off') // a page that lay open gets nobody past
  for (const address of [HOME, CLASSROOM]) {
    const morning = await leads(at(address), FLEUR.number, 'register-method')
    assert.doesNotMatch(morning.text, INVITATION)
    await morning.putOff()
    morning.at('refused', 'registration-put-off')
    assert.ok(!(await morning.isIn('association')))
  }
  const day = await leads(at(), FLEUR.number, 'register-method')
  await day.addApp()
  await day.keepResetCode()
  assert.ok(await day.isIn('association'))
})

test('P3: asked and told yes, a person stays signed in for 7 days on a computer and 30 on a smartphone', async () => {
  const [computer, phone, other] = [at(), at('203.0.113.80', IPHONE), at()]
  for (const guest of [computer, phone, other]) {
    await advance(product, 'PT1M') // a fresh code
    await (await signingIn(guest, TESSA.name)).giveCode(tessasApp)
    guest.at('stay-signed-in')
    const days = guest === phone ? 30 : 7
    assert.match(guest.text, new RegExp(`${days} days`))
    await guest.submit({ step: 'stay-signed-in' }, guest === other ? 'no' : 'yes')
    assert.equal(guest.ages.get('session-odisee'), guest === other ? undefined : (days * DAY) / 1_000)
  }
  const begun = await timeOf(product)
  const signedIn = () => Promise.all([computer, phone, other].map((guest) => guest.isIn('odisee')))
  for (const guest of [computer, phone, other]) guest.closeBrowser()
  assert.deepEqual(await signedIn(), [true, true, false], 'the windows were closed')
  phone.moveTo('192.0.2.81')
  for (const [moment, expected] of [
    [7 * DAY - HOUR, [true, true, false]],
    [7 * DAY + MINUTE, [false, true, false]],
    [30 * DAY - HOUR, [false, true, false]],
    [30 * DAY + MINUTE, [false, false, false]],
  ] as const) {
    await moveClockTo(product, begun + moment)
    assert.deepEqual(await signedIn(), expected, `${moment / DAY} days later`)
  }
})

test('P7: on a shared computer nobody is asked to stay, and the session ends with the window', async () => {
  const odin = await at(CLASSROOM).go('/')
  await odin.submit({ username: ODIN.name, shared: 'yes' })
  await odin.giveName(ODIN.name)
  assert.ok(await odin.isIn('odisee'))
  assert.deepEqual([odin.ages.get('session-odisee'), odin.cookies.has('known-odisee')], [undefined, false])
})

test('M5 M8 M9: what was registered first is asked first, until the person makes another method the default', async () => {
  await advance(product, 'PT1M') // a fresh code
  const tessa = await (await signingIn(at(), TESSA.name)).giveCode(tessasApp)
  await tessa.submit({ step: 'stay-signed-in' }, 'no')
  await tessa.go('/account/security-info/phone?by=sms&account=odisee')
  await tessa.submit({ country: 'BE', tel: '0455 00 00 31' })
  await tessa.giveTexted('+32455000031')
  await leads(at(), TESSA.name, 'totp')
  await tessa.go('/account/security-info?account=odisee')
  const telephone = [...tessa.html.matchAll(/href="(\/account\/security-info\/methods\/[^"]+)"/g)].at(-1)?.[1] ?? ''
  await tessa.go(telephone.replaceAll('&amp;', '&'))
  await tessa.pressOn('kind', 'sms')
  const elsewhere = await leads(at(), TESSA.name, 'phone-code')
  await elsewhere.giveTexted('+32455000031')
  elsewhere.at('stay-signed-in')
})

test('A4: a temporary number is explained, with the account to use', async () => {
  const guest = await (await at().go('/')).submit({ username: 'b0000001' })
  assert.equal(guest.refusal, 'temporary-account')
  assert.match(guest.text, /firstname\.lastname@student\.odisee\.example or r0123456/)
})

test('D3: who cannot sign in is told the desk of each campus', async () => {
  const guest = await at().go('/recover')
  for (const place of [
    "Brussels 't Serclaes B01-01",
    'Ghent Gebouw A A1T2',
    'Aalst Hoofdgebouw 2Z38',
    'Sint-Niklaas 022',
  ])
    assert.ok(guest.text.includes(place), `${place} is not in: ${guest.text}`)
})

test('L2 M8 M16: when the accounts close, and by which methods and in which order, as data', () => {
  const { odisee, association } = exampleCampus('odisee').realms
  assert.deepEqual(odisee?.close.graduated, { at: 'enrolment-closes', of: 'next-academic-year' })
  assert.deepEqual(odisee?.close.withdrawn, { after: 14 * DAY })
  assert.equal(odisee?.close.unpaid, undefined)
  assert.deepEqual(association?.close.graduated, { at: 'academic-year-ends', of: 'this-academic-year' })
  assert.deepEqual(association?.close.withdrawn, { after: 7 * DAY })
  assert.deepEqual(association?.close.unpaid, { after: 14 * DAY, of: 'second-reminder' })
  assert.deepEqual(odisee?.mfa.methods, ['app', 'app-code', 'totp', 'sms', 'security-key'])
  assert.deepEqual([odisee?.mfa.choose, odisee?.mfa.reset], ['person', ['desk']])
  assert.deepEqual([association?.mfa.required?.from, association?.mfa.methods], ['2025-02-26', ['app']])
})
