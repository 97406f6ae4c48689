/** A number as the name, a second factor everywhere, short sessions: examples/kuleuven-association, over a clock that is moved. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Secret } from 'otpauth'
import { advance, timeOf } from '../harness/product.ts'
import { codesOf } from '../journeys/code-app.ts'
import { CODES_FOR_NOW, checkExample, type Example, exampleCampus, startExample } from './campus.ts'
import { DAY, HOUR, MINUTE, moveClockTo } from './clock.ts'
import { Guest, PASSWORD } from './guest.ts'

const REALM = 'association'
const HOME = '198.51.100.7'
const IVO = { number: 'u0000202', mail: 'ivo@home.example' }
const JUNE = { number: 'r0000201', mail: 'june@home.example' }

let product: Example
let app: Awaited<ReturnType<Guest['addApp']>>
before(async () => {
  product = await startExample('kuleuven-association', [CODES_FOR_NOW])
  await product.enrol({
    ...{ given_name: 'June', family_name: 'Kwartelveld', institution: 'odisee', campus: 'brussels' },
    ...{ personal_email: JUNE.mail, account_association: JUNE.number },
  })
  await product.enrol({
    ...{ given_name: 'Ivo', family_name: 'Distelvink', institution: 'kuleuven', campus: 'leuven', group: 'staff' },
    ...{ personal_email: IVO.mail, account_association: IVO.number },
  })
})
after(() => product?.stop())

const at = (address = HOME): Guest => new Guest(product, { address })

const base32 = (hex: string): string => Secret.fromHex(hex).base32

/** June from name to session. */
async function juneIn(guest: Guest = at()): Promise<Guest> {
  await advance(product, 'PT1M') // a fresh code
  await (await guest.go('/')).giveName(JUNE.number)
  return guest.giveCode(app)
}

test('examples/kuleuven-association is in order', async () => {
  const { code, printed } = await checkExample('kuleuven-association')
  assert.equal(code, 0, printed)
  assert.match(printed, /^\S+campus\.yaml is in order: .*\n$/m)
})

test('A3 A5: after the first password a second factor is added, and nobody puts it off any more', async () => {
  const june = await at().activate(JUNE.mail, JUNE.number)
  june.at('register-method')
  await june.putOff()
  june.at('refused', 'registration-put-off')
  assert.ok(!(await june.isIn(REALM)))
  await june.giveName(JUNE.number)
  app = await june.addApp()
  await june.keepResetCode()
  assert.ok(await june.isIn(REALM))
})

test('A11: a letter and seven digits are the name, in capitals too; nothing else is', async () => {
  for (const typed of ['r0000201', ' R0000201 ', 's0000001', 'u0000001', 'q0000001']) {
    const guest = await at().go('/')
    await guest.submit({ username: typed })
    guest.at('password')
  }
  for (const typed of ['x0000201', 'r000020', 'june@home.example'])
    assert.equal((await (await at().go('/')).submit({ username: typed })).refusal, 'no-such-name-form', typed)
})

test('A4: a temporary number is explained wherever a name is typed, whether or not it was ever given out', async () => {
  for (const number of ['b0000201', 'b9999999']) {
    for (const page of ['/', '/recover']) {
      const guest = await (await at().go(page)).submit({ username: number })
      assert.equal(guest.refusal, 'temporary-account', page)
      assert.match(guest.text, /online enrolment alone.*looks like r0123456/, page)
    }
    const guest = await (await at().go('/activate')).submit({ username: number, 'current-password': 'Wat-Een-Code-77' })
    assert.equal(guest.refusal, 'temporary-account')
  }
})

test('P1: a second factor is asked everywhere, wherever one says to be', async () => {
  for (const address of [HOME, '10.20.3.4', '::1', '2001:db8:20::7']) {
    const june = await (await at(address).go('/')).giveName(JUNE.number)
    june.at('totp')
  }
  await advance(product, 'PT1M') // a fresh code
  const june = await (await at().go('/demo/app/start?realm=association')).giveName(JUNE.number)
  await june.giveCode(app)
  assert.match(june.text, /REFEDS MFA/, 'and applications are told so')
})

