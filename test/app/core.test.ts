/** The app's core against the server's own verbs: what a phone does, without a screen and without a browser. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { codeOf, offerLink, removeAccount, renameAccount } from '../../src/authenticator/app/accounts/arrange.ts'
import { changePin } from '../../src/authenticator/app/accounts/change-pin.ts'
import { look } from '../../src/authenticator/app/accounts/look.ts'
import { addUnlock } from '../../src/authenticator/app/accounts/unlock.ts'
import { approve, decline, notMe, prepareAnswer } from '../../src/authenticator/app/requests/answer.ts'
import { claimCode } from '../../src/authenticator/app/requests/claim.ts'
import { beginOwn } from '../../src/authenticator/app/requests/own.ts'
import { receivePending } from '../../src/authenticator/app/requests/receive.ts'
import type { AppAccount } from '../../src/authenticator/app/store/kept.ts'
import { isRefused, refuse } from '../../src/authenticator/app/store/result.ts'
import { removeDevice } from '../../src/methods/device/index.ts'
import { checkAppCode, openQr, takeLinked } from '../../src/methods/index.ts'
import type { Account } from '../../src/people/index.ts'
import { anOffer, devicesIn, SHOWN, straight } from '../builders/device-verbs.ts'
import { anAccount } from '../builders/people.ts'
import { SoftAuthenticator } from '../harness/authenticator.ts'
import { type TestDatabase, testDatabase } from '../harness/database.ts'
import { aPhone, asked, linked, type Phone, PIN } from './phone.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.close())
const { aBinding, clock, deps, open, take, wish } = devicesIn(() => database)

const OTHER_PIN = '90517'

const offered = async (account: Account) => (await anOffer(wish(), account, aBinding())).address

/** Links by a page that shows the code, and goes on when it hears that it was linked. */
async function linkBy(phone: Phone, person: Account): Promise<AppAccount> {
  const binding = aBinding()
  const { link, address } = await anOffer(wish(), person, binding)
  const account = await linked(phone, address)
  const taking = { link, account: person.id, binding, now: clock.now() }
  assert.equal((await database.db.transaction((tx) => takeLinked(tx, taking))).verdict, 'right')
  return account
}

async function aLinkedPhone(): Promise<{ phone: Phone; person: Account; account: AppAccount }> {
  const person = await anAccount(database.db, { realm: 'campus' })
  const phone = aPhone(straight(wish()))
  return { phone, person, account: await linkBy(phone, person) }
}

/** A request to that account; limits of the one before are over. */
async function ask(person: Account) {
  clock.advance(11 * 60_000)
  const binding = aBinding()
  const opened = await open(person, { binding })
  if ('refused' in opened) throw new Error(opened.refused)
  return { binding, number: opened.number ?? '' }
}

const refusalOf = (result: unknown) => (isRefused(result) ? result.refusal : undefined)

test('a phone links by what it scans, approves with number and PIN, and the browser goes on', async () => {
  const { phone, person, account } = await aLinkedPhone()
  assert.equal(account.accountName, person.signInName)
  assert.equal(account.pinLength, PIN.length)
  const { binding, number } = await ask(person)
  const request = await asked(phone)
  assert.deepEqual(request.shown, SHOWN)
  prepareAnswer(phone, request)
  const answered = await approve(phone, request, { pin: PIN }, number)
  assert.ok(!isRefused(answered))
  assert.equal(answered.outcome, 'approved')
  assert.deepEqual(phone.state.requests, [])
  assert.equal((await take(binding, person)).verdict, 'right')
})

test('a wrong PIN says how many tries are left and leaves the request; the third wipes the account and says so', async () => {
  const { phone, person, account } = await aLinkedPhone()
  const { number } = await ask(person)
  const request = await asked(phone)
  const first = await approve(phone, request, { pin: OTHER_PIN }, number)
  assert.deepEqual([refusalOf(first), isRefused(first) && first.left], ['wrong-pin', 2])
  assert.equal(phone.state.requests.length, 1)
  assert.equal(refusalOf(await approve(phone, request, { pin: OTHER_PIN }, number)), 'wrong-pin')
  assert.equal(refusalOf(await approve(phone, request, { pin: OTHER_PIN }, number)), 'device-void')
  assert.deepEqual(phone.state.accounts, [])
  assert.deepEqual(
    phone.state.gone.map(({ device, why }) => ({ device, why })),
    [{ device: account.device, why: 'void' }],
  )
  assert.equal(phone.store.keyring.size, 0)
})

