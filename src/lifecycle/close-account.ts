import { type Actor, record } from '../audit/index.ts'
import type { Tx } from '../base/database/database.ts'
import type { Events } from '../base/events.ts'
import type { Clock } from '../base/time/clock.ts'
import { findAccount, markClosed } from '../people/index.ts'

export type CloseDeps = { readonly events: Events; readonly clock: Clock }

/** `why` is the rule or the word of whoever closes; `actor` the program itself unless told. */
export type ClosingAct = { readonly account: string; readonly why: string; readonly actor?: Actor }

/**
 * Closes an account: from this transaction's end it can do nothing. `account.closed` ends sessions, tokens, devices and
 * methods within the same transaction, so that there is no moment at which one of them is still good (CVE-2025-29928).
 * False when there is no such account, or it was closed already.
 */
export async function closeAccount(deps: CloseDeps, tx: Tx, { account, why, actor }: ClosingAct): Promise<boolean> {
  const at = deps.clock.now()
  if (!(await markClosed(tx, { account, now: at }))) return false
  const closed = await findAccount(tx, account)
  if (!closed) return false
  const { person, realm } = closed
  await record(tx, { at, what: 'account.closed', actor: actor ?? 'system', person, account, realm, details: { why } })
  await deps.events.publish(tx, 'account.closed', { account, realm, at })
  return true
}
