/** What the machine decided, with all that carrying it out needs. */
import { type AuditEvent, browserInWords } from '../../../audit/index.ts'
import type { Account } from '../../../people/index.ts'
import type { Given } from '../../flow/given.ts'
import type { Outcome } from '../../flow/outcome.ts'
import { type State, whoIn } from '../../flow/state.ts'
import type { Visitor } from '../deps.ts'
import type { Flow } from '../flow-store.ts'

export type Deed = { flow: Flow; here: State; outcome: Outcome; given: Given; visitor: Visitor }

/** A line of the audit about this flow's account. An unknown name is not kept: people type passwords there too. */
export function lineOf({ flow, given, visitor, here }: Deed, what: AuditEvent['what'], details: object): AuditEvent {
  return {
    at: given.now,
    what,
    actor: 'person',
    person: flow.account?.person,
    account: flow.account?.id,
    realm: flow.account?.realm ?? whoIn(here)?.realm ?? flow.request.realm,
    application: flow.request.application?.id,
    address: visitor.address,
    browser: browserInWords(visitor.userAgent),
    details: { ...details },
  }
}

/** The account that something was proved of. */
export function accountOf(flow: Flow): Account {
  if (!flow.account) throw new Error(`flow ${flow.id} has proved something of no account`)
  return flow.account
}