test('a decline and "that was not me" take no PIN', async () => {
  const { phone, person } = await aLinkedPhone()
  const first = await ask(person)
  assert.equal(refusalOf(await decline(phone, await asked(phone))), undefined)
  assert.equal((await take(first.binding, person)).verdict, 'declined')
  clock.advance(60 * 60_000)
  const second = await ask(person)
  assert.equal(refusalOf(await notMe(phone, await asked(phone))), undefined)
  assert.equal((await take(second.binding, person)).verdict, 'not-me')
})

test('a wrong number ends the request on the phone as well', async () => {
  const { phone, person } = await aLinkedPhone()
  const { number } = await ask(person)
  const wrong = number === '10' ? '11' : '10'
  assert.equal(refusalOf(await approve(phone, await asked(phone), { pin: PIN }, wrong)), 'wrong-number')
  assert.deepEqual(phone.state.requests, [])
})

test('one app never holds the accounts of two persons, and holds each account once', async () => {
  const { phone, person } = await aLinkedPhone()
  const stranger = await anAccount(database.db, { realm: 'campus' })
  assert.equal(refusalOf(await look(phone, await offered(stranger))), 'other-person')
  assert.equal(refusalOf(await look(phone, await offered(person))), 'already-linked')
})

test('codes of elsewhere are not opened, and nonsense is none', async () => {
  const phone = aPhone(straight(wish()))
  assert.equal(refusalOf(await look(phone, 'https://elsewhere.example/authenticator/?c=Labc')), 'foreign-code')
  assert.equal(refusalOf(await look(phone, 'good morning')), 'nothing-scanned')
  assert.deepEqual(phone.asked, [])
})

test('a phone whose clock is ten minutes off is told the time, and its answers and codes are right', async () => {
  const person = await anAccount(database.db, { realm: 'campus' })
  const phone = aPhone(straight(wish()))
  phone.own.ahead = 10 * 60_000
  const account = await linkBy(phone, person)
  assert.equal(phone.clock.difference, -10 * 60_000)
  const { number } = await ask(person)
  // Ten minutes the other way, while the app was open: the next message is refused, mended, and sent again.
  phone.own.ahead = -10 * 60_000
  const request = await asked(phone)
  assert.equal(refusalOf(await approve(phone, request, { pin: PIN }, number)), undefined)
  phone.own.network = false
  assert.equal(await codeOf(phone, account), undefined, 'a realm that takes no codes is shown none')
  const code = (await codeOf(phone, { ...account, codes: true })) ?? ''
  const lockout = { attempts: 5, for: 60_000 }
  const checked = await database.db.transaction((tx) =>
    checkAppCode(deps, tx, { account: person.id, code, lockout, now: clock.now() }),
  )
  assert.equal(checked.verdict, 'right')
})

test('without a network every verb says so, and the request stays', async () => {
  const { phone, person } = await aLinkedPhone()
  const { number } = await ask(person)
  const request = await asked(phone)
  phone.own.network = false
  assert.equal(refusalOf(await approve(phone, request, { pin: PIN }, number)), 'offline')
  assert.equal(refusalOf(await decline(phone, request)), 'offline')
  assert.equal(phone.state.requests.length, 1)
})

test('the PIN changes after the server found the old one right, and not before', async () => {
  const { phone, person, account } = await aLinkedPhone()
  const first = await beginOwn(phone, account, 'pin')
  assert.ok(!isRefused(first))
  const kept = phone.store.keyring.get(account.device)
  assert.equal(refusalOf(await changePin(phone, first, { old: OTHER_PIN, chosen: '60284913' })), 'wrong-pin')
  assert.equal(phone.store.keyring.get(account.device), kept)
  const changed = await changePin(phone, first, { old: PIN, chosen: '60284913' })
  assert.ok(!isRefused(changed))
  assert.equal(changed.pinLength, 8)
  const { number } = await ask(person)
  const request = await asked(phone)
  assert.equal(refusalOf(await approve(phone, request, { pin: PIN }, number)), 'wrong-pin')
  assert.equal(refusalOf(await approve(phone, request, { pin: '60284913' }, number)), undefined)
})

