/** Runs what is due by a clock of the caller's: for the demo clock, the outbox of a test, and the command line. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { asDate, type Instant, SECOND } from '../time/instant.ts'
import { freeAbandoned, hold } from './holding.ts'
import type { JobTasks } from './jobs.ts'

type Due = { id: string; task: string; payload: unknown; attempts: number }

/** The owner's pool, of two connections at least: the queue's tables show nothing to the application. */
export type RunDueJobs = { pool: pg.Pool; tasks: JobTasks; now: () => Instant }

/** A job that another process has begun is waited for, but not longer than this. */
const PATIENCE = 30 * SECOND

/**
 * Runs, one after the other, all jobs that are due, those that they add included, and waits for those that another
 * worker has in hand. Answers how many it ran. A job that fails is left for later, as the worker would.
 */
export async function runDueJobs({ pool, tasks, now }: RunDueJobs): Promise<number> {
  const me = `due-${randomUUID()}`
  const letGo = await hold(pool, me)
  try {
    await freeAbandoned(pool, now())
    return await runAll(me, { pool, tasks, now })
  } finally {
    letGo()
  }
}

async function runAll(me: string, { pool, tasks, now }: RunDueJobs): Promise<number> {
  let ran = 0
  for (const started = performance.now(); performance.now() - started < PATIENCE; ) {
    const job = await takeDue(pool, { me, now: now(), names: Object.keys(tasks) })
    if (job) {
      await runOne(pool, { me, job, tasks, now })
      ran += 1
    } else if (await othersAtWork(pool, now())) await wait(20)
    else break
  }
  return ran
}

/** The queue's own way to take a job (its get_job), with the moment given. */
async function takeDue(
  pool: pg.Pool,
  { me, now, names }: { me: string; now: Instant; names: string[] },
): Promise<Due | undefined> {
  const { rows } = await pool.query<Due>(
    `with due as (
       select j.id, t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where j.is_available and j.job_queue_id is null and j.run_at <= $1 and t.identifier = any($2)
        order by j.priority, j.run_at, j.id limit 1 for update of j skip locked)
     update graphile_worker._private_jobs j set locked_by = $3, locked_at = $1, attempts = attempts + 1
       from due where j.id = due.id returning j.id::text, due.identifier as task, j.payload, j.attempts`,
    [asDate(now), names, me],
  )
  return rows[0]
}

type One = { me: string; job: Due; tasks: JobTasks; now: () => Instant }

async function runOne(pool: pg.Pool, { me, job, tasks, now }: One): Promise<void> {
  try {
    await tasks[job.task]?.(job.payload, { now: now() })
    await pool.query('delete from graphile_worker._private_jobs where id = $1 and locked_by = $2', [job.id, me])
  } catch (error) {
    const again = now() + Math.exp(Math.min(job.attempts, 10)) * SECOND // the worker's own pauses
    await pool.query(
      `update graphile_worker._private_jobs set last_error = $3, run_at = $4, locked_by = null, locked_at = null
        where id = $1 and locked_by = $2`,
      [job.id, me, (error as Error).message, asDate(again)],
    )
  }
}

async function othersAtWork(pool: pg.Pool, now: Instant): Promise<boolean> {
  const { rows } = await pool.query(
    'select from graphile_worker._private_jobs where locked_at is not null and run_at <= $1 limit 1',
    [asDate(now)],
  )
  return rows.length > 0
}
