/**
 * Wrong answers, counted by subject and method across flows, tabs and processes. Each try is charged before the answer
 * is looked at and taken back when it was right: guesses made at once cannot outrun the count (CVE-2024-4629).
 */
import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
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

export type Charge =
  | { readonly charged: true; readonly ifWrong: Missed }
  | { readonly charged: false; readonly barred: Barred }

type Row = { wrong: number; in_a_row: number; locked_until: Instant | null }

/**
 * Charges one try, in one statement, unless the method is locked or off. The row stays locked till the end of `tx`;
 * a caller with a transaction must let it commit when the answer was wrong.
 */
export async function chargeTry(tx: Tx, tried: Try): Promise<Charge> {
  // A lock can end between the two statements (a right answer elsewhere); then the try is charged after all.
  for (let round = 0; round < 3; round += 1) {
    const row = await charge(tx, tried)
    if (row) return { charged: true, ifWrong: missed(row, tried) }
    const barred = await barredBy(tx, tried)
    if (barred) return { charged: false, barred }
  }
  return { charged: false, barred: { verdict: 'locked', until: tried.now + tried.limit.for } }
}

async function charge(tx: Tx, { subject, method, limit, now }: Try): Promise<Row | undefined> {
  const at = asDate(now)
  const until = asDate(now + limit.for)
  const { rows } = await sql<Row>`
    insert into wrong_answers as w (subject, method, wrong, in_a_row, locked_until, changed_at)
    values (${subject}, ${method}, 1, 1, case when ${limit.attempts}::int <= 1 then ${until}::timestamptz end, ${at})
    on conflict (subject, method) do update set
      wrong = case when w.locked_until is null then w.wrong + 1 else 1 end,
      in_a_row = w.in_a_row + 1,
      locked_until = case
        when (case when w.locked_until is null then w.wrong + 1 else 1 end) >= ${limit.attempts}::int
        then ${until}::timestamptz end,
      changed_at = excluded.changed_at
    where (w.locked_until is null or w.locked_until <= excluded.changed_at) and w.in_a_row < ${MOST_IN_A_ROW}::int
    returning wrong, in_a_row, locked_until`.execute(tx)
  return rows[0]
}

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
export async function clearTries(tx: Tx, subject: string, method: CountedMethod): Promise<void> {
  await sql`delete from wrong_answers where subject = ${subject} and method = ${method}`.execute(tx)
}

/** Forgets names that no account has and that nobody tried since `before`; else guessing at names would fill the table. */
export async function forgetStrangers(tx: Tx, before: Instant): Promise<void> {
  await sql`
    delete from wrong_answers w where w.changed_at < ${asDate(before)}
      and (w.locked_until is null or w.locked_until < ${asDate(before)})
      and not exists (select 1 from people_v_accounts a where a.id = w.subject)`.execute(tx)
}
