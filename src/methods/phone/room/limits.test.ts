/** How many texts and calls there may be, whoever asks (limits on sending). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aCampus } from '../../../../test/builders/campus.ts'
import { anAccount } from '../../../../test/builders/people.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../../../test/harness/database.ts'
import { openDatabase } from '../../../base/database/database.ts'
import { DAY, HOUR, MINUTE } from '../../../base/time/instant.ts'
import type { Campus } from '../../../campus/index.ts'
import { openChallenge } from '../challenge.ts'
import type { ChallengeBy } from '../challenge-store.ts'
import { beginPhone } from '../register.ts'
import { waitForRoom } from './room.ts'

const now = Date.UTC(2026, 9, 1, 8)
const keyring = testKeyring()

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

let numbers = 0
const aNumber = () => {
  numbers += 1
  return `+324720${String(numbers).padStart(5, '0')}`
}

async function begun(number = aNumber(), at = now, owner?: string) {
  const account = owner ?? (await anAccount(tested.db)).id
  const begun = await tested.db.transaction((tx) =>
    beginPhone({ keyring }, tx, { account, typed: number, country: 'BE', now: at }),
  )
  assert.ok('phone' in begun)
  return { account, phone: begun.phone }
}

type Asked = { account: string; phone: string; by?: ChallengeBy; at?: number; binding?: string }
const ask = (
  { account, phone, by = 'sms', at = now, binding = 'flow' }: Asked,
  { db = tested.db, campus = aCampus() }: { db?: typeof tested.db; campus?: Campus } = {},
) =>
  db.transaction((tx) =>
    openChallenge({ keyring, campus }, tx, { account, phone, by, purpose: 'register', binding, now: at }),
  )

test('three in ten minutes for each account, texts and calls together, in whichever sign-in', async () => {
  const one = await begun()
  for (const by of ['sms', 'voice', 'sms'] as const) assert.ok('challenge' in (await ask({ ...one, by, binding: by })))
  const full = { refused: 'too-many-messages', retryAfter: 10 * MINUTE }
  assert.deepEqual(await ask({ ...one, by: 'voice' }), full)
  assert.deepEqual(await ask({ ...one, binding: 'another' }), full)
  assert.ok('challenge' in (await ask({ ...one, at: now + 10 * MINUTE })))
})

test('three in ten minutes for each number, whoever asks: nobody is flooded from many accounts', async () => {
  const number = aNumber()
  const said = []
  for (let i = 0; i < 4; i += 1) said.push(await ask(await begun(number)))
  assert.deepEqual(said.at(-1), { refused: 'too-many-messages', retryAfter: 10 * MINUTE })
})

test('a second number gives an account no more messages', async () => {
  const one = await begun()
  for (let i = 0; i < 3; i += 1) assert.ok('challenge' in (await ask(one)))
  const other = await begun(aNumber(), now, one.account)
  assert.deepEqual(await ask(other), { refused: 'too-many-messages', retryAfter: 10 * MINUTE })
})

test('ten a day for each account and number', async () => {
  const one = await begun(aNumber(), now)
  let sent = 0
  for (let at = now - 23 * HOUR; at <= now; at += 30 * MINUTE) if ('challenge' in (await ask({ ...one, at }))) sent += 1
  assert.equal(sent, 10)
})

test('twenty asked at once on two processes: three go out, for one account and for one number', async () => {
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const one = await begun()
    const many = (make: (i: number) => Promise<{ account: string; phone: string }>) =>
      Promise.all(Array.from({ length: 20 }, async (_, i) => ask(await make(i), { db: i % 2 ? other : tested.db })))
    const asked = await many(async () => one)
    assert.equal(asked.filter((said) => 'challenge' in said).length, 3)
    const number = aNumber()
    const accounts = await Promise.all(Array.from({ length: 20 }, () => begun(number)))
    const flooded = await many(async (i) => accounts[i] ?? one)
    assert.equal(flooded.filter((said) => 'challenge' in said).length, 3)
  } finally {
    await other.close()
  }
})

test('the institution’s cap of a day holds over all accounts, texts and calls apart, and ends with the day', async () => {
  const gateways = [] as never
  const campus: Campus = {
    ...aCampus(),
    channels: { ...aCampus().channels, sms: { sender: 'Test', gateways, perDay: 4 } },
  }
  const at = now + 30 * DAY
  const text = async (when = at) => ask({ ...(await begun(aNumber(), when)), at: when }, { campus })
  const said = await Promise.all(Array.from({ length: 8 }, () => text()))
  assert.equal(said.filter((one) => 'challenge' in one).length, 4)
  assert.deepEqual(await text(), { refused: 'too-many-messages', retryAfter: HOUR })
  assert.ok('challenge' in (await ask({ ...(await begun(aNumber(), at)), by: 'voice', at }, { campus })))
  assert.ok('challenge' in (await text(at + DAY)))
})

test('the wait is told to the millisecond', () => {
  assert.equal(waitForRoom([], now), 0)
  assert.equal(waitForRoom([now, now - MINUTE], now), 0)
  assert.equal(waitForRoom([now, now - MINUTE, now - 9 * MINUTE], now), MINUTE)
  assert.equal(waitForRoom([now, now - MINUTE, now - 10 * MINUTE], now), 0)
  assert.equal(
    waitForRoom(
      Array.from({ length: 10 }, (_, i) => now - (i + 1) * HOUR),
      now,
    ),
    14 * HOUR,
  )
})
