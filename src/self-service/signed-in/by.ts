import type { AuditEvent, AuditKey } from '../../audit/index.ts'
import type { Tx } from '../../base/database/database.ts'
import type { Visit } from '../../base/web/visit.ts'
import { findAccount } from '../../people/index.ts'
import type { LiveSession } from '../../sign-in/index.ts'
import type { SelfServiceDeps } from '../deps.ts'
import { lineOf } from './audit-line.ts'
import { type News, tellEverywhere } from './tell.ts'

/** Who changes something here, and from where. */
export type By = { session: LiveSession; visit: Visit }

/** What they did, as the audit keeps it. */
export function lineBy({ session, visit }: By, what: AuditKey, details: object): AuditEvent {
  const { account, person, realm } = session
  return lineOf(visit, { account, person, realm }, { what, details })
}

type Told = { by: By; news: News; also?: readonly string[] }

/** The same, told at all addresses of the person, and at those that were theirs until now. */
export async function tellBy(deps: SelfServiceDeps, tx: Tx, { by, news, also = [] }: Told): Promise<void> {
  const account = await findAccount(tx, by.session.account)
  if (account) await tellEverywhere(deps, tx, { account, visit: by.visit, news, also })
}