test('lost keys are noticed at the next request and explained; linking again takes the place of the old ones', async () => {
  const { phone, person, account } = await aLinkedPhone()
  await ask(person)
  const request = await asked(phone)
  phone.store.keyring.clear()
  assert.equal(refusalOf(await approve(phone, request, { pin: PIN }, '10')), 'keys-lost')
  assert.equal(phone.state.accounts[0]?.lost, true)
  const again = await linkBy(phone, person)
  assert.notEqual(again.device, account.device)
  assert.deepEqual(
    phone.state.accounts.map(({ device, lost }) => ({ device, lost })),
    [{ device: again.device, lost: false }],
  )
})

test('a QR code of a sign-in is claimed once, for the account that was picked', async () => {
  const { phone, account } = await aLinkedPhone()
  const binding = aBinding()
  const shown = { ...SHOWN, what: 'sign-in' as const }
  const opened = await database.db.transaction((tx) =>
    openQr(deps, tx, { binding, shown, marks: [], address: '198.51.100.9', now: clock.now() }),
  )
  const code = { code: opened.code }
  const request = await claimCode(phone, code, account)
  assert.ok(!isRefused(request))
  assert.equal(request.number, true, 'nobody knows that browser')
  assert.deepEqual(phone.state.requests, [request])
  clock.advance(1_000)
  assert.equal(refusalOf(await claimCode(phone, code, account)), 'code-taken')
})

test('finger or face: added with the PIN, and then in its place', async () => {
  const soft = new SoftAuthenticator({
    origin: new URL(deps.authenticatorUrl).origin,
    attachment: 'platform',
    transports: ['internal'],
  })
  const rpId = new URL(deps.authenticatorUrl).hostname
  const phone = aPhone(straight(wish()), {
    createUnlock: async (options) => JSON.parse(await soft.create(options as never)),
    assertUnlock: async (challenge, id) => JSON.parse(soft.get({ challenge, rpId, allowCredentials: [{ id }] })),
  })
  const person = await anAccount(database.db, { realm: 'campus' })
  const account = await linkBy(phone, person)
  const { number } = await ask(person)
  const early = await asked(phone)
  assert.equal(refusalOf(await approve(phone, early, { unlock: true }, number)), 'biometrics-unavailable')
  const own = await beginOwn(phone, account, 'unlock')
  assert.ok(!isRefused(own))
  const added = await addUnlock(phone, own, { pin: PIN })
  assert.ok(!isRefused(added), JSON.stringify(added))
  assert.equal(added.unlock, true)
  const second = await ask(person)
  const request = await asked(phone)
  assert.equal(refusalOf(await approve(phone, request, { unlock: true }, second.number)), undefined)
  const taken = await take(second.binding, person)
  assert.deepEqual([taken.verdict, taken.verdict === 'right' && taken.user], ['right', 'biometrics'])
})

test('who gives up at the finger has lost nothing', async () => {
  const { phone, account } = await aLinkedPhone()
  const own = await beginOwn(phone, account, 'unlock')
  assert.ok(!isRefused(own))
  assert.equal(refusalOf(await addUnlock(phone, own, { pin: PIN })), refuse('biometrics-refused').refusal)
  assert.equal(phone.state.accounts[0]?.unlock, false)
})

test('the old phone shows a code that links the new one', async () => {
  const { phone, account } = await aLinkedPhone()
  const own = await beginOwn(phone, account, 'link')
  assert.ok(!isRefused(own))
  const offer = await offerLink(phone, own, { pin: PIN })
  assert.ok(!isRefused(offer))
  const second = aPhone(straight(wish()))
  assert.equal((await linked(second, offer.address)).account, account.account)
})

test('an account that was removed elsewhere is wiped, and said to be', async () => {
  const { phone, account } = await aLinkedPhone()
  await database.db.transaction((tx) => removeDevice(tx, { account: account.account, id: account.device }))
  await receivePending(phone)
  assert.deepEqual(
    phone.state.gone.map(({ why }) => why),
    ['removed'],
  )
  assert.equal(phone.store.keyring.size, 0)
})

test('removing without a network is refused, unless only this phone is meant', async () => {
  const { phone, account } = await aLinkedPhone()
  assert.equal(refusalOf(await renameAccount(phone, account.device, 'Old phone')), undefined)
  phone.own.network = false
  assert.equal(refusalOf(await removeAccount(phone, account.device)), 'offline')
  assert.equal(phone.state.accounts[0]?.name, 'Old phone')
  assert.equal(await removeAccount(phone, account.device, { evenOffline: true }), undefined)
  assert.deepEqual(phone.state.accounts, [])
})
