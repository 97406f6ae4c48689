/** What happens at once when somebody says that they were tricked, and what is written down at the end. */
import { record } from '../../../audit/index.ts'
import type { Visit } from '../../../base/web/visit.ts'
import { findAccount } from '../../../people/index.ts'
import { endSessionsOf, type LiveSession, raiseSession, revokeKnownBrowsers } from '../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import { lineOf } from '../../signed-in/audit-line.ts'
import { tellEverywhere } from '../../signed-in/tell.ts'
import { keepAlarm, keepAlarmOver } from './alarms-store.ts'
import { standingOf } from './standing.ts'

type By = { session: LiveSession; visit: Visit }

/**
 * Ends every session of the account but this one, applications' included, makes strangers of all browsers, and tells
 * the person at every address. All of it or nothing. This session gets a new token, which is answered: a copy that was
 * stolen of its cookie is worth nothing any more. Undefined when the session ended in the meantime.
 */
export async function raiseAlarm(deps: SelfServiceDeps, { session, visit }: By): Promise<string | undefined> {
  const { account: id, person, realm } = session
  const { now } = visit
  return deps.db.transaction(async (tx) => {
    await keepAlarm(tx, { account: id, now })
    const sessions = await endSessionsOf(deps, tx, { account: id, why: 'ended-by-person', except: session.id, now })
    const browsers = await revokeKnownBrowsers(tx, id, now)
    const details = { sessions, browsers }
    await record(tx, lineOf(visit, { account: id, person, realm }, { what: 'account.alarm', details }))
    const account = await findAccount(tx, id)
    if (account) await tellEverywhere(deps, tx, { account, visit, news: { template: 'tricked' } })
    return (await raiseSession(tx, { ...session, now }))?.token
  })
}

/** The methods have been checked: the alarm is over. Not before the password is new; false then, and when it was over. */
export async function endAlarm(deps: SelfServiceDeps, { session, visit }: By): Promise<boolean> {
  const { account, person, realm } = session
  const { now } = visit
  return deps.db.transaction(async (tx) => {
    const { step } = await standingOf(tx, account, now)
    if (step !== 'methods' || !(await keepAlarmOver(tx, { account, now }))) return false
    await record(tx, lineOf(visit, { account, person, realm }, { what: 'account.alarm-over' }))
    return true
  })
}
