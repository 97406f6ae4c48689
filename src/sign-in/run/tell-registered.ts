/** A method was registered in the midst of a sign-in: whoever listens is told, and so is the person, by mail. */
import type { Tx } from '../../base/database/database.ts'
import type { Given } from '../flow/state.ts'
import type { FlowDeps, Visitor } from './deps.ts'
import type { Flow } from './flow-store.ts'
import { tellPerson } from './tell-person.ts'

type Registered = { flow: Flow; given: Given; visitor: Visitor }

/** Answers what the audit keeps. A person without an address is told at the next sign-in alone. */
export async function tellRegistered(
  deps: FlowDeps,
  tx: Tx,
  { flow, given: { now }, visitor }: Registered,
): Promise<object> {
  const { account } = flow
  if (!account) throw new Error(`flow ${flow.id} registered a method for nobody`)
  const { id, realm } = account
  await deps.events.publish(tx, 'method.registered', { account: id, realm, at: now, method: 'totp' })
  await tellPerson(deps, tx, { flow, visitor, now, news: { template: 'method-registered', method: 'totp' } })
  return { name: '' }
}
