import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { openDatabase } from '../../database/database.ts'
import { newId } from '../../ids.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../time/instant.ts'
import {
  chargeLimits,
  forgetLimits,
  guardStanding,
  type Limit,
  payLimits,
  type Standing,
  standingOf,
} from './limits-store.ts'

const now = Date.UTC(2026, 9, 1, 8)
const limit: Limit = { name: 'mails', burst: 3, every: 20 * MINUTE }

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

const someone = () => newId(now)
const charge = (of: string, at = now, db = tested.db) => chargeLimits(db.kysely, [{ limit, of }], at)

test('a burst at once, then one more each time that passes, to the millisecond', async () => {
  const of = someone()
  for (let i = 0; i < 3; i += 1) assert.deepEqual(await charge(of), { charged: true })
  assert.deepEqual(await charge(of), { charged: false, retryAfter: 20 * MINUTE })
  assert.deepEqual(await charge(of, now + 20 * MINUTE - 1), { charged: false, retryAfter: 1 })
  assert.deepEqual(await charge(of, now + 20 * MINUTE), { charged: true })
  assert.equal((await charge(of, now + 20 * MINUTE)).charged, false)
  for (let i = 0; i < 3; i += 1)
    assert.deepEqual(await charge(of, now + DAY), { charged: true }, 'and no more than that')
  assert.equal((await charge(of, now + DAY)).charged, false)
})

test('two hundred at once, on two processes, are let through three times (CVE-2024-4629)', async () => {
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const of = someone()
    const said = await Promise.all(Array.from({ length: 200 }, (_, i) => charge(of, now, i % 2 ? other : tested.db)))
    assert.equal(said.filter(({ charged }) => charged).length, 3)
    assert.ok(said.every((one) => one.charged || one.retryAfter === 20 * MINUTE))
  } finally {
    await other.close()
  }
})

test('five that find a limit untouched while a sixth is touching it are let through as often as it says', async () => {
  const of = someone()
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const five = await tested.db.transaction(async (tx) => {
      await chargeLimits(tx, [{ limit, of }], now)
      const under = Array.from({ length: 5 }, () => charge(of, now, other))
      await wait(300)
      return under
    })
    assert.equal((await Promise.all(five)).filter(({ charged }) => charged).length, 2)
  } finally {
    await other.close()
  }
})

test('of several limits all are charged, or none', async () => {
  const [full, free] = [someone(), someone()]
  for (let i = 0; i < 3; i += 1) await charge(full)
  const both = [full, free].map((of) => ({ limit, of }))
  assert.deepEqual(await chargeLimits(tested.db.kysely, both, now), { charged: false, retryAfter: 20 * MINUTE })
  for (let i = 0; i < 3; i += 1) assert.equal((await charge(free)).charged, true)
  assert.equal((await charge(free)).charged, false)
})

test('charges that name the same limits in another order do not block each other for ever', async () => {
  const wide = { name: 'wide', burst: 10_000, every: 1 }
  const all = Array.from({ length: 5 }, someone).map((of) => ({ limit: wide, of }))
  const said = await Promise.all(
    Array.from({ length: 60 }, (_, i) => {
      const charges = i % 2 ? all : all.toReversed()
      return i % 3 ? chargeLimits(tested.db.kysely, charges, now) : payLimits(tested.db.kysely, charges, now)
    }),
  )
  assert.equal(said.length, 60)
})

test('limits count each for itself, and so does each of those they count', async () => {
  const of = someone()
  for (let i = 0; i < 3; i += 1) await charge(of)
  assert.equal((await chargeLimits(tested.db.kysely, [{ limit: { ...limit, name: 'codes' }, of }], now)).charged, true)
  assert.equal((await charge(someone())).charged, true)
})

test('to ask how it stands charges nothing', async () => {
  const of = someone()
  const asked = () => standingOf(tested.db.kysely, [{ limit, of }], now)
  assert.deepEqual(await asked(), { full: false, retryAfter: 0 })
  for (let i = 0; i < 3; i += 1) await charge(of)
  assert.deepEqual(await asked(), { full: true, retryAfter: 20 * MINUTE })
  assert.deepEqual(await standingOf(tested.db.kysely, [{ limit, of }], now + 20 * MINUTE), {
    full: false,
    retryAfter: 0,
  })
})

test('what has happened is paid for, full or not, up to two bursts', async () => {
  const of = someone()
  await Promise.all(Array.from({ length: 100 }, () => payLimits(tested.db.kysely, [{ limit, of }], now)))
  assert.deepEqual(await standingOf(tested.db.kysely, [{ limit, of }], now), { full: true, retryAfter: 80 * MINUTE })
  assert.equal((await charge(of, now + 80 * MINUTE)).charged, true)
})

test('a clock that is put back by a year does not shut anybody out for a year', async () => {
  const of = someone()
  for (let i = 0; i < 3; i += 1) await charge(of, now + 365 * DAY)
  assert.deepEqual(await standingOf(tested.db.kysely, [{ limit, of }], now), { full: false, retryAfter: 0 })
  for (let i = 0; i < 3; i += 1) assert.equal((await charge(of)).charged, true)
  assert.equal((await charge(of)).charged, false)
  // By a second, nothing is forgotten.
  assert.deepEqual(await charge(of, now - SECOND), { charged: false, retryAfter: 20 * MINUTE + SECOND })
})

test('whom a limit counts cannot be read in the table, and a limit that is over is forgotten', async () => {
  const of = `${someone()}@mail.example`
  await charge(of)
  const rows = async () => {
    const found = await tested.db.pool.query<{ row: string }>('select limits::text as row from limits')
    return found.rows.map(({ row }) => row)
  }
  assert.ok((await rows()).length > 0 && !(await rows()).some((row) => row.includes('example')))
  await forgetLimits(tested.db.kysely, now + 400 * DAY)
  assert.deepEqual(await rows(), [])
})

test('limits that hold while there is a crowd hold then alone', async () => {
  const [of, crowd] = [someone(), { limit: { name: 'crowd', burst: 5, every: SECOND }, of: someone() }]
  const strict = { limit: { ...limit, burst: 1, ahead: HOUR }, of }
  const guard = { always: [{ limit: { ...limit, ahead: HOUR }, of }], crowd, whileCrowded: [strict] }
  const stands = async (at = now) => {
    const { text, values } = guardStanding(guard, at)
    const { rows } = await tested.db.kysely.executeQuery<Standing>(CompiledQuery.raw(text, values))
    const { over, crowded, fullest } = rows[0] ?? {}
    return (over ?? 0) <= 0 ? { free: true, crowded } : { free: false, crowded, fullest }
  }
  assert.deepEqual(await stands(), { free: true, crowded: false })
  await charge(of)
  assert.deepEqual(await stands(), { free: true, crowded: false })
  for (let i = 0; i < 5; i += 1) await payLimits(tested.db.kysely, [crowd], now)
  assert.deepEqual(await stands(), { free: false, crowded: true, fullest: 3 })
  assert.deepEqual(await stands(now + 20 * MINUTE), { free: true, crowded: false })
})
