/**
 * Wrong answers, counted by subject and method across flows, tabs and processes. Each try is charged before the answer
 * is looked at and taken back when it was right: guesses made at once cannot outrun the count (CVE-2024-4629).
 */
import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import { askTogether, type Statement, type Write, writeTogether } from '../../base/database/statements/statement.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'

/** So many wrong answers in a row, locks included, and the method is off until it is renewed (NIST SP 800-63B §5.2.2). */
export const MOST_IN_A_ROW = 100

/** After so many wrong answers a method is locked, for so long (milliseconds): a realm's `lockout`. */
export type Lockout = { readonly attempts: number; readonly for: number }

export type CountedMethod = 'password' | 'initial-password' | 'totp'

export type Try = {
  readonly subject: string
  readonly method: CountedMethod
  readonly limit: Lockout
  readonly now: Instant
}

/** Why no further answer is looked at. */
export type Barred = { readonly verdict: 'locked'; readonly until: Instant } | { readonly verdict: 'disabled' }

/** What a wrong answer comes to, once it has been charged. */
export type Missed = { readonly verdict: 'wrong'; readonly left: number } | Barred

/** `found`: what was asked in the same statement. */
export type Charge<Found = unknown> =
  | { readonly charged: true; readonly ifWrong: Missed; readonly found: Found }
  | { readonly charged: false; readonly barred: Barred }

type Row = { wrong: number; in_a_row: number; locked_until: Instant | null }

/**
 * Charges one try, in one statement, unless the method is locked or off. The row stays locked till the end of `tx`;
 * a caller with a transaction must let it commit when the answer was wrong. What the answer is to be compared with can be
 * asked in the same statement: `last` then reads `tries_charged` with all its columns.
 */
export async function chargeTry<Found = unknown>(tx: Tx, tried: Try, last: Statement = COUNTS): Promise<Charge<Found>> {
  // A lock can end between the two statements (a right answer elsewhere); then the try is charged after all.
  for (let round = 0; round < 3; round += 1) {
    const { rows } = await askTogether<Row & Found>(tx, [charging(tried)], last)
    if (rows[0]) return { charged: true, ifWrong: missed(rows[0], tried), found: rows[0] }
    const barred = await barredBy(tx, tried)
    if (barred) return { charged: false, barred }
  }
  return { charged: false, barred: { verdict: 'locked', until: tried.now + tried.limit.for } }
}

const COUNTS: Statement = { text: 'select * from tries_charged', values: [] }

const charging = ({ subject, method, limit, now }: Try): Write => ({
  text: CHARGING,
  values: [subject, method, limit.attempts, asDate(now + limit.for), asDate(now), MOST_IN_A_ROW],
})

const CHARGING = `
  tries_charged as (
    insert into wrong_answers as w (subject, method, wrong, in_a_row, locked_until, changed_at)
    values ($1::uuid, $2, 1, 1, case when $3::int <= 1 then $4::timestamptz end, $5::timestamptz)
    on conflict (subject, method) do update set
      wrong = case when w.locked_until is null then w.wrong + 1 else 1 end,
      in_a_row = w.in_a_row + 1,
      locked_until = case
        when (case when w.locked_until is null then w.wrong + 1 else 1 end) >= $3::int then $4::timestamptz end,
      changed_at = excluded.changed_at
    where (w.locked_until is null or w.locked_until <= excluded.changed_at) and w.in_a_row < $6::int
    returning wrong, in_a_row, locked_until)`

async function barredBy(tx: Tx, { subject, method, now }: Try): Promise<Barred | undefined> {
  const { rows } = await sql<Row>`
    select wrong, in_a_row, locked_until from wrong_answers where subject = ${subject} and method = ${method}`.execute(
    tx,
  )
  const row = rows[0]
  if (row && row.in_a_row >= MOST_IN_A_ROW) return { verdict: 'disabled' }
  if (row?.locked_until && row.locked_until > now) return { verdict: 'locked', until: row.locked_until }
  return undefined
}

function missed(row: Row, { limit }: Try): Missed {
  if (row.in_a_row >= MOST_IN_A_ROW) return { verdict: 'disabled' }
  if (row.locked_until) return { verdict: 'locked', until: row.locked_until }
  return { verdict: 'wrong', left: Math.max(limit.attempts - row.wrong, 0) }
}

/** After a right answer, or when the method was renewed: the count begins anew. */
export const clearTries = (tx: Tx, subject: string, method: CountedMethod): Promise<void> =>
  writeTogether(tx, [clearing(subject, method)])

/** The same, to go together with other writes in their statement. */
export const clearing = (subject: string, method: CountedMethod): Write => ({
  text: 'tries_cleared as (delete from wrong_answers where subject = $1::uuid and method = $2)',
  values: [subject, method],
})

/** Forgets names that no account has and that nobody tried since `before`; else guessing at names would fill the table. */
export async function forgetStrangers(tx: Tx, before: Instant): Promise<void> {
  await sql`
    delete from wrong_answers w where w.changed_at < ${asDate(before)}
      and (w.locked_until is null or w.locked_until < ${asDate(before)})
      and not exists (select 1 from people_v_accounts a where a.id = w.subject)`.execute(tx)
}
