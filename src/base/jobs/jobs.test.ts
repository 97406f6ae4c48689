import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type pg from 'pg'
import { fixedClock, testDatabase } from '../../../test/harness/database.ts'
import { openPool } from '../database/database.ts'
import { systemClock } from '../time/clock.ts'
import { HOUR, MINUTE } from '../time/instant.ts'
import { attemptOf, freeUndelivered, hold } from './holding.ts'
import { addJob } from './jobs.ts'
import { beginRepeating, nextRun, repeatingTasks } from './repeat.ts'
import { runDueJobs } from './run-due-jobs.ts'
import { startWorker } from './worker.ts'

const start = Date.UTC(2026, 0, 1, 12, 10)
const loud: object[] = []
const log = {
  info: () => undefined,
  warn: (fields: object) => loud.push(fields),
  error: (fields: object) => loud.push(fields),
}
const soon = () => new Promise((resolve) => setTimeout(resolve, 20))

/** A database with an empty queue, and what was done in it. */
async function queue(context: Pick<TestContext, 'after'>) {
  const { db, ownerUrl, close } = await testDatabase()
  const pool = openPool({ url: ownerUrl, connections: 3 })
  context.after(async () => {
    await pool.end()
    await close()
  })
  const done: unknown[] = []
  const tasks = { note: async (payload: unknown) => void done.push(payload) }
  const waiting = async () =>
    (await pool.query('select run_at, attempts, last_error, key from graphile_worker.jobs order by run_at')).rows
  return { db, ownerUrl, pool, done, tasks, waiting }
}

test('a job exists if and only if its transaction commits', async (context) => {
  const { db, waiting } = await queue(context)
  await db
    .transaction(async (tx) => {
      await addJob(tx, 'note', { n: 1 }, { runAt: start })
      throw new Error('undone')
    })
    .catch(() => undefined)
  assert.equal((await waiting()).length, 0)
  await db.transaction((tx) => addJob(tx, 'note', { n: 2 }, { runAt: start }))
  assert.equal((await waiting()).length, 1)
})

test('what is due by the given clock runs, with what it adds itself, and nothing else', async (context) => {
  const { db, pool, done } = await queue(context)
  const clock = fixedClock(start)
  const tasks = {
    note: async (payload: unknown) => void done.push(payload),
    twice: async () => addJob(db.kysely, 'note', { from: 'twice' }, { runAt: clock.now() }),
  }
  await addJob(db.kysely, 'twice', {}, { runAt: start })
  await addJob(db.kysely, 'note', { late: true }, { runAt: start + HOUR })
  assert.equal(await runDueJobs({ pool, tasks, now: clock.now }), 2)
  assert.deepEqual(done, [{ from: 'twice' }])
  clock.advance(HOUR)
  assert.equal(await runDueJobs({ pool, tasks, now: clock.now }), 1)
})

test('a second job under a key replaces the one that waits, unless that keeps its moment', async (context) => {
  const { db, waiting } = await queue(context)
  await addJob(db.kysely, 'note', {}, { runAt: start, key: 'one' })
  await addJob(db.kysely, 'note', {}, { runAt: start + HOUR, key: 'one', keepRunAt: true })
  assert.deepEqual(
    (await waiting()).map((job) => job.run_at),
    [new Date(start).getTime()],
  )
  await addJob(db.kysely, 'note', {}, { runAt: start + HOUR, key: 'one' })
  assert.deepEqual(
    (await waiting()).map((job) => job.run_at),
    [start + HOUR],
  )
})

test('a job that fails waits longer each time, and is kept', async (context) => {
  const { db, pool, waiting } = await queue(context)
  const clock = fixedClock(start)
  const tasks = { fail: async () => Promise.reject(new Error('away')) }
  await addJob(db.kysely, 'fail', {}, { runAt: start })
  await runDueJobs({ pool, tasks, now: clock.now })
  const [first] = await waiting()
  assert.deepEqual([first.attempts, first.last_error, first.run_at > start], [1, 'away', true])
  clock.advance(first.run_at - start)
  await runDueJobs({ pool, tasks, now: clock.now })
  const [second] = await waiting()
  assert.ok(second.run_at - clock.now() > first.run_at - start)
})

test('the worker runs a job at once, and waits for the one in hand when it stops', async (context) => {
  const { db, ownerUrl, done } = await queue(context)
  let begun = false
  const tasks = {
    slow: async () => {
      begun = true
      await new Promise((resolve) => setTimeout(resolve, 300))
      done.push('slow')
    },
  }
  const worker = await startWorker({ ownerUrl, tasks, clock: systemClock, log })
  await addJob(db.kysely, 'slow', {})
  while (!begun) await soon()
  await worker.stop()
  assert.deepEqual(done, ['slow'])
})

test('what was done is noted as done when the worker stops in that very moment', async (context) => {
  const { db, ownerUrl, done, tasks, waiting } = await queue(context)
  for (let round = 0; round < 10; round += 1) {
    const worker = await startWorker({ ownerUrl, tasks, clock: systemClock, log })
    await addJob(db.kysely, 'note', { round })
    while (done.length <= round) await new Promise(setImmediate)
    await worker.stop()
    assert.deepEqual(await waiting(), [])
  }
})

test('a job in the hands of a killed process is free at the next start, one in living hands is not', async (context) => {
  const { db, ownerUrl, pool, done, tasks } = await queue(context)
  const clock = fixedClock(systemClock.now())
  const take = (name: string) =>
    pool.query(`update graphile_worker._private_jobs set locked_by = $1, locked_at = $2 where locked_by is null`, [
      name,
      new Date(clock.now() - MINUTE),
    ])
  await addJob(db.kysely, 'note', 'dead' as never)
  await take('pool-dead')
  await addJob(db.kysely, 'note', 'living' as never)
  await take('pool-living')
  const letGo = await hold(pool, 'pool-living')
  const worker = await startWorker({ ownerUrl, tasks, clock, log })
  while (done.length === 0) await soon()
  await soon()
  letGo()
  await worker.stop()
  assert.deepEqual(done, ['dead'])
})

