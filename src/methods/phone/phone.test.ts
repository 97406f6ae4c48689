/** A telephone as a method (M5), from the number to the proof, and what is kept of it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../test/builders/people.ts'
import { PHONE_NOW, phonesIn } from '../../../test/builders/phone-methods.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import { newId } from '../../base/ids.ts'
import { DAY } from '../../base/time/instant.ts'
import { callStanding, endCall, loseText } from './call.ts'
import { callMark, challengeOfMark } from './call-mark.ts'
import { challengeStanding } from './challenge.ts'
import { forgetPhones } from './forget.ts'
import { beginPhone, confirmPhone } from './register.ts'
import { phoneRegistrations, removePhone, renamePhone } from './registrations-store.ts'
import { sendChallenge } from './send.ts'

const now = PHONE_NOW
let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

const { aNumber, begun, check, clock, depsOf, keyring, open, opened, press, send, take, telephone, withPhone } =
  phonesIn(() => tested)

test('M5 a number is typed, a text brings six digits, and with them it counts', async () => {
  const { account, number, phone } = await begun()
  assert.deepEqual(await phoneRegistrations(tested.db.kysely, account), [])
  const challenge = await opened(account, phone, { purpose: 'register' })
  const code = telephone.code(number)
  assert.match(code, /^\d{6}$/)
  const verdict = await check(account, challenge, `${code.slice(0, 3)} ${code.slice(3)}`, { purpose: 'register' })
  assert.deepEqual(verdict, { verdict: 'right', id: phone })
  await tested.db.transaction((tx) => confirmPhone(tx, { account, phone, name: 'Mine', now }))
  const shown = `+32 ••••••• ${number.slice(-2)}`
  assert.deepEqual(await phoneRegistrations(tested.db.kysely, account), [
    { id: phone, name: 'Mine', shown, line: 'mobile', createdAt: now, lastUsedAt: now },
  ])
})

test('M5 the text begins with the code, ends with the line by which a browser fills it in, and is one message', async () => {
  const { account, number, phone } = await withPhone()
  await opened(account, phone)
  const { text } = telephone.sent.findLast(({ to }) => to === number) ?? assert.fail()
  const code = telephone.code(number)
  assert.ok(text.startsWith(`${code.slice(0, 3)} ${code.slice(3)} is your code`), text)
  assert.ok(text.endsWith(`\n@sign-in.example.org #${code}`), text)
  assert.ok(text.length <= 160, `${text.length}`)
})

test('M5 a call is confirmed with #, in whichever window waits for it', async () => {
  const { account, number, phone } = await withPhone()
  const challenge = await opened(account, phone, { by: 'voice' })
  const standing = () => callStanding(tested.db.kysely, { challenge, binding: 'flow-1', now })
  assert.equal(await standing(), 'waiting')
  assert.deepEqual(await take(account, challenge), { verdict: 'waiting' })
  assert.equal(await press(telephone.call(number), '#'), 'confirmed')
  assert.equal(await standing(), 'answered')
  assert.deepEqual(await take(account, challenge), { verdict: 'right', id: phone })
})

test('another key, silence and hanging up confirm no call', async () => {
  const { account, phone } = await withPhone()
  const challenge = await opened(account, phone, { by: 'voice' })
  for (const keys of ['', '1', '0', '##', '#1', '1#', '＃']) assert.equal(await press(challenge, keys), 'again', keys)
  assert.deepEqual(await take(account, challenge), { verdict: 'waiting' })
  await endCall({ db: tested.db, clock }, challenge)
  assert.deepEqual(await take(account, challenge), { verdict: 'failed' })
  assert.equal(await press(challenge, '#'), 'over')
  assert.deepEqual(await take(account, challenge), { verdict: 'failed' })
})

test('"it wasn’t me" ends the challenge, and the audit tells without the number', async () => {
  const { account, number, phone } = await withPhone()
  const challenge = await opened(account, phone, { by: 'voice' })
  assert.equal(await press(challenge, '*'), 'declined')
  assert.equal(await press(challenge, '#'), 'over')
  assert.deepEqual(await take(account, challenge), { verdict: 'declined' })
  const { rows } = await tested.db.pool.query(
    `select details from audit_events where account = $1 and what = 'phone.declined'`,
    [account],
  )
  assert.deepEqual(rows, [{ details: { to: `+32 ••••••• ${number.slice(-2)}` } }])
})

test('M5 a landline is called and never texted; a second number stands beside the first', async () => {
  const { account, phone } = await begun('+3211200001')
  assert.deepEqual(await open(account, phone, { purpose: 'register' }), { refused: 'phone-landline' })
  const challenge = await opened(account, phone, { purpose: 'register', by: 'voice' })
  await press(challenge, '#')
  assert.equal((await take(account, challenge, { purpose: 'register' })).verdict, 'right')
  await tested.db.transaction((tx) => confirmPhone(tx, { account, phone, name: '', now }))
  const second = await begun(aNumber(), account)
  const text = await opened(account, second.phone, { purpose: 'register' })
  await check(account, text, telephone.code(second.number), { purpose: 'register' })
  await tested.db.transaction((tx) => confirmPhone(tx, { account, phone: second.phone, name: '', now }))
  const lines = (await phoneRegistrations(tested.db.kysely, account)).map(({ line }) => line)
  assert.deepEqual(lines.sort(), ['landline', 'mobile'])
})

test('a challenge is sent once, and nothing is called sent that no gateway took', async () => {
  const { account, phone } = await withPhone()
  const challenge = await open(account, phone)
  assert.ok('challenge' in challenge)
  const { outbox: _, ...without } = depsOf()
  const failed = await sendChallenge(without, { challenge: challenge.challenge, language: 'nl', realm: 'campus' })
  assert.equal(failed, 'failed')
  const asked = { challenge: challenge.challenge, binding: 'flow-1', now }
  assert.equal((await challengeStanding(tested.db.kysely, asked))?.is, 'failed')
  assert.equal(await challengeStanding(tested.db.kysely, { ...asked, binding: 'flow-2' }), undefined)
  const before = telephone.sent.length
  assert.equal(await send(challenge.challenge), 'failed')
  assert.equal(telephone.sent.length, before)
  const text = await opened(account, phone)
  await loseText({ db: tested.db, clock }, text)
  assert.equal((await challengeStanding(tested.db.kysely, { ...asked, challenge: text }))?.is, 'failed')
})

test('no number stands in the database in the clear: rows, audit, notices', async () => {
  const { account, number, phone } = await withPhone()
  await opened(account, phone)
  const digits = number.slice(3)
  for (const table of ['phone_registrations', 'phone_challenges', 'audit_events', 'notices', 'limits']) {
    const { rows } = await tested.db.pool.query(`select t::text as row from ${table} t`)
    assert.ok(rows.length > 0 || table === 'limits')
    assert.ok(!rows.some(({ row }) => row.includes(digits)), table)
  }
})

test('a number moved to another row does not open', async () => {
  const [mine, theirs] = [await withPhone(), await withPhone()]
  await tested.db.pool.query(
    'update phone_registrations p set number = o.number from phone_registrations o where p.id = $1 and o.id = $2',
    [mine.phone, theirs.phone],
  )
  await assert.rejects(open(mine.account, mine.phone))
})

test('telephones are named and removed by their own account’s person alone', async () => {
  const { account, phone } = await withPhone()
  const stranger = (await anAccount(tested.db)).id
  const { kysely } = tested.db
  assert.equal(await renamePhone(kysely, { account: stranger, id: phone, name: 'Mine now' }), false)
  assert.equal(await removePhone(kysely, { account: stranger, id: phone }), false)
  assert.equal(await renamePhone(kysely, { account, id: phone, name: 'At home' }), true)
  assert.equal((await phoneRegistrations(kysely, account))[0]?.name, 'At home')
})

test('the same number is not registered twice, also from two tabs at once', async () => {
  const { account, number } = await withPhone()
  const again = await tested.db.transaction((tx) =>
    beginPhone({ keyring }, tx, { account, typed: number, country: 'BE', now }),
  )
  assert.deepEqual(again, { refused: 'phone-taken' })
})

test('the word in a provider’s address is ours alone', () => {
  const id = newId(now)
  const word = callMark(keyring, id)
  assert.match(word, /^[\w-]{43}$/)
  assert.equal(challengeOfMark(keyring, word), id)
  const flipped = `${word.slice(0, -2)}${word.at(-2) === 'A' ? 'B' : 'A'}${word.at(-1)}`
  for (const other of [flipped, '', 'x'.repeat(43), `${word}A`, callMark(testKeyring(), newId(now)).slice(0, 42)])
    assert.equal(challengeOfMark(keyring, other), undefined, other)
})

test('what is over is forgotten, and the limits still hold', async () => {
  const { account, phone } = await withPhone()
  for (let i = 0; i < 3; i += 1) await opened(account, phone, { binding: `tab-${i}` })
  await tested.db.transaction((tx) => forgetPhones(tx, now))
  assert.equal('refused' in (await open(account, phone)), true)
  await tested.db.transaction((tx) => forgetPhones(tx, now + 3 * DAY))
  const { rows } = await tested.db.pool.query('select from phone_challenges where account = $1', [account])
  assert.equal(rows.length, 0)
})
