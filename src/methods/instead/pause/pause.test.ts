import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { aCampus } from '../../../../test/builders/campus.ts'
import { anAccount, aPerson } from '../../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { openDatabase } from '../../../base/database/database.ts'
import { openEvents } from '../../../base/events.ts'
import { DAY, HOUR, MINUTE } from '../../../base/time/instant.ts'
import { endPause, LONGEST_PAUSE, type NewPause, startPause } from './pause.ts'
import { endPausesOnRegistration, endPausesOver } from './pause-ends.ts'
import { accountsPaused, forgetPauses, openPauseOf, pauseOf } from './pause-store.ts'

const now = Date.UTC(2026, 9, 1, 8)
const by = 'agent:0190e7a0-0000-7000-8000-000000000001'
const campus = aCampus()

let tested: TestDatabase
let queue: pg.Client
before(async () => {
  tested = await testDatabase()
  queue = new pg.Client(tested.ownerUrl)
  await queue.connect()
})
after(async () => {
  await queue?.end()
  await tested?.close()
})

const newAccount = async () => (await anAccount(tested.db)).id
type Wish = { from?: number; now?: number } & ({ until: number } | { hours: number })
const start = (account: string, wish: Wish) =>
  tested.db.transaction((tx) =>
    startPause(tx, { account, from: now, by, reason: 'Phone at the repairer', now, ...wish } as NewPause),
  )
const held = async (account: string, at: number) => (await pauseOf(tested.db.kysely, account, at)) !== undefined

/** What the job and the record know of an account. */
async function aftermath(account: string) {
  const jobs = await queue.query<{ payload: { template: string; account: string } }>(
    'select payload from graphile_worker._private_jobs',
  )
  const told = jobs.rows.filter(({ payload }) => payload.template === 'pause-ended' && payload.account === account)
  const lines = await tested.db.pool.query(
    `select details from audit_events where account = $1 and what = 'pause.ended' order by id`,
    [account],
  )
  return { mails: told.length, whys: lines.rows.map(({ details }) => details.why) }
}

test('D6: a pause holds from its beginning until its end, to the second, by its times alone', async () => {
  const account = await newAccount()
  const given = await start(account, { from: now + HOUR, until: now + 2 * DAY })
  assert.ok('id' in given)
  assert.deepEqual(
    await Promise.all(
      [now, now + HOUR - 1, now + HOUR, now + 2 * DAY - 1, now + 2 * DAY].map((at) => held(account, at)),
    ),
    [false, false, true, true, false],
  )
  assert.equal((await openPauseOf(tested.db.kysely, account, now))?.reason, 'Phone at the repairer')
  const standing = await tested.db.pool.query(
    'select paused_from, paused_until from methods_v_standing where account = $1',
    [account],
  )
  assert.deepEqual(standing.rows, [{ paused_from: now + HOUR, paused_until: now + 2 * DAY }])
  const other = await newAccount()
  const paused = await accountsPaused(tested.db.kysely, [account, other], now + HOUR)
  assert.deepEqual([...paused], [account])
})

test('D6: no pause ends later than seven days from now, nor lasts more than twelve hours of "some hours"', async () => {
  const account = await newAccount()
  const refused = async (wish: Wish) => {
    const said = await start(account, wish)
    return 'refused' in said ? said.refused : 'given'
  }
  assert.equal(await refused({ until: now + LONGEST_PAUSE + 1 }), 'pause-too-long')
  assert.equal(await refused({ from: now + 7 * DAY, hours: 1 }), 'pause-too-long')
  assert.equal(await refused({ hours: 12.01 }), 'pause-too-long')
  assert.equal(await refused({ until: now }), 'pause-in-past')
  assert.equal(await refused({ from: now + DAY, until: now + HOUR }), 'pause-in-past')
  for (const hours of [0, -1, Number.NaN]) assert.equal(await refused({ hours }), 'pause-in-past')
  assert.equal(await refused({ until: Number.NaN }), 'pause-in-past')
  assert.equal(await openPauseOf(tested.db.kysely, account, now), undefined)
  assert.equal(await refused({ until: now + LONGEST_PAUSE }), 'given')
  assert.equal(await refused({ from: now - DAY, hours: 12 }), 'given', 'a moment that has passed means at once')
  assert.ok(await held(account, now + 12 * HOUR - 1))
  assert.ok(!(await held(account, now + 12 * HOUR)))
})

