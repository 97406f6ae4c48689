/**
 * Charging a try. It is charged before the answer is looked at and taken back when it was right: guesses made at once
 * cannot outrun the count (CVE-2024-4629).
 */
import { sql } from 'kysely'
import { guardStanding, type Standing } from '../../base/abuse/limits/limits-store.ts'
import type { Tx } from '../../base/database/database.ts'
import { askTogether, type Statement, type Write } from '../../base/database/statements/statement.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import {
  type Barred,
  type Charge,
  type GuardedTry,
  type Missed,
  MOST_BY_STRANGERS,
  MOST_IN_A_ROW,
  type Slowed,
  type Try,
} from './try.ts'

/** All browsers that the account does not know: they share one count (the nil UUID, RFC 9562 §5.9). */
export const STRANGERS = '00000000-0000-0000-0000-000000000000'

/** What else the statement finds: columns, and joins upon the charge `c`. */
export type Sought = { readonly columns: string; readonly joins: string; readonly values: readonly unknown[] }

type Counted = { wrong: number | null; in_a_row: number; locked_until: Instant | null; earlier: number }
type Row = Standing & Counted

/**
 * Charges one try, in one statement, unless the method is locked or off. The row stays locked till the end of `tx`; a
 * caller with a transaction must let it commit when the answer was wrong.
 */
export const chargeTry = (tx: Tx, tried: Try): Promise<Charge> =>
  chargeGuarded(tx, { ...tried, guard: undefined }, NOTHING) as Promise<Charge>

/**
 * The same, unless the guard of the try has no room, and with what the answer is to be compared with sought in the same
 * statement.
 */
export async function chargeGuarded<Found>(
  tx: Tx,
  tried: GuardedTry,
  sought: Sought,
): Promise<Charge<Found, Barred | Slowed>> {
  const writes = [standing(tried), earlier(tried), charging(tried)]
  const last: Statement = { text: lastText(sought), values: sought.values }
  // A lock can end between the two statements (a right answer elsewhere); then the try is charged after all.
  for (let round = 0; round < 3; round += 1) {
    const { rows } = await askTogether<Row & Found>(tx, writes, last)
    const [row] = rows
    if (row?.wrong != null) return { charged: true, ifWrong: missed(row, tried), found: row, crowded: row.crowded }
    if (row?.over != null && row.over > 0) return { charged: false, barred: slowed(row) }
    const barred = await barredBy(tx, tried)
    if (barred) return { charged: false, barred }
  }
  return { charged: false, barred: { verdict: 'locked', until: tried.now + tried.limit.for, fresh: false } }
}

const NOTHING: Sought = { columns: '', joins: '', values: [] }

/** One row in any case: a try that was not charged has no `wrong`. */
const lastText = ({ columns, joins }: Sought) => `
  select s.over, s.fullest, s.crowded, b.earlier, c.* ${columns && `, ${columns}`}
  from tries_standing s cross join tries_before b left join tries_charged c on true ${joins}`

const standing = ({ guard, now }: GuardedTry): Write => {
  if (!guard) return UNGUARDED
  const { text, values } = guardStanding(guard, now)
  return { text: `tries_standing as (${text})`, values }
}
const UNGUARDED: Write = {
  text: 'tries_standing as (select null::float8 as over, null::int as fullest, false as crowded)',
  values: [],
}

/** All counts of the method, locked in one order: together they stay below the most that there may be. */
const earlier = ({ subject, method }: Try): Write => ({ text: EARLIER, values: [subject, method] })
const EARLIER = `
  tries_before as (
    select coalesce(sum(w.in_a_row), 0)::int as earlier from (
      select in_a_row from wrong_answers where subject = $1::uuid and method = $2 order by browser for update
    ) w)`

const charging = ({ subject, method, browser = STRANGERS, limit, mark, now }: Try): Write => ({
  text: CHARGING,
  values: [
    ...[subject, method, browser, limit.attempts, asDate(now + limit.for), asDate(now)],
    ...[mark ?? null, MOST_IN_A_ROW, mostOf({ method, browser })],
  ],
})

/** Only the password has known browsers to keep something for. */
const mostOf = ({ method, browser }: Pick<Try, 'method' | 'browser'>): number =>
  method === 'password' && (browser ?? STRANGERS) === STRANGERS ? MOST_BY_STRANGERS : MOST_IN_A_ROW

const AGAIN = 'coalesce($7::bytea = any(w.seen), false)'
const WRONG = `case when ${AGAIN} then w.wrong when w.locked_until is null then w.wrong + 1 else 1 end`
const LOCKS = `(not ${AGAIN} and ${WRONG} >= $4::int)`

const CHARGING = `
  tries_charged as (
    insert into wrong_answers as w (subject, method, browser, wrong, in_a_row, locked_until, seen, changed_at)
    select $1::uuid, $2, $3::uuid, 1, 1, case when $4::int <= 1 then $5::timestamptz end,
      case when $4::int <= 1 or $7::bytea is null then '{}' else array[$7::bytea] end, $6::timestamptz
    from tries_standing s cross join tries_before b
    where coalesce(s.over, 0) <= 0 and b.earlier < $8::int
    on conflict (subject, method, browser) do update set
      wrong = ${WRONG},
      in_a_row = w.in_a_row + case when ${AGAIN} then 0 else 1 end,
      locked_until = case when ${LOCKS} then $5::timestamptz end,
      seen = case
        when ${AGAIN} then w.seen
        when ${LOCKS} or $7::bytea is null then '{}'
        when w.locked_until is null then w.seen || $7::bytea
        else array[$7::bytea] end,
      changed_at = excluded.changed_at
    where (w.locked_until is null or w.locked_until <= excluded.changed_at) and w.in_a_row < $9::int
    returning wrong, in_a_row, locked_until)`

const slowed = ({ over, fullest }: Standing) =>
  ({ verdict: 'slowed', retryAfter: Math.max(Math.ceil(over ?? 0), 1), by: fullest ?? 0 }) as const

async function barredBy(tx: Tx, tried: Try): Promise<Barred | undefined> {
  const { subject, method, browser = STRANGERS, now } = tried
  const { rows } = await sql<Counted>`
    select coalesce(sum(in_a_row), 0)::int as earlier,
      coalesce(max(in_a_row) filter (where browser = ${browser}), 0) as in_a_row,
      max(locked_until) filter (where browser = ${browser}) as locked_until
    from wrong_answers where subject = ${subject} and method = ${method}`.execute(tx)
  const row = rows[0]
  if (row && (row.earlier >= MOST_IN_A_ROW || row.in_a_row >= mostOf(tried))) return { verdict: 'disabled' }
  if (row?.locked_until && row.locked_until > now) return { verdict: 'locked', until: row.locked_until, fresh: false }
  return undefined
}

function missed(row: Counted, tried: Try): Missed {
  const { wrong, in_a_row, locked_until, earlier } = row
  if (in_a_row >= mostOf(tried) || earlier + 1 >= MOST_IN_A_ROW) return { verdict: 'disabled' }
  if (locked_until) return { verdict: 'locked', until: locked_until, fresh: true }
  return { verdict: 'wrong', left: Math.max(tried.limit.attempts - (wrong ?? 0), 0) }
}
