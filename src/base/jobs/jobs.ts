/** Jobs: what is to happen after this, whatever becomes of this process. Added in the transaction that causes them. */
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { systemClock } from '../time/clock.ts'
import { asDate, type Instant } from '../time/instant.ts'

/** Name of a kind of job, such as `send-notice`. */
export type JobName = string

/** What a kind of job does. It may run twice (the machine may stop between deed and note), so it asks before it acts. */
export type JobTask = (payload: unknown, deps: { now: Instant }) => Promise<void>

export type JobTasks = Readonly<Record<JobName, JobTask>>

export type JobOptions = {
  /** When it is due; at once unless told. */
  runAt?: Instant
  /** A second job under a key replaces the one that waits under it. */
  key?: string
  /** The job that waits under the key keeps its moment. */
  keepRunAt?: boolean
  /** How often it is tried, with longer and longer pauses; 25 times, over about three days, unless told. */
  attempts?: number
}

/** Adds a job; it exists if and only if the caller's transaction commits. */
export async function addJob(tx: Tx, name: JobName, payload: object, options: JobOptions = {}): Promise<void> {
  const { runAt = systemClock.now(), key = null, keepRunAt = false, attempts = 25 } = options
  const text = JSON.stringify(payload)
  await sql`select add_job(${name}, ${text}::json, ${asDate(runAt)}, ${key}, ${attempts}, ${keepRunAt})`.execute(tx)
}