test('a job whose taker never heard that it has it is free again, one that it has begun is not', async (context) => {
  const { db, pool, waiting } = await queue(context)
  const now = systemClock.now()
  const free = async () =>
    (await pool.query('select payload from graphile_worker._private_jobs where locked_by is null')).rows
  for (const n of [1, 2]) await addJob(db.kysely, 'note', { n })
  const { rows } = await pool.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-living', locked_at = $1, attempts = 1 returning id, attempts, payload`,
    [new Date(now)],
  )
  const begun = new Set([...rows.filter(({ payload }) => payload.n === 1).map(attemptOf), 'of a job that is over'])
  const hands = { taker: 'pool-living', begun }
  assert.equal(await freeUndelivered(pool, { ...hands, now }), 0, 'the answer may be on its way')
  assert.equal(await freeUndelivered(pool, { ...hands, now: now + MINUTE }), 1)
  assert.deepEqual(await free(), [{ payload: { n: 2 } }])
  assert.deepEqual([begun.size, (await waiting()).length], [1, 2])
})

test('two workers run each job once', async (context) => {
  const { db, ownerUrl, done, tasks, waiting } = await queue(context)
  const workers = await Promise.all([1, 2].map(() => startWorker({ ownerUrl, tasks, clock: systemClock, log })))
  await db.transaction(async (tx) => {
    for (let n = 0; n < 50; n += 1) await addJob(tx, 'note', { n })
  })
  while ((await waiting()).length > 0) await soon()
  for (const worker of workers) await worker.stop()
  assert.equal(done.length, 50)
})

test('what is told of a failed job holds nothing of its payload', async (context) => {
  const { db, ownerUrl, waiting } = await queue(context)
  loud.length = 0
  const tasks = { fail: async () => Promise.reject(new Error('no mail server')) }
  const worker = await startWorker({ ownerUrl, tasks, clock: systemClock, log })
  await addJob(db.kysely, 'fail', { code: '123456' })
  while (loud.length === 0) await soon()
  await worker.stop()
  assert.deepEqual(loud, [{ job: 'fail', attempt: 1, of: 25, reason: 'no mail server' }])
  assert.equal((await waiting()).length, 1)
})

/** Ends all the worker's connections. */
const throwOut = (pool: pg.Pool) =>
  pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'sleutelbos jobs' and datname = current_database()`,
  )

test('the worker goes on after all its connections were thrown out, at its very first look even', async (context) => {
  context.mock.method(console, 'trace', () => undefined) // the queue's library complains aloud
  const { db, ownerUrl, pool, done, tasks } = await queue(context)
  for (let round = 0; round < 5; round += 1) {
    const worker = await startWorker({ ownerUrl, tasks, clock: systemClock, log })
    await new Promise((resolve) => setTimeout(resolve, 3 * round)) // each time a little further on
    await throwOut(pool)
    await addJob(db.kysely, 'note', { round })
    while (done.length <= round) await soon()
    await worker.stop()
  }
})

test('whoever holds a lock in a name lets go of it for good, whenever its connection breaks', async (context) => {
  const { ownerUrl, pool } = await queue(context)
  const own = openPool({ url: ownerUrl, connections: 4, name: 'sleutelbos jobs' })
  for (let round = 0; round < 20; round += 1) {
    const holding = hold(own, `pool-${round}`).catch(() => () => undefined)
    await throwOut(pool)
    const letGo = await holding
    if (round % 2 === 0) await throwOut(pool)
    letGo()
  }
  await own.end() // hangs as long as one of its connections is out
})

test('a lock whose connection broke is taken anew', async (context) => {
  const { pool } = await queue(context)
  const locks = async () => {
    const ofThisDatabase = 'database = (select oid from pg_database where datname = current_database())'
    return (await pool.query(`select pid from pg_locks where locktype = 'advisory' and granted and ${ofThisDatabase}`))
      .rows
  }
  const letGo = await hold(pool, 'pool-steadfast')
  const [first] = await locks()
  await pool.query('select pg_terminate_backend($1)', [first.pid])
  for (let held = first; held === undefined || held.pid === first.pid; [held] = await locks()) await soon()
  letGo()
  while ((await locks()).length > 0) await soon()
})

test('a repeated job has one next run, however many processes set it going, and survives a failed one', async (context) => {
  const { db, pool, waiting } = await queue(context)
  const clock = fixedClock(start)
  let runs = 0
  const repeated = {
    sweep: {
      every: HOUR,
      task: async () => {
        runs += 1
        throw new Error('this time not')
      },
    },
  }
  const tasks = repeatingTasks({ db, clock, log }, repeated)
  await beginRepeating({ db, clock, log }, repeated)
  await beginRepeating({ db, clock, log }, repeated)
  assert.deepEqual(
    (await waiting()).map((job) => job.run_at),
    [nextRun(start, HOUR)],
  )
  clock.advance(HOUR)
  await beginRepeating({ db, clock, log }, repeated) // a restart does not put off what is overdue
  assert.equal(await runDueJobs({ pool, tasks, now: clock.now }), 1)
  assert.equal(runs, 1)
  assert.deepEqual(
    (await waiting()).map((job) => job.run_at),
    [nextRun(clock.now(), HOUR)],
  )
  assert.equal(nextRun(start, HOUR), start + 50 * MINUTE)
})
