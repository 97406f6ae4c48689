import type { AuditEvent, AuditKey } from '../../../audit/index.ts'
import type { Visit } from '../../../base/web/visit.ts'
import type { LiveSession } from '../../../sign-in/index.ts'
import { lineOf } from '../../signed-in/audit-line.ts'

/** Who changes something here, and from where. */
export type By = { session: LiveSession; visit: Visit }

/** What they did, as the audit keeps it. */
export function lineBy({ session, visit }: By, what: AuditKey, details: object): AuditEvent {
  const { account, person, realm } = session
  return lineOf(visit, { account, person, realm }, { what, details })
}
