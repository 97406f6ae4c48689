/**
 * Limits that hold across processes, by the generic cell rate algorithm (ITU-T I.371 §A): of each limit one moment is
 * kept, that at which all that was charged will have been given back. A charge moves it on; one that would move it
 * further than the whole burst from now is refused.
 */
import { createHash } from 'node:crypto'
import { CompiledQuery, sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import { asDate, type Instant } from '../../time/instant.ts'

/** `burst` at once, and one more for each `every` milliseconds that pass. */
export type Limit = {
  readonly name: string
  readonly burst: number
  readonly every: number
  /** How far `payLimits` may go ahead of now, in milliseconds; two bursts unless told. Same for all of this name. */
  readonly ahead?: number
}

/** One limit, and whom it counts: an address, a mailbox, an account. */
export type LimitCharge = { readonly limit: Limit; readonly of: string }

/** Milliseconds until the same would be let through. */
export type Charged = { readonly charged: true } | { readonly charged: false; readonly retryAfter: number }

/** The row of a limit. Hashed, so that the table is no list of who was here. */
const keyOf = ({ limit, of }: LimitCharge): Buffer => createHash('sha256').update(`${limit.name}\0${of}`).digest()

/** Of charges the columns `(key, every, span, ahead)`, to be unnested as the parameters from `$2` on. */
const columnsOf = (charges: readonly LimitCharge[]): unknown[][] => [
  charges.map(keyOf),
  charges.map(({ limit }) => limit.every),
  charges.map(({ limit }) => limit.every * limit.burst),
  charges.map(({ limit }) => limit.ahead ?? 2 * limit.every * limit.burst),
]
const COLUMNS = '$2::bytea[], $3::float8[], $4::float8[], $5::float8[]'
const ASKED = `asked as (select * from unnest(${COLUMNS}) as a (key, every, span, ahead))`

const NOW = '$1::timestamptz'
const MS = "interval '1 millisecond'"

/**
 * What limit `l` stands at for charge `a`, not before now. None goes further ahead than it may, so what lies a minute
 * beyond that was written before somebody put the clock back, and counts for nothing.
 */
const STANDS_AT = `
  case when l.free_at > ${NOW} and l.free_at <= ${NOW} + a.ahead * ${MS} + interval '1 minute'
    then l.free_at else ${NOW} end`

const send = <Row>(tx: Tx, text: string, values: unknown[]) => tx.executeQuery<Row>(CompiledQuery.raw(text, values))

/**
 * Charges each limit once, or none when one of them is full. One statement; rows that exist are locked in the order of
 * their keys. Only when a row that nobody touched before is made twice at the same moment may a refusal leave the
 * others charged; no limit ever lets more through than it says. Each limit at most once in `charges`.
 */
export async function chargeLimits(tx: Tx, charges: readonly LimitCharge[], now: Instant): Promise<Charged> {
  const { rows } = await send<{ charged: number; over: number }>(tx, CHARGE, [asDate(now), ...columnsOf(charges)])
  const row = rows[0]
  if (row && row.charged === charges.length) return { charged: true }
  return { charged: false, retryAfter: Math.max(Math.ceil(row?.over ?? 0), 1) }
}

const CHARGE = `
  with ${ASKED},
  found as (
    select l.key, l.free_at from limits l where l.key = any($2::bytea[]) order by l.key for update
  ),
  due as (
    select a.key, a.span, ${STANDS_AT} + a.every * ${MS} as free_at from asked a left join found l using (key)
  ),
  verdict as (select max(extract(epoch from free_at - ${NOW}) * 1000 - span)::float8 as over from due),
  charged as (
    insert into limits as l (key, free_at)
    select d.key, d.free_at from due d, verdict v where v.over <= 0 order by d.key
    on conflict (key) do update set free_at = (select ${STANDS_AT} + a.every * ${MS} from asked a where a.key = l.key)
      where (select ${STANDS_AT} + a.every * ${MS} <= ${NOW} + a.span * ${MS} from asked a where a.key = l.key)
    returning key
  )
  select (select count(*) from charged)::int as charged, over from verdict`

/**
 * Charges each limit once, whether it is full or not, for what has happened already: guesses made at the same moment
 * all count. None goes further ahead than it may, so that an attack is over some time after it ended.
 */
export async function payLimits(tx: Tx, charges: readonly LimitCharge[], now: Instant): Promise<void> {
  await send(tx, PAY, [asDate(now), ...columnsOf(charges)])
}

const PAY = `
  with ${ASKED}
  insert into limits as l (key, free_at) select a.key, ${NOW} + a.every * ${MS} from asked a order by a.key
  on conflict (key) do update set free_at = (
    select least(${STANDS_AT} + a.every * ${MS}, ${NOW} + a.ahead * ${MS}) from asked a where a.key = l.key)`

/** Limits that hold always; and others that hold as well while a crowd of all of them together is too large. */
export type Guard = {
  readonly always: readonly LimitCharge[]
  readonly crowd?: LimitCharge
  readonly whileCrowded?: readonly LimitCharge[]
}

/**
 * `over`: milliseconds until there is room for one more; not above zero, or null, when there is. `fullest`: which of the
 * guard's limits takes longest, counted from 1 through `always`, `crowd` and `whileCrowded`.
 */
export type Standing = { readonly over: number | null; readonly fullest: number | null; readonly crowded: boolean }

/** How a guard stands, as a query of one row (`Standing`) that another statement may hold. It reads alone. */
export function guardStanding(
  { always, crowd, whileCrowded = [] }: Guard,
  now: Instant,
): { text: string; values: unknown[] } {
  const charges = [...always, ...(crowd ? [crowd] : []), ...whileCrowded]
  const tiers = [...always.map(() => 1), ...(crowd ? [2] : []), ...whileCrowded.map(() => 3)]
  return { text: STANDING, values: [asDate(now), ...columnsOf(charges), tiers] }
}

const STANDING = `
  select f.over, f.place::int as fullest, c.crowded
  from (
    select coalesce(bool_or(${STANDS_AT} > ${NOW} + (a.span - a.every) * ${MS}), false) as crowded
    from unnest(${COLUMNS}, $6::int[]) as a (key, every, span, ahead, tier) join limits l on l.key = a.key
    where a.tier = 2
  ) c
  left join lateral (
    select a.place, (extract(epoch from ${STANDS_AT} - ${NOW}) * 1000 + a.every - a.span)::float8 as over
    from unnest(${COLUMNS}, $6::int[]) with ordinality as a (key, every, span, ahead, tier, place)
    join limits l on l.key = a.key
    where a.tier = 1 or (a.tier = 3 and c.crowded) order by over desc limit 1
  ) f on true`

/** Whether one of these limits is full. Reads alone. */
export async function standingOf(
  tx: Tx,
  charges: readonly LimitCharge[],
  now: Instant,
): Promise<{ full: boolean; retryAfter: number }> {
  const { text, values } = guardStanding({ always: charges }, now)
  const { rows } = await send<Standing>(tx, text, values)
  const over = Math.ceil(rows[0]?.over ?? 0)
  return { full: over > 0, retryAfter: Math.max(over, 0) }
}

/** Forgets limits that nobody has touched for so long that they say nothing. */
export async function forgetLimits(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from limits where free_at < ${asDate(before)}`.execute(tx)
}
