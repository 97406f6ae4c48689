import { sql } from 'kysely'
import type { Tx } from '../base/database/database.ts'
import { type Write, writeTogether } from '../base/database/statements/statement.ts'
import { type Instant, isoTime } from '../base/time/instant.ts'
import type { AuditKey } from './catalogue.ts'

/** Who acted: the person, the program by itself, an operator at the command line, or an agent by account. */
export type Actor = 'person' | 'system' | 'command' | `agent:${string}`

/** One event. `details` holds what the catalogue names for it: never a password, a code, a token or a secret. */
export type AuditEvent = {
  at: Instant
  what: AuditKey
  actor: Actor
  person?: string | undefined
  account?: string | undefined
  realm?: string | undefined
  application?: string | undefined
  address?: string | undefined
  /** In words (`browserInWords`), not the user agent. */
  browser?: string | undefined
  details?: Record<string, unknown> | undefined
}

/** Longest text that is kept of anything: a record that anybody can fill is no record. */
const LONGEST = 500

/**
 * Writes events down, in the transaction of what happened: one statement, whether one event or a thousand. The sealer
 * chains them afterwards.
 */
export const record = (tx: Tx, events: AuditEvent | readonly AuditEvent[]): Promise<void> =>
  writeTogether(tx, recording([events].flat()))

/** The same, to go together with other writes in their statement; nothing when there are no events. */
export function recording(events: readonly AuditEvent[]): Write[] {
  if (events.length === 0) return []
  const lines = JSON.stringify(
    events.map((event) => ({ ...event, at: isoTime(event.at), details: event.details ?? {} })),
    (_key, value) => (typeof value === 'string' ? storable(value) : value),
  )
  return [{ text: RECORDING, values: [lines] }]
}

const RECORDING = `
  audit_added as (
    insert into audit_events (at, what, actor, person, account, realm, application, address, browser, details)
    select at, what, actor, person, account, realm, application, address, browser, details
    from jsonb_to_recordset($1::jsonb) as event(
      at timestamptz, what text, actor text, person uuid, account uuid,
      realm text, application text, address text, browser text, details jsonb)
    returning id),
  audit_waiting as (insert into audit_unsealed (event) select id from audit_added)`

/** Without what jsonb cannot hold (U+0000, halves of surrogate pairs), and no longer than is kept. */
function storable(text: string): string {
  const whole = text.toWellFormed().replaceAll('\u0000', '\ufffd')
  return whole.length <= LONGEST ? whole : `${whole.slice(0, LONGEST - 1).toWellFormed()}…`
}

/** One event as it was kept. */
export type KeptEvent = {
  id: number
  at: Instant
  what: AuditKey
  actor: Actor
  realm: string | null
  application: string | null
  address: string | null
  browser: string | null
  details: Record<string, unknown>
}

/** What happened to an account, newest first; `before` is the id at which the page before ended. */
export async function eventsOf(
  tx: Tx,
  account: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<KeptEvent[]> {
  const { rows } = await sql<KeptEvent>`
    select id, at, what, actor, realm, application, address, browser, details
    from audit_events
    where account = ${account}::uuid and id < ${before ?? Number.MAX_SAFE_INTEGER}::bigint
    order by id desc
    limit ${limit}::int`.execute(tx)
  return rows
}
