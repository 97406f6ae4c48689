/**
 * Jobs in hand, and hands that are gone. The queue notes in a job who has taken it, and would leave the jobs of a killed
 * process alone for hours. So each taker holds an advisory lock in its name, which dies with its connection: a job whose
 * taker's lock can be had by somebody else is nobody's, and free again.
 */
import type pg from 'pg'
import { asDate, type Instant, SECOND } from '../time/instant.ts'

/** First number of the locks; the second is a hash of the taker's name. */
const TAKERS = 7_301
/** A job taken this short a time ago may belong to one who is just getting its lock. */
const FRESH = 5 * SECOND
const AGAIN = 500

/** Holds the lock in that name, anew when its connection breaks, until the function that it answers is called. */
export async function hold(pool: pg.Pool, name: string): Promise<() => void> {
  let over = false
  let client: pg.PoolClient | undefined
  const take = async (): Promise<void> => {
    const taken = await pool.connect()
    client = taken
    taken.once('error', () => {
      if (drop(taken)) retry()
    })
    await taken.query('select pg_advisory_lock($1::int, hashtext($2))', [TAKERS, name])
  }
  /** Whether it was ours to drop: of two who try, one may. */
  const drop = (taken: pg.PoolClient | undefined): boolean => {
    if (taken === undefined || client !== taken) return false
    client = undefined
    taken.release(true)
    return true
  }
  const retry = (): void => {
    if (!over) setTimeout(() => over || take().catch(retry), AGAIN).unref()
  }
  await take()
  return () => {
    over = true
    drop(client)
  }
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