test('D6: the table takes no longer pause either', async () => {
  const account = await newAccount()
  const insert = (until: number, someHours: boolean) =>
    tested.db.pool.query(
      `insert into mfa_pauses (id, account, made_at, starts_at, until, some_hours, given_by, reason)
       values (gen_random_uuid(), $1, $2, $2, $3, $4, $5, '')`,
      [account, new Date(now), new Date(until), someHours, by],
    )
  await assert.rejects(insert(now + 8 * DAY, false), /check constraint/)
  await assert.rejects(insert(now + 13 * HOUR, true), /check constraint/)
})

test('D6: a pause ends by itself, is written down and mailed, once over all processes', async () => {
  const person = await aPerson(tested.db)
  const account = (await anAccount(tested.db, { person: person.id })).id
  await start(account, { until: now + DAY })
  await endPausesOver({ db: tested.db, campus }, now + DAY - 1)
  assert.deepEqual(await aftermath(account), { mails: 0, whys: [] })
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => endPausesOver({ db: i % 2 ? other : tested.db, campus }, now + DAY)),
    )
  } finally {
    await other.close()
  }
  assert.deepEqual(await aftermath(account), { mails: 1, whys: ['over'] })
})

test('D6: a method that is registered ends the pause at once, and undone it does not', async () => {
  const events = openEvents()
  endPausesOnRegistration({ events, campus })
  const person = await aPerson(tested.db)
  const account = (await anAccount(tested.db, { person: person.id })).id
  const registered = { account, realm: 'campus', at: now + HOUR, method: 'totp' }
  await start(account, { until: now + DAY })
  const undone = tested.db.transaction(async (tx) => {
    await events.publish(tx, 'method.registered', registered)
    throw new Error('undone')
  })
  await assert.rejects(undone, /undone/)
  assert.ok(await held(account, now + HOUR))
  await tested.db.transaction((tx) => events.publish(tx, 'method.registered', registered))
  assert.ok(!(await held(account, now + HOUR)))
  assert.deepEqual(await aftermath(account), { mails: 1, whys: ['registered'] })
  await tested.db.transaction((tx) => events.publish(tx, 'method.registered', registered))
  assert.deepEqual((await aftermath(account)).whys, ['registered'], 'nothing ends twice')
})

test('D6: another pause takes the place of the first, twenty at once leave one, and one can be ended', async () => {
  const account = await newAccount()
  await start(account, { until: now + 2 * DAY })
  await start(account, { hours: 2 })
  assert.ok(!(await held(account, now + 3 * HOUR)), 'the longer one is no more')
  await Promise.all(Array.from({ length: 20 }, () => start(account, { until: now + DAY })))
  const { rows } = await tested.db.pool.query(
    'select count(*)::int as open from mfa_pauses where account = $1 and ended_at is null',
    [account],
  )
  assert.equal(rows[0].open, 1)
  const ended = await endPause(tested.db.kysely, { account, now, why: 'ended' })
  assert.equal(ended?.until, now + DAY)
  assert.ok(!(await held(account, now + MINUTE)))
  assert.equal(await endPause(tested.db.kysely, { account, now, why: 'ended' }), undefined)
  await forgetPauses(tested.db.kysely, now + 9 * DAY)
  const left = await tested.db.pool.query('select from mfa_pauses where account = $1', [account])
  assert.equal(left.rows.length, 0)
})
