/** The worker: runs jobs as they fall due, several at once, and tries failed ones again. */
import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { Logger, run, type Task, type TaskList, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { openPool } from '../database/database.ts'
import type { Clock } from '../time/clock.ts'
import { freeAbandoned, hold } from './holding.ts'
import type { JobTask, JobTasks } from './jobs.ts'
import { runDueJobs } from './run-due-jobs.ts'

export type WorkerOptions = {
  ownerUrl: string
  tasks: JobTasks
  clock: Clock
  /** How many jobs at once; 4 unless told. */
  concurrency?: number
  log: Record<'info' | 'warn' | 'error', (fields: object, text: string) => void>
}

export type Worker = {
  /** Runs what is due now, in this process, and waits for what another has in hand; answers how many it ran. */
  runDue(): Promise<number>
  /** Takes no more jobs, and returns when those in hand are done. */
  stop(): Promise<void>
}

/** How often jobs that lie in the future are looked for; those due at once are told of by NOTIFY. */
const LOOK_EVERY = 1_000
/** How often jobs of takers that are gone are looked for. */
const SWEEP_EVERY = 15_000

/** Starts the worker. It outlives an absence of the database. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { ownerUrl, tasks, clock, concurrency = 4, log } = options
  const pool = openPool({ url: ownerUrl, connections: concurrency + 4, name: 'sleutelbos jobs', statementTimeout: 0 })
  const sweep = () => freeAbandoned(pool, clock.now()).catch(() => 0)
  await sweep()
  const sweeping = setInterval(sweep, SWEEP_EVERY)
  const taskList = Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, asTask(task, clock)]))
  const runner = keepRunning(() => beginRun({ pool, taskList, concurrency, log }), log)
  await runner.ready
  return {
    runDue: () => runDueJobs({ pool, tasks, now: clock.now }),
    async stop() {
      clearInterval(sweeping)
      await runner.stop()
      await pool.end()
    },
  }
}

type RunOptions = { pool: pg.Pool; taskList: TaskList; concurrency: number; log: WorkerOptions['log'] }
type Run = { ended: Promise<void>; stop(): Promise<void> }

async function beginRun({ pool, taskList, concurrency, log }: RunOptions): Promise<Run> {
  const events = tellFailures(log)
  let holding = Promise.resolve(() => {})
  events.once('pool:create', ({ workerPool }) => {
    holding = hold(pool, workerPool.id)
    holding.catch(() => undefined)
  })
  const runner = await run({
    pgPool: pool,
    taskList,
    parsedCronItems: [],
    concurrency,
    pollInterval: LOOK_EVERY,
    useNodeTime: true, // the demo clock moves Node's time, not PostgreSQL's
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    events,
    // Only with these does `stop` wait until what was done is noted as done; else it would be done once more.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  stopWhenStuck(events, () => void runner.stop().catch(() => undefined))
  const letGo = () =>
    holding.then(
      (release) => release(),
      () => undefined,
    )
  return {
    ended: runner.promise.finally(letGo),
    async stop() {
      await runner.stop().catch(() => undefined)
      await letGo()
    },
  }
}

/** So many vain attempts in a row to look for a job, by all its hands together, mean that a runner is stuck. */
const STUCK = 10

/** The library keeps the failure of its first look for ever; a new run looks afresh. */
function stopWhenStuck(events: WorkerEvents, stop: () => void): void {
  let vain = 0
  const well = () => {
    vain = 0
  }
  events.on('worker:getJob:empty', well)
  events.on('job:start', well)
  events.on('worker:getJob:error', () => {
    vain += 1
    if (vain === STUCK) stop()
  })
}

const asTask =
  (task: JobTask, clock: Clock): Task =>
  (payload) =>
    task(payload, { now: clock.now() })

/** Says which job failed and why, and never what was in it: a payload may hold a code or a name. */
function tellFailures(log: WorkerOptions['log']): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  events.on('job:error', ({ job, error }) => {
    const fields = { job: job.task_identifier, attempt: job.attempts, of: job.max_attempts, reason: messageOf(error) }
    if (job.attempts >= job.max_attempts) log.error(fields, 'a job failed for the last time')
    else log.warn(fields, 'a job failed and will be tried again')
  })
  return events
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500)

/** The library's runner gives up when the database goes away for long; here it is begun again. */
function keepRunning(
  begin: () => Promise<Run>,
  log: WorkerOptions['log'],
): { ready: Promise<void>; stop(): Promise<void> } {
  const stopping = new AbortController()
  let current: Run | undefined
  const live = async (): Promise<void> => {
    current = await begin()
    void current.ended.catch((error) => log.error({ reason: messageOf(error) }, 'the job worker broke off')).then(again)
  }
  const again = async (): Promise<void> => {
    await wait(LOOK_EVERY, undefined, { signal: stopping.signal }).catch(() => undefined)
    if (!stopping.signal.aborted) await live().catch(again)
  }
  return {
    ready: live(),
    async stop() {
      stopping.abort()
      await current?.stop()
    },
  }
}
