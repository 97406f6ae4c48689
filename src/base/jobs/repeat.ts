/** Jobs that come back: each adds its next run before it begins, under one key, so that many processes make one. */
import type { Database } from '../database/database.ts'
import type { Clock } from '../time/clock.ts'
import type { Instant } from '../time/instant.ts'
import { addJob, type JobTask, type JobTasks } from './jobs.ts'

/** `every` in milliseconds. Runs fall on its multiples since 1970, so that all processes name the same moment. */
export type Repeated = { every: number; task: JobTask }

export type RepeatDeps = {
  db: Pick<Database, 'kysely'>
  clock: Clock
  log: Record<'error', (fields: object, text: string) => void>
}

const keyOf = (name: string) => `every:${name}`

/** The first multiple after `now`. */
export const nextRun = (now: Instant, every: number): Instant => now - (now % every) + every

/**
 * Makes tasks for the worker of what is to be done again and again. A run that fails is told of and not tried again:
 * the next one comes anyway.
 */
export function repeatingTasks({ db, clock, log }: RepeatDeps, repeated: Readonly<Record<string, Repeated>>): JobTasks {
  const wrap =
    (name: string, { every, task }: Repeated): JobTask =>
    async (payload, deps) => {
      await addJob(db.kysely, name, {}, { runAt: nextRun(clock.now(), every), key: keyOf(name) })
      await task(payload, deps).catch((error: Error) => {
        log.error({ job: name, reason: error.message }, 'a repeated job failed')
      })
    }
  return Object.fromEntries(Object.entries(repeated).map(([name, one]) => [name, wrap(name, one)]))
}

/** Sets them going, where they are not; a run that is overdue stays so and comes at once. */
export async function beginRepeating(
  { db, clock }: RepeatDeps,
  repeated: Readonly<Record<string, Repeated>>,
): Promise<void> {
  for (const [name, { every }] of Object.entries(repeated)) {
    await addJob(db.kysely, name, {}, { runAt: nextRun(clock.now(), every), key: keyOf(name), keepRunAt: true })
  }
}
