import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'

/** A pause that was not ended. It holds from `from` until just before `until`. */
export type Pause = {
  readonly id: string
  readonly account: string
  readonly from: Instant
  readonly until: Instant
  /** For an exam: hours, not days. */
  readonly someHours: boolean
  readonly by: string
  readonly reason: string
}

/** Why a pause is over: its time ran out, a method was registered, somebody ended it, or gave another. */
export type PauseEnd = 'over' | 'registered' | 'ended' | 'replaced'

const COLUMNS = sql`id, account, starts_at as "from", until, some_hours as "someHours", given_by as "by", reason`

/** Adds a pause. Of two at the same moment the later one stays: the index allows one that is open. */
export async function addPause(tx: Tx, pause: Pause & { now: Instant }): Promise<void> {
  await sql`
    insert into mfa_pauses (id, account, made_at, starts_at, until, some_hours, given_by, reason)
    values (${pause.id}, ${pause.account}, ${asDate(pause.now)}, ${asDate(pause.from)}, ${asDate(pause.until)},
      ${pause.someHours}, ${pause.by}, ${pause.reason})
    on conflict (account) where ended_at is null do update set
      id = excluded.id, made_at = excluded.made_at, starts_at = excluded.starts_at, until = excluded.until,
      some_hours = excluded.some_hours, given_by = excluded.given_by, reason = excluded.reason`.execute(tx)
}

/** Ends what is open of the account, also when its time has run out and nobody wrote that down yet. */
export async function endOpenPause(
  tx: Tx,
  { account, now, why }: { account: string; now: Instant; why: PauseEnd },
): Promise<Pause | undefined> {
  const { rows } = await sql<Pause>`
    update mfa_pauses set ended_at = least(until, ${asDate(now)}::timestamptz),
      ended_why = case when until <= ${asDate(now)} then 'over' else ${why} end
    where account = ${account} and ended_at is null returning ${COLUMNS}`.execute(tx)
  return rows[0]
}

/** The account's pause, if it holds now. */
export async function pauseOf(tx: Tx, account: string, now: Instant): Promise<Pause | undefined> {
  const pause = await openPauseOf(tx, account, now)
  return pause && pause.from <= now ? pause : undefined
}

/** The account's pause, if it holds now or lies ahead. */
export async function openPauseOf(tx: Tx, account: string, now: Instant): Promise<Pause | undefined> {
  const { rows } = await sql<Pause>`
    select ${COLUMNS} from mfa_pauses
    where account = ${account} and ended_at is null and until > ${asDate(now)}`.execute(tx)
  return rows[0]
}

/** Which of these accounts have a pause that holds now. */
export async function accountsPaused(tx: Tx, accounts: readonly string[], now: Instant): Promise<Set<string>> {
  const { rows } = await sql<{ account: string }>`
    select account from mfa_pauses
    where account = any(${[...accounts]}::uuid[]) and ended_at is null
      and starts_at <= ${asDate(now)} and until > ${asDate(now)}`.execute(tx)
  return new Set(rows.map(({ account }) => account))
}

/** Writes down that time has ended pauses, some of them at once; each is answered to one caller alone. */
export async function markPausesOver(tx: Tx, { now, most }: { now: Instant; most: number }): Promise<Pause[]> {
  const { rows } = await sql<Pause>`
    update mfa_pauses set ended_at = until, ended_why = 'over'
    where id in (
      select id from mfa_pauses where until <= ${asDate(now)} and ended_at is null
      order by until limit ${most} for update skip locked)
    returning ${COLUMNS}`.execute(tx)
  return rows
}

/** Forgets pauses that ended before a moment; the audit keeps them. */
export async function forgetPauses(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from mfa_pauses where ended_at < ${asDate(before)}`.execute(tx)
}
