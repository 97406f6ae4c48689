import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import type { ChainLine } from './encoding.ts'

/** Key of the advisory lock that lets one sealer work at a time, over all processes. */
const SEALING = 7_284_310_001

/** Columns of an event as text without loss: the driver would cut times to milliseconds and round long numbers. */
const EVENT = sql.raw(`
  extract(epoch from e.at)::text as at, e.what, e.actor, e.person::text as person, e.account::text as account,
  e.realm, e.application, e.address, e.browser, e.details::text as details`)

export async function isAnyUnsealed(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select 1 from audit_unsealed limit 1`.execute(tx)
  return rows.length > 0
}

/** Whether this transaction is the one that seals; held until its end, which others see together with what it wrote. */
export async function takeSealing(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(${SEALING}::bigint) as taken`.execute(tx)
  return rows[0]?.taken ?? false
}

export async function lastLine(tx: Tx): Promise<{ seq: number; hash: Buffer } | undefined> {
  const { rows } = await sql<{ seq: number; hash: Buffer }>`
    select seq, hash from audit_chain order by seq desc limit 1`.execute(tx)
  return rows[0]
}

/** Oldest events that wait, as they will be sealed at `now`, and whether the chain holds them already. */
type WaitingEvent = Omit<ChainLine, 'seq'> & { sealed: boolean }

export async function waitingEvents(tx: Tx, { now, limit }: { now: Instant; limit: number }): Promise<WaitingEvent[]> {
  const { rows } = await sql<WaitingEvent>`
    select u.event, c.seq is not null as sealed, extract(epoch from ${asDate(now)}::timestamptz)::text as sealed_at,
      ${EVENT}
    from audit_unsealed u
    join audit_events e on e.id = u.event
    left join audit_chain c on c.event = u.event
    order by u.event
    limit ${limit}::int`.execute(tx)
  return rows
}

export type NewLine = { seq: number; event: number; hash: Buffer }

/** Adds lines to the chain, and takes `done` off the list of events that wait. */
export async function addLines(
  tx: Tx,
  { lines, done, now }: { lines: NewLine[]; done: number[]; now: Instant },
): Promise<void> {
  await sql`
    with sealed as (
      insert into audit_chain (seq, event, sealed_at, hash)
      select seq, event, ${asDate(now)}::timestamptz, hash
      from unnest(${lines.map((line) => line.seq)}::bigint[], ${lines.map((line) => line.event)}::bigint[],
        ${lines.map((line) => line.hash)}::bytea[]) as line(seq, event, hash))
    delete from audit_unsealed where event = any(${done}::bigint[])`.execute(tx)
}

/** A line as it stands in the chain; `found` is false when its event is gone. */
export type KeptLine = ChainLine & { hash: Buffer; found: boolean }

/** The next lines of the chain after `seq`, in order. */
export async function linesAfter(tx: Tx, seq: number, limit: number): Promise<KeptLine[]> {
  const { rows } = await sql<KeptLine>`
    select c.seq, extract(epoch from c.sealed_at)::text as sealed_at, c.event, c.hash, e.id is not null as found, ${EVENT}
    from audit_chain c
    left join audit_events e on e.id = c.event
    where c.seq > ${seq}::bigint
    order by c.seq
    limit ${limit}::int`.execute(tx)
  return rows
}

/** How many events there are, how many wait, since when. */
export async function countEvents(
  tx: Tx,
): Promise<{ events: number; unsealed: number; oldest_unsealed: Instant | null }> {
  const { rows } = await sql<{ events: number; unsealed: number; oldest_unsealed: Instant | null }>`
    select (select count(*) from audit_events) as events, count(u.event) as unsealed, min(e.at) as oldest_unsealed
    from audit_unsealed u
    left join audit_events e on e.id = u.event`.execute(tx)
  return rows[0] ?? { events: 0, unsealed: 0, oldest_unsealed: null }
}

/** The oldest event that stands neither in the chain nor among those that wait for it. */
export async function firstUnchained(tx: Tx): Promise<{ event: number; at: string; what: string } | undefined> {
  const { rows } = await sql<{ event: number; at: string; what: string }>`
    select e.id as event, extract(epoch from e.at)::text as at, e.what
    from audit_events e
    where not exists (select from audit_chain c where c.event = e.id)
      and not exists (select from audit_unsealed u where u.event = e.id)
    order by e.id
    limit 1`.execute(tx)
  return rows[0]
}

/** An event that waits for its seal and is gone. */
export async function firstVanished(tx: Tx): Promise<number | undefined> {
  const { rows } = await sql<{ event: number }>`
    select u.event from audit_unsealed u
    where not exists (select from audit_events e where e.id = u.event)
    order by u.event
    limit 1`.execute(tx)
  return rows[0]?.event
}
