/** Sessions that are bound to an address (P3): used elsewhere, they are over at once, everywhere. */
import type { Database } from '../../base/database/database.ts'
import type { Events } from '../../base/events.ts'
import type { Visit } from '../../base/web/visit.ts'
import { type Campus, realmByKey } from '../../campus/index.ts'
import { standsWhereItBegan } from '../../policies/index.ts'
import { endSession } from './end-session.ts'
import type { LiveSession } from './session.ts'

export type StandingDeps = { db: Database; campus: Campus; events: Events }

/** Whether a browser may use a session where it is now. Pure. */
export function standsHere(
  campus: Campus,
  session: Pick<LiveSession, 'realm' | 'address'>,
  address: string | undefined,
): boolean {
  const binding = realmByKey(campus, session.realm)?.session.bindAddress ?? 'off'
  return standsWhereItBegan({ binding, began: session.address, now: address })
}

/**
 * Of a browser's live sessions those that it may use where it is now. The others end here: whoever holds the cookie of
 * one somewhere else may have stolen it.
 */
export async function keepStanding(
  deps: StandingDeps,
  visit: Pick<Visit, 'now' | 'address' | 'userAgent'>,
  sessions: readonly LiveSession[],
): Promise<LiveSession[]> {
  const standing = sessions.filter((session) => standsHere(deps.campus, session, visit.address))
  for (const { id } of sessions.filter((session) => !standing.includes(session))) {
    const end = { session: id, why: 'address-changed', now: visit.now, from: visit } as const
    await deps.db.transaction((tx) => endSession(deps, tx, end))
  }
  return standing
}
