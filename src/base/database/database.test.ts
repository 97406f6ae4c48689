import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { testDatabase } from '../../../test/harness/database.ts'
import { asDate } from '../time/instant.ts'
import { countQueries, listQueries, statementName } from './client.ts'
import { lazily, openDatabase, type Tx } from './database.ts'
import { notify, openListener } from './notify.ts'

const { db, ownerUrl, appUrl, close } = await testDatabase()
test.after(close)
const ask = async (text: string, values: unknown[] = []) => (await db.pool.query(text, values)).rows
const owner = async (text: string) => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

test('values come as the house wants them', async () => {
  const moment = Date.UTC(2026, 8, 21, 7, 30, 0, 123)
  assert.deepEqual(
    await ask(
      `select $1::timestamptz as moment, '2026-09-21'::date as day, 9007199254740991::int8 as many,
      array['2026-09-21T07:30:00.123Z'::timestamptz, null] as moments, array[1, 2]::int8[] as counts,
      array['2026-09-21'::date] as days, '\\x01ff'::bytea as bytes, '{"a":1}'::jsonb as json, '1.50'::numeric as exact`,
      [asDate(moment)],
    ),
    [
      {
        moment,
        day: '2026-09-21',
        many: 9007199254740991,
        moments: [moment, null],
        counts: [1, 2],
        days: ['2026-09-21'],
        bytes: Buffer.from([1, 255]),
        json: { a: 1 },
        exact: '1.50',
      },
    ],
  )
})

test('moments before the epoch, in half-hour zones and without an end are read', async () => {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  await client.query(`set timezone = 'Asia/Kolkata'`)
  await client.end()
  const { parseInstant } = await import('./statements/values.ts')
  assert.equal(parseInstant('2026-09-21 13:00:00+05:30'), Date.UTC(2026, 8, 21, 7, 30))
  assert.equal(parseInstant('1969-12-31 23:59:59.5+00'), -500)
  assert.equal(parseInstant('2026-09-21 07:30:00.123456+00'), Date.UTC(2026, 8, 21, 7, 30, 0, 123))
  assert.equal(parseInstant('infinity'), Number.POSITIVE_INFINITY)
  assert.throws(() => parseInstant('gibberish'), RangeError)
})

test('a count that no number can hold is a fault, never another number', async () => {
  await assert.rejects(ask('select 9007199254740993::int8 as many'), RangeError)
})

test('a statement with parameters is prepared once, under a name of its own', async () => {
  const prepared = await db.kysely.connection().execute(async (one) => {
    for (const word of ['a', 'b', 'c']) await sql`select ${word}::text as named_once`.execute(one)
    return sql<{ uses: number }>`select generic_plans + custom_plans as uses from pg_prepared_statements
      where name = ${statementName('select $1::text as named_once') ?? ''}`.execute(one)
  })
  assert.deepEqual(prepared.rows, [{ uses: 3 }])
})

test('a long text goes unnamed', () => {
  assert.equal(statementName(`select ${'1,'.repeat(5_000)}1`), undefined)
})

test('queries are counted without the frame of their transaction, and only those of the work', async () => {
  const work = () =>
    db.transaction(async (tx) => {
      await lazily(tx)
      await sql`select 1`.execute(tx)
      await sql`select ${2}::int`.execute(tx)
    })
  const [mine] = await Promise.all([countQueries(work), ask('select 3'), ask('select 4')])
  assert.equal(mine, 2)
  assert.deepEqual(await listQueries(async () => void (await ask('select $1::int', [1])), true), ['select $1::int'])
})

test('what a transaction wrote before it failed is undone', async () => {
  const add = (tx: Tx) => sql`insert into installation (name, value) values ('undone', '')`.execute(tx)
  await assert.rejects(
    db.transaction(async (tx) => {
      await add(tx)
      throw new Error('no')
    }),
    /no/,
  )
  assert.deepEqual(await ask(`select 1 from installation where name = 'undone'`), [])
})

test('two transactions in a deadlock both pass in the end', async () => {
  await ask(`insert into installation (name, value) values ('left', ''), ('right', '')`)
  const lock = (tx: Tx, name: string) => sql`select from installation where name = ${name} for update`.execute(tx)
  let met = 0
  const cross = (first: string, second: string) =>
    db.transaction(async (tx) => {
      await lock(tx, first)
      met += 1
      while (met < 2) await new Promise((resolve) => setTimeout(resolve, 5))
      await lock(tx, second)
      return first
    })
  assert.deepEqual(await Promise.all([cross('left', 'right'), cross('right', 'left')]), ['left', 'right'])
  assert.equal(met, 3, 'one of them began twice')
})

test('the session speaks UTC and ISO whatever the server says', async () => {
  assert.deepEqual(await ask(`select current_setting('timezone') as zone, current_setting('datestyle') as style`), [
    { zone: 'UTC', style: 'ISO, MDY' },
  ])
})

test('a statement that runs too long is broken off', async () => {
  const hasty = openDatabase({ url: appUrl, statementTimeout: 50 })
  await assert.rejects(hasty.pool.query('select pg_sleep(5)'), { code: '57014' })
  await hasty.close()
})

test('each query is told to the watcher, failed ones too', async () => {
  const told: boolean[] = []
  const watched = openDatabase({ url: appUrl, onQuery: (_, failed) => told.push(failed) })
  await watched.pool.query('select 1')
  await watched.pool.query('select no_such_column').catch(() => undefined)
  await watched.close()
  assert.deepEqual(told, [false, true])
})

test('the pool outlives its connections', async () => {
  await ask('select 1')
  await owner(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sleutelbos test' and datname = current_database()`,
  )
  await new Promise((resolve) => setTimeout(resolve, 50))
  assert.equal((await ask('select 1 as one')).length, 1)
})

test('a notice is heard when its transaction commits, and after the connection has broken', async () => {
  const heard: string[] = []
  let gaps = 0
  const listener = await openListener({
    url: appUrl,
    onGap: () => {
      gaps += 1
    },
  })
  await listener.on('keys', (payload) => heard.push(payload))
  await db.transaction((tx) => notify(tx, 'keys', 'told'))
  await db
    .transaction(async (tx) => {
      await notify(tx, 'keys', 'never')
      throw new Error('undone')
    })
    .catch(() => undefined)
  await owner(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sleutelbos listener' and datname = current_database()`,
  )
  while (gaps === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  await notify(db.kysely, 'keys', 'again')
  while (heard.length < 2) await new Promise((resolve) => setTimeout(resolve, 20))
  await listener.close()
  assert.deepEqual(heard, ['told', 'again'])
})
