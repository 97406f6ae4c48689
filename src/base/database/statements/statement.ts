/**
 * Statements of constant text. They go to the database as they are, past the building of queries, and several writes can
 * go together as one: a statement costs our own core a tenth of a millisecond, whatever it does.
 */
import { CompiledQuery, type Kysely } from 'kysely'
import type pg from 'pg'
import type { DB } from '../tables.generated.ts'

type Tx = Kysely<DB>

/** A text with its values, which it names `$1`, `$2`, …. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] }

/** `changed`: how many rows the statement itself inserted, changed or removed. */
type Answer<Row> = { readonly rows: Row[]; readonly changed: number }

/** The pools beneath: outside a transaction, a statement goes to its pool by the shortest way. */
const pools = new WeakMap<Tx, pg.Pool>()
export const knowPool = (kysely: Tx, pool: pg.Pool): void => void pools.set(kysely, pool)

/** Sends a constant text with its values. */
export async function ask<Row>(tx: Tx, text: string, values: readonly unknown[]): Promise<Answer<Row>> {
  const pool = pools.get(tx)
  if (pool) {
    const { rows, rowCount } = await pool.query(text, values as unknown[])
    return { rows: rows as Row[], changed: rowCount ?? 0 }
  }
  const { rows, numAffectedRows } = await tx.executeQuery<Row>(CompiledQuery.raw(text, values as unknown[]))
  return { rows, changed: Number(numAffectedRows ?? 0) }
}

/**
 * Something to be written, as one common table expression or several: `name as (insert …)`. Its folder makes it, since
 * it alone knows its tables; whoever decides when it is written may put it beside others.
 */
export type Write = Statement

/**
 * Writes all of it in one statement, so that it happens at once or not at all, also outside a transaction. No write sees
 * what the others do (PostgreSQL manual §7.8.4), so two of them must not touch the same row.
 */
export async function writeTogether(tx: Tx, writes: readonly Write[]): Promise<void> {
  if (writes.length > 0) await askTogether(tx, writes, NOTHING_MORE)
}

const NOTHING_MORE: Statement = { text: 'select', values: [] }

/** The same, with a statement at its end that may read what the writes return. */
export function askTogether<Row>(tx: Tx, writes: readonly Write[], last: Statement): Promise<Answer<Row>> {
  const texts: string[] = []
  const values: unknown[] = []
  for (const write of writes) {
    texts.push(countedFrom(values.length, write.text))
    values.push(...write.values)
  }
  const end = countedFrom(values.length, last.text)
  return ask<Row>(tx, `with ${texts.join(', ')} ${end}`, [...values, ...last.values])
}

/** By how many parameters come before, and the text: texts are constant, so each is counted once. */
const counted: Map<string, string>[] = []

/** The text with its parameters counted on from those before it. */
function countedFrom(before: number, text: string): string {
  if (before === 0) return text
  const known = counted[before] ?? new Map<string, string>()
  counted[before] = known
  const made = known.get(text) ?? text.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + before}`)
  known.set(text, made)
  return made
}
