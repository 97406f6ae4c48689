/**
 * Jobs in hand, and hands that are gone. The queue notes in a job who has taken it, and would leave the jobs of a killed
 * process alone for hours. So each taker holds an advisory lock in its name, which dies with its connection: a job whose
 * taker's lock can be had by somebody else is nobody's, and free again.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { asDate, type Instant, SECOND } from '../time/instant.ts'

/** First number of the locks; the second is a hash of the taker's name. */
const TAKERS = 7_301
/** A job taken this short a time ago may belong to one who is just getting its lock. */
const FRESH = 5 * SECOND
const AGAIN = 500

/**
 * Holds the lock in that name, anew when its connection breaks, until the function that it answers is called. Rejects
 * when it cannot be had at first; then nothing is held, nor tried again.
 */
export async function hold(pool: pg.Pool, name: string): Promise<() => void> {
  const over = new AbortController()
  const { signal } = over
  const keep = async (first: Taken): Promise<void> => {
    for (let taken: Taken | undefined = first; !signal.aborted; ) {
      await taken?.gone
      await wait(AGAIN, undefined, { signal, ref: false }).catch(() => undefined)
      taken = signal.aborted ? undefined : await take(pool, name, signal).catch(() => undefined)
    }
  }
  void keep(await take(pool, name, signal))
  return () => over.abort()
}

/** `gone` comes when the connection with the lock has broken, or was given back because all is over. */
type Taken = { gone: Promise<void> }

/** Takes the lock on a connection of its own, which goes back to the pool whatever happens to it: a pool with one out never ends. */
async function take(pool: pg.Pool, name: string, over: AbortSignal): Promise<Taken> {
  const client = await pool.connect()
  const end = new AbortController()
  const gone = new Promise<void>((resolve) => {
    end.signal.addEventListener('abort', () => {
      client.release(true)
      resolve()
    })
  })
  const giveBack = () => end.abort()
  client.once('error', giveBack)
  over.addEventListener('abort', giveBack, { signal: end.signal })
  if (over.aborted) giveBack()
  else
    await client.query('select pg_advisory_lock($1::int, hashtext($2))', [TAKERS, name]).catch((error: unknown) => {
      giveBack()
      throw error
    })
  return { gone }
}

/** Frees jobs whose takers are gone, and answers how many. */
export async function freeAbandoned(pool: pg.Pool, now: Instant): Promise<number> {
  const { rowCount } = await pool.query(
    `with gone as materialized (
       select locked_by from (select distinct locked_by from graphile_worker._private_jobs where locked_at <= $2) takers
        where pg_try_advisory_xact_lock($1::int, hashtext(locked_by)))
     update graphile_worker._private_jobs set locked_by = null, locked_at = null
      where locked_by in (select locked_by from gone) and locked_at <= $2`,
    [TAKERS, asDate(now - FRESH)],
  )
  return rowCount ?? 0
}

/** A job is handed over anew at each attempt. */
export const attemptOf = ({ id, attempts }: { id: number | string; attempts: number }): string => `${id}/${attempts}`

/** Longer than any answer is on its way. */
const UNDELIVERED = 30 * SECOND

/**
 * Frees jobs that bear the name of a living taker to whom they never came, because the connection broke between the
 * note and its answer; answers how many. `begun` are the attempts that did come; those that are over are taken out of it.
 */
export async function freeUndelivered(
  pool: pg.Pool,
  { taker, begun, now }: { taker: string; begun: Set<string>; now: Instant },
): Promise<number> {
  const before = [...begun]
  const { rows } = await pool.query<{ id: number; attempts: number; locked_at: Instant }>(
    'select id, attempts, locked_at from graphile_worker._private_jobs where locked_by = $1',
    [taker],
  )
  const inHand = new Set(rows.map(attemptOf))
  for (const attempt of before) if (!inHand.has(attempt)) begun.delete(attempt)
  const lost = rows.filter((job) => !begun.has(attemptOf(job)) && job.locked_at <= now - UNDELIVERED)
  if (lost.length === 0) return 0
  const { rowCount } = await pool.query(
    `update graphile_worker._private_jobs set locked_by = null, locked_at = null
      where locked_by = $1 and id = any($2) and locked_at <= $3`,
    [taker, lost.map(({ id }) => id), asDate(now - UNDELIVERED)],
  )
  return rowCount ?? 0
}
