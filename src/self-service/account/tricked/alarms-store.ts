/** The rows of `account_alarms`. */
import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'

export type Alarm = { raisedAt: Instant; reviewedAt: Instant | null }

/** The newest alarm of an account. */
export async function findAlarm(tx: Tx, account: string): Promise<Alarm | undefined> {
  const { rows } = await sql<Alarm>`
    select raised_at as "raisedAt", reviewed_at as "reviewedAt" from account_alarms
    where account = ${account}`.execute(tx)
  return rows[0]
}

/** A new alarm takes the place of an old one, and begins at its first step. */
export async function keepAlarm(tx: Tx, { account, now }: { account: string; now: Instant }): Promise<void> {
  await sql`
    insert into account_alarms (account, raised_at) values (${account}, ${asDate(now)})
    on conflict (account) do update set raised_at = excluded.raised_at, reviewed_at = null`.execute(tx)
}

/** The alarm is over; false when it was so already. */
export async function keepAlarmOver(tx: Tx, { account, now }: { account: string; now: Instant }): Promise<boolean> {
  const done = await sql`
    update account_alarms set reviewed_at = ${asDate(now)}
    where account = ${account} and reviewed_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}
