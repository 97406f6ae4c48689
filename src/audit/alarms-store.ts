import { sql } from 'kysely'
import type { Tx } from '../base/database/database.ts'
import type { Instant } from '../base/time/instant.ts'
import type { AuditKey } from './catalogue.ts'

/** Events that a service desk must hear of: somebody says that another has their password, phone or key. As migration 0023 lists them. */
export const alarmKeys = [
  'approval.disowned',
  'phone.declined',
  'account.alarm',
  'key.cloned',
] as const satisfies AuditKey[]

/** One of them, with whose account it is about. */
export type Alarm = {
  readonly id: number
  readonly at: Instant
  readonly what: (typeof alarmKeys)[number]
  readonly account: string
  readonly realm: string
  readonly details: Readonly<Record<string, unknown>>
}

/** The newest alarms of these realms, newest first; `before` is the id at which the page before ended. */
export async function alarmsIn(
  tx: Tx,
  { realms, before, limit }: { realms: readonly string[]; before?: number | undefined; limit: number },
): Promise<Alarm[]> {
  const { rows } = await sql<Alarm>`
    select id, at, what, account, realm, details from audit_events
    where what in ('approval.disowned', 'phone.declined', 'account.alarm', 'key.cloned')
      and id < ${before ?? Number.MAX_SAFE_INTEGER}::bigint and realm = any(${realms}::text[]) and account is not null
    order by id desc
    limit ${limit}::int`.execute(tx)
  return rows
}
