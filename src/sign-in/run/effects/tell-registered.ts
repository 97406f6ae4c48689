/** A method was registered in the midst of a sign-in: whoever listens is told, and so is the person, by mail. */
import type { AuditEvent } from '../../../audit/index.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { Proved } from '../../flow/event.ts'
import type { FlowDeps } from '../deps.ts'
import { accountOf, type Deed, lineOf } from './deed.ts'
import { tellPerson } from './tell-person.ts'

/** Answers the audit's line. A person without an address is told at the next sign-in alone. */
export async function tellRegistered(
  deps: FlowDeps,
  tx: Tx,
  { deed, proved: { kind } }: { deed: Deed; proved: Proved },
): Promise<AuditEvent> {
  const { flow, given, visitor } = deed
  const { id, realm } = accountOf(flow)
  await deps.events.publish(tx, 'method.registered', { account: id, realm, at: given.now, method: kind })
  const news = { template: 'method-registered', method: kind } as const
  await tellPerson(deps, tx, { flow, visitor, now: given.now, news })
  return lineOf(deed, 'method.registered', { kind, name: '' })
}
