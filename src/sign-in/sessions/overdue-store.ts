/** Sessions whose time has run out, and whose end nobody was told of. */
import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import { asDate, DAY, type Instant } from '../../base/time/instant.ts'
import type { Ended } from './session-store.ts'

/** So many at once, so that no transaction is long. */
export const MOST_AT_ONCE = 500

/**
 * Marks sessions as ended that ran out within the last day, or were not used for their time; each once, whichever
 * process asks. Whoever was away for longer finds them ended all the same: a session is live by its times.
 */
export async function markOverdue(tx: Tx, now: Instant): Promise<Ended[]> {
  const done = await sql<Ended>`
    update sessions set ended_at = least(expires_at, idle_at), ended_why = 'ran-out'
    where id in (
      select id from sessions
      where least(expires_at, idle_at) > ${asDate(now - DAY)} and least(expires_at, idle_at) <= ${asDate(now)}
        and ended_at is null
      limit ${MOST_AT_ONCE} for update skip locked)
    returning id, account, realm`.execute(tx)
  return done.rows
}

/** Why the session ended that this token held; undefined while it lives, and for a token that never held one. */
export async function whyEnded(
  tx: Tx,
  { realm, tokenHash }: { realm: string; tokenHash: Buffer },
): Promise<string | undefined> {
  const found = await sql<{ why: string | null }>`
    select ended_why as why from sessions
    where token_hash = ${tokenHash} and realm = ${realm} and ended_at is not null`.execute(tx)
  return found.rows[0]?.why ?? undefined
}
