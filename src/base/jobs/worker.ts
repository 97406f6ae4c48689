/** The worker: runs jobs as they fall due, several at once, and tries failed ones again. */
import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { Logger, run, type Task, type TaskList, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { openPool } from '../database/database.ts'
import type { Clock } from '../time/clock.ts'
import { attemptOf, freeAbandoned, freeUndelivered, hold } from './holding.ts'
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
  forgiveSecondRelease(pool)
  const sweep = () => freeAbandoned(pool, clock.now()).catch(() => 0)
  await sweep()
  const taskList = Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, asTask(task, clock)]))
  const runner = await keepRunning(() => beginRun({ pool, taskList, clock, concurrency, log }), log).catch(
    async (error: unknown) => {
      await pool.end()
      throw error
    },
  )
  const sweeping = setInterval(sweep, SWEEP_EVERY)
  return {
    runDue: () => runDueJobs({ pool, tasks, now: clock.now }),
    async stop() {
      clearInterval(sweeping)
      await runner.stop()
      await pool.end()
    },
  }
}

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, release: (error?: Error) => void) => void

/**
 * The library gives its listening connection back twice when a run stops just while LISTEN fails. The second time
 * throws where nobody catches it, which would end the process.
 */
function forgiveSecondRelease(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool)
  Object.assign(pool, {
    connect: (connected?: Connected) =>
      connected
        ? connect((error, client, release) => {
            let given = false
            connected(error, client, (broken) => {
              if (!given) release(broken)
              given = true
            })
          })
        : connect(),
  })
}

type RunOptions = { pool: pg.Pool; taskList: TaskList; clock: Clock; concurrency: number; log: WorkerOptions['log'] }
type Run = { ended: Promise<void>; stop(): Promise<void> }

async function beginRun({ pool, taskList, clock, concurrency, log }: RunOptions): Promise<Run> {
  const events = tellFailures(log)
  const hands = keepHands(events, { pool, clock })
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
  const giveUp = () => void runner.stop().catch(() => undefined) // it may have stopped already
  stopWhenStuck(events, giveUp)
  hands.held.catch(giveUp) // without its lock others would take the jobs in hand for abandoned
  const ended = runner.promise.finally(hands.letGo)
  return {
    ended,
    async stop() {
      giveUp()
      await ended.catch(() => undefined) // not only until it was told to stop: a job may be in hand still
    },
  }
}

/** Holds the name under which a run takes jobs, and frees those that bear it but never came into its hands. */
function keepHands(
  events: WorkerEvents,
  { pool, clock }: Pick<RunOptions, 'pool' | 'clock'>,
): { held: Promise<unknown>; letGo(): Promise<void> } {
  const begun = new Set<string>()
  const held = new Promise<() => void>((resolve, reject) => {
    events.once('pool:create', ({ workerPool }) => hold(pool, workerPool.id).then(resolve, reject))
  })
  held.catch(() => undefined) // whoever cares looks at it
  let sweeping: NodeJS.Timeout | undefined
  events.once('pool:create', ({ workerPool: { id: taker } }) => {
    const sweep = () => freeUndelivered(pool, { taker, begun, now: clock.now() }).catch(() => 0)
    sweeping = setInterval(sweep, SWEEP_EVERY)
  })
  events.on('job:start', ({ job }) => begun.add(attemptOf(job)))
  return {
    held,
    async letGo() {
      clearInterval(sweeping)
      await held.then(
        (release) => release(),
        () => undefined,
      )
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
async function keepRunning(begin: () => Promise<Run>, log: WorkerOptions['log']): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  const { signal } = stopping
  const tell = (error: unknown) => log.error({ reason: messageOf(error) }, 'the job worker broke off')
  let current: Run | undefined = await begin()
  const live = async (): Promise<void> => {
    while (!signal.aborted) {
      await current?.ended.catch(tell)
      await wait(LOOK_EVERY, undefined, { signal }).catch(() => undefined)
      if (!signal.aborted) current = await begin().catch(() => undefined) // away still
    }
    await current?.stop() // who stops us may have come while it began
  }
  const over = live()
  return {
    async stop() {
      stopping.abort()
      await current?.stop()
      await over
    },
  }
}
