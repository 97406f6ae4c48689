/** What happens to flows and sessions without anybody signing in: events of lower floors, and time. */
import type { Database } from '../base/database/database.ts'
import type { Events } from '../base/events.ts'
import { DAY, HOUR, type Instant } from '../base/time/instant.ts'
import { forgetKnownBrowsers, unrememberBrowsers } from './known-browsers/known-browsers-store.ts'
import { dropFlowsOf, forgetFlows } from './run/flow-store.ts'
import { endSessionsOf, publishEnds } from './sessions/end-session.ts'
import { MOST_AT_ONCE, markOverdue } from './sessions/overdue-store.ts'
import { forgetSessions } from './sessions/session-store.ts'

/** A flow is kept a little longer than it lasts, so that it can be begun anew with the same request. */
const KEEP_FLOWS = 12 * HOUR
/** That an account was ever signed in to is remembered longer than its browsers are known. */
const KEEP_BROWSERS = 180 * DAY
/** Ended sessions are kept for the person who looks back at them. */
const KEEP_SESSIONS = 30 * DAY

/**
 * A closed account and a changed password end sessions, and flows that were parked after their password was right,
 * in the very transaction of the deed (CVE-2025-29928). A request that its person disowned ends what let it be sent.
 */
export function subscribeSignIn(events: Events): void {
  events.on('account.closed', async (tx, { account, at }) => {
    await dropFlowsOf(tx, account)
    await endSessionsOf({ events }, tx, { account, why: 'account-closed', now: at })
  })
  events.on('password.changed', async (tx, { account, at, keepSession }) => {
    await dropFlowsOf(tx, account)
    await endSessionsOf({ events }, tx, { account, why: 'password-changed', except: keepSession, now: at })
  })
  // Somebody else sat at a browser that was remembered: which one, only its own mark could tell.
  events.on('sign-in.disowned', async (tx, { account, way }) => {
    if (way === 'remembered') await unrememberBrowsers(tx, account)
  })
}

/** Forgets what is over, in small steps; meant for an hourly job. */
export async function tidySignIn({ db }: { db: Database }, now: Instant): Promise<void> {
  while ((await forgetFlows(db.kysely, now - KEEP_FLOWS)) > 0);
  while ((await forgetSessions(db.kysely, now - KEEP_SESSIONS)) > 0);
  while ((await forgetKnownBrowsers(db.kysely, now - KEEP_BROWSERS)) > 0);
}

/**
 * Ends what has run out or was not used for its time, so that applications hear of it; meant for a job each minute.
 * Nobody did anything, so nothing of it stands in the audit.
 */
export async function endOverdue({ db, events }: { db: Database; events: Events }, now: Instant): Promise<void> {
  let ended: number
  do {
    ended = await db.transaction(async (tx) => {
      const overdue = await markOverdue(tx, now)
      await publishEnds({ events }, tx, { ended: overdue, why: 'ran-out', now })
      return overdue.length
    })
  } while (ended === MOST_AT_ONCE)
}