test('P3: twelve hours at most, and nobody is asked to stay', async () => {
  const june = await juneIn()
  const begun = await timeOf(product)
  assert.equal(june.url, '/')
  for (const [moment, isIn] of [
    [12 * HOUR - 2 * MINUTE, true],
    [12 * HOUR + MINUTE, false],
  ] as const) {
    await moveClockTo(product, begun + moment)
    assert.equal(await june.isIn(REALM), isIn, `${moment / HOUR} hours later`)
  }
  june.at('identify')
})

test('P3: or until the browser closes', async () => {
  const june = await juneIn()
  assert.equal(june.ages.get('session-association'), undefined)
  june.closeBrowser()
  assert.ok(!(await june.isIn(REALM)))
  await (await june.go('/')).giveName(JUNE.number)
  june.at('totp') // the second factor is asked each time
})

test('P3: as soon as the address changes, the person signs in again, here and where they were', async () => {
  for (const [from, to] of [
    [HOME, '198.51.100.8'],
    ['2001:db8:1::7', '2001:db8:1::8'],
  ] as const) {
    const june = await juneIn(at(from))
    assert.ok(await june.isIn(REALM))
    if (from === HOME) june.moveTo(`::ffff:${from}`)
    assert.ok(await june.isIn(REALM), 'the same address, written in another way')
    june.moveTo(to)
    assert.ok(!(await june.isIn(REALM)))
    assert.equal(june.refusal, 'address-changed')
    june.moveTo(from)
    assert.ok(!(await june.isIn(REALM)), 'it has ended for good')
  }
})

test('P3: an address that cannot be read binds nothing, and opens nothing', async () => {
  const june = await (await at('nonsense').go('/')).giveName(JUNE.number, PASSWORD)
  june.at('refused', 'address-unknown')
})

test('M7 M16: a token of the desk shows codes for staff, and opens nothing for a student who has one', async () => {
  const ivo = await at().activate(IVO.mail, IVO.number)
  assert.match(ivo.text, /Code token/, 'the desk has them')
  const seed = '3132333435363738393031323334353637383930'
  const file = join(product.dataFolder, 'tokens.csv')
  writeFileSync(file, `serial,seed\nT-1,${seed}\nT-2,${seed}\n`)
  assert.equal((await product.command('tokens', 'import', file)).code, 0)
  for (const [serial, number] of [
    ['T-1', IVO.number],
    ['T-2', JUNE.number],
  ] as const) {
    const words = ['tokens', 'assign', '--serial', serial, '--account', `${REALM}/${number}`]
    const { code, printed } = await product.command(...words)
    assert.equal(code, 0, printed)
  }
  const shows = { codeAt: codesOf(base32(seed)) }
  await (await ivo.go('/')).giveName(IVO.number)
  ivo.at('totp')
  await ivo.giveCode(shows)
  assert.ok(await ivo.isIn(REALM))
  await advance(product, 'PT1M')
  const june = await (await at().go('/')).giveName(JUNE.number)
  await june.giveCode(shows)
  june.at('totp', 'wrong-code')
})

test('D9 L2 M1 M3 M4 M13 M14 M16: the app, resets, closing and whose desk, as data', () => {
  const campus = exampleCampus('kuleuven-association')
  const { mfa, session, close } = campus.realms.association ?? assert.fail()
  assert.deepEqual([session.endsWithBrowser, session.staySignedIn], [true, undefined])
  assert.deepEqual([mfa.required?.from, mfa.required?.except], ['2025-02-26', []])
  assert.deepEqual([mfa.methods, mfa.first], [['app'], ['app', 'hardware-code']])
  assert.deepEqual(mfa.byGroup.staff?.add, ['hardware-code'])
  assert.deepEqual([mfa.rememberDevice, mfa.qr.sameNetwork], [true, 'warn'])
  assert.deepEqual(mfa.reset, ['device', 'reset-code', 'eid', 'itsme', 'desk'])
  assert.deepEqual(close.graduated, { at: 'academic-year-ends', of: 'this-academic-year' })
  assert.deepEqual([close.withdrawn, close.unpaid], [{ after: 7 * DAY }, { after: 14 * DAY, of: 'second-reminder' }])
  for (const key of ['kuleuven', 'odisee', 'vives'])
    assert.ok(
      Object.values(campus.campuses).some(({ institution, desk }) => institution === key && desk),
      key,
    )
})
