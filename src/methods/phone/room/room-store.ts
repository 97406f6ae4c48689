import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, HOUR, type Instant } from '../../../base/time/instant.ts'
import { LONGEST_SPAN, waitForRoom } from './room.ts'

type Asked = {
  readonly account: string
  /** Keyed mark of the number. */
  readonly index: Buffer
  readonly by: 'sms' | 'voice'
  readonly now: Instant
  /** Today, at the campus, and the most that may be sent on it. */
  readonly day: string
  readonly perDay: number
}

/**
 * Takes room for one more text or call; answers how many milliseconds to wait where there is none. The account and the
 * number stay locked until the transaction ends: of twenty at once, as many get through as one by one.
 */
export async function takeRoom(tx: Tx, asked: Asked): Promise<number> {
  await lockBoth(tx, asked)
  const { account, index, now } = asked
  const since = asDate(now - LONGEST_SPAN)
  const { rows } = await sql<{ of: string; at: Instant }>`
    select 'account' as of, created_at as at from phone_challenges where account = ${account} and created_at > ${since}
    union all
    select 'number', created_at from phone_challenges where number_index = ${index} and created_at > ${since}`.execute(
    tx,
  )
  const sent = (of: string) => rows.filter((row) => row.of === of).map(({ at }) => at)
  const wait = Math.max(waitForRoom(sent('account'), now), waitForRoom(sent('number'), now))
  if (wait > 0) return wait
  return (await countToday(tx, asked)) ? 0 : HOUR
}

/** In one order, so that two which ask for the same account and number never wait for each other. */
async function lockBoth(tx: Tx, { account, index }: Asked): Promise<void> {
  const keys = [Buffer.from(account.replaceAll('-', ''), 'hex').subarray(-8), index.subarray(0, 8)]
  const sorted = keys.map((key) => key.readBigInt64BE()).sort((one, other) => (one < other ? -1 : 1))
  for (const key of sorted) await sql`select pg_advisory_xact_lock(${String(key)}::bigint)`.execute(tx)
}

/** One more of the day's; false when it was full. Across processes, the row is what they queue for. */
async function countToday(tx: Tx, { day, by, perDay }: Asked): Promise<boolean> {
  const { rows } = await sql`
    insert into phone_days as d (day, by, sent) values (${day}::date, ${by}, 1)
    on conflict (day, by) do update set sent = d.sent + 1 where d.sent < ${perDay}::int
    returning sent`.execute(tx)
  return rows.length === 1
}

/** Forgets what was counted before this day. */
export async function forgetDays(tx: Tx, before: string): Promise<void> {
  await sql`delete from phone_days where day < ${before}::date`.execute(tx)
}
