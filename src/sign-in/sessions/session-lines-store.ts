/** The sessions of an account as its person reads them. */
import { sql } from 'kysely'
import { browserInWords } from '../../audit/index.ts'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import type { DeviceClass } from './device-class.ts'
import type { LiveSession } from './session.ts'

export type SessionLine = {
  id: string
  kind: LiveSession['kind']
  /** Key of the application that `offline_access` keeps signed in; null for a browser's session. */
  application: string | null
  startedAt: Instant
  lastSeenAt: Instant
  /** When it ends if it is not used until then. */
  expiresAt: Instant
  address: string | null
  country: string | null
  /** In words; null when it did not say. */
  browser: string | null
  device: DeviceClass | null
}

type Row = Omit<SessionLine, 'browser'> & { userAgent: string | null }

/**
 * The live sessions of an account, browsers' and applications' alike, the last used first. `is true`, or the planner,
 * while it has no statistics, reads the index of all ends beside that of the account.
 */
export async function sessionsOf(tx: Tx, account: string, now: Instant): Promise<SessionLine[]> {
  const found = await sql<Row>`
    select id, kind, application, started_at as "startedAt", last_seen_at as "lastSeenAt",
      least(expires_at, idle_at) as "expiresAt", address, country, user_agent as "userAgent", device
    from sessions
    where account = ${account} and ended_at is null and (least(expires_at, idle_at) > ${asDate(now)}) is true
    order by last_seen_at desc, id`.execute(tx)
  return found.rows.map(({ userAgent, ...line }) => ({ ...line, browser: browserInWords(userAgent ?? '') ?? null }))
}
