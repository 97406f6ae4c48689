/**
 * Transactions for whole files: rows are streamed in by COPY, hundreds of thousands in seconds, and there is no limit
 * of time upon a statement.
 */
import { finished } from 'node:stream/promises'
import { Kysely, PostgresDialect, type PostgresPoolClient, sql } from 'kysely'
import { from } from 'pg-copy-streams'
import type { Database, DB, Tx } from './database.ts'

/** What a column takes; a list becomes an array of texts. */
export type CopyValue = string | number | boolean | Uint8Array | readonly string[] | null | undefined

/** Streams rows into a table, each a list of values in the order of `columns`. Names come from our code, never from outside. */
export type CopyRows = (table: string, columns: readonly string[], rows: readonly CopyValue[][]) => Promise<void>

export type Bulk = { readonly tx: Tx; readonly copyRows: CopyRows }

/**
 * Runs `work` in one transaction that may copy; it commits when `work` answers `keep: true`, and is undone when it
 * answers false or throws. It is not tried again, since what is streamed cannot be read twice.
 */
export async function bulkTransaction<R extends { keep: boolean }>(
  db: Database,
  work: (bulk: Bulk) => Promise<R>,
): Promise<R> {
  const client = await db.pool.connect()
  // Kysely gives the connection back after each statement; it is ours until the end.
  const query = client.query.bind(client) as PostgresPoolClient['query']
  const borrowed = { query, release: () => undefined } as PostgresPoolClient
  const tx: Tx = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: { connect: async () => borrowed, end: async () => undefined, options: {} } }),
  })
  const copyRows: CopyRows = async (table, columns, rows) => {
    if (rows.length === 0) return
    const stream = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`))
    stream.end(rows.map(copyLine).join(''))
    await finished(stream)
  }
  let broken = true
  try {
    await sql`begin`.execute(tx)
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
    const result = await work({ tx, copyRows })
    await (result.keep ? sql`commit` : sql`rollback`).execute(tx)
    broken = false
    return result
  } finally {
    // A connection in the middle of a transaction is thrown away, which rolls it back.
    client.release(broken)
  }
}

/** One line of COPY's text format (PostgreSQL manual, COPY, "Text Format"). */
const copyLine = (values: readonly CopyValue[]): string => `${values.map(copyText).join('\t')}\n`

function copyText(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`
  if (typeof value === 'object') return escaped(`{${value.map(arrayElement).join(',')}}`)
  return String(value)
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const escaped = (text: string): string => text.replace(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign)

/** Quoted as PostgreSQL reads array literals (manual §8.15.6): two signs alone are special there. */
const arrayElement = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
