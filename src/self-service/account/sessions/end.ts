/** Ending sessions and forgetting browsers: each for the account at hand alone, and each written down. */
import { record } from '../../../audit/index.ts'
import { isId } from '../../../base/ids.ts'
import type { Visit } from '../../../base/web/visit.ts'
import { findAccount } from '../../../people/index.ts'
import { endSession, endSessionsOf, type LiveSession, revokeKnownBrowser, sessionsOf } from '../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import { lineOf } from '../../signed-in/audit-line.ts'
import { tellEverywhere } from '../../signed-in/tell.ts'

type By = { session: LiveSession; visit: Visit }

/** Ends one session of the account; false when it has none of that id, which another's never is. */
export async function endOwnSession(deps: SelfServiceDeps, by: By, id: string): Promise<boolean> {
  const { now } = by.visit
  return deps.db.transaction(async (tx) => {
    const own = await sessionsOf(tx, by.session.account, now)
    if (!own.some((line) => line.id === id)) return false
    return endSession(deps, tx, { session: id, why: 'ended-by-person', now })
  })
}

/** Ends all sessions of the account, browsers' and applications', but for one that may stay; answers how many, and says so by mail. */
export async function endAllSessions(deps: SelfServiceDeps, by: By, except?: string): Promise<number> {
  const { visit, session } = by
  return deps.db.transaction(async (tx) => {
    const ending = { account: session.account, why: 'ended-by-person', except, now: visit.now } as const
    const count = await endSessionsOf(deps, tx, ending)
    const account = count === 0 ? undefined : await findAccount(tx, session.account)
    if (account) await tellEverywhere(deps, tx, { account, visit, news: { template: 'sessions-ended', count } })
    return count
  })
}

/** The account knows that browser no more; false when it did not. */
export async function forgetBrowser(deps: SelfServiceDeps, { session, visit }: By, id: string): Promise<boolean> {
  const { account, person, realm } = session
  return deps.db.transaction(async (tx) => {
    if (!isId(id) || !(await revokeKnownBrowser(tx, { account, id, now: visit.now }))) return false
    await record(tx, lineOf(visit, { account, person, realm }, { what: 'browser.forgotten' }))
    return true
  })
}
