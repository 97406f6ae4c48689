/**
 * The application's way to PostgreSQL: one pool, Kysely upon it, transactions. It connects as the application's role,
 * which owns no table: see `migrate.ts` for who may do what.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { clientClass, type QueryWatcher } from './client.ts'
import { knowPool } from './statements/statement.ts'
import { valueTypes } from './statements/values.ts'
import type { DB } from './tables.generated.ts'

export type { DB } from './tables.generated.ts'

/** What stores work with: a transaction, or the database itself where one statement is all. */
export type Tx = Kysely<DB>

export type Database = {
  kysely: Kysely<DB>
  pool: pg.Pool
  /**
   * Runs `work` in one transaction; all of it is undone when it throws. When PostgreSQL breaks off for a reason that
   * lies in the company (deadlock, serialisation), `work` runs once more from the start: it must not change anything
   * outside the transaction.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type DatabaseOptions = {
  url: string
  /** Connections at most; 10 unless told. */
  connections?: number
  /** Seen by operators in pg_stat_activity. */
  name?: string
  /** Longest a statement may take, in milliseconds; 30 s unless told, 0 for no end. */
  statementTimeout?: number
  onQuery?: QueryWatcher
  /** An idle connection broke; the pool has already thrown it away. */
  onBroken?: (error: Error) => void
}

/** Opens a pool; connects when first asked, and anew after PostgreSQL was away. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = openPool(options)
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  knowPool(kysely, pool)
  return {
    kysely,
    pool,
    transaction: (work) => inTransaction(kysely, work),
    close: () => kysely.destroy().then(() => (pool.ended ? undefined : pool.end())),
  }
}

/** The pool alone, with names, values and time limits of ours. */
export function openPool({ url, connections = 10, name = 'sleutelbos', ...options }: DatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    Client: clientClass(options.onQuery),
    max: connections,
    application_name: name,
    types: valueTypes,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: options.statementTimeout ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
  } as pg.PoolConfig)
  // Without a listener, a server that goes away would take this process with it.
  pool.on('error', (error) => options.onBroken?.(error))
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** SQLSTATEs after which the same transaction, begun again, may well pass (PostgreSQL manual §13.5). */
const PASSING = new Set(['40001', '40P01'])

async function inTransaction<T>(kysely: Kysely<DB>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const attempt = () => kysely.transaction().execute(work)
  try {
    return await attempt()
  } catch (error) {
    if (!PASSING.has((error as { code?: string }).code ?? '')) throw error
    await wait(5 + (performance.now() % 20)) // two that met must not meet again at once
    return attempt()
  }
}

/**
 * Lets this transaction answer before its commit is on disk; a crash may lose it, never tear it. For interactions,
 * access tokens and "last seen" alone: never for spending, rotation, sessions, counters, audit or outbox.
 */
export async function lazily(tx: Tx): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(tx)
}

/** How long to stay away, in seconds: PostgreSQL is back within seconds of a restart. */
export const AWAY_FOR = 5

/** SQLSTATE classes 08 (connection) and 57P (shutting down), too many connections, sockets that are gone. */
const AWAY_CODES = /^(08\w{3}|57P0\d|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/

/** What driver and pool say without a code. */
const AWAY_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/

/** Whether a fault is the database's absence, which passes: people and programs are then told to come back. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as NodeJS.ErrnoException
  return (typeof code === 'string' && AWAY_CODES.test(code)) || AWAY_WORDS.test(error.message)
}
