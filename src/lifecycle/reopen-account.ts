import { record } from '../audit/index.ts'
import type { Tx } from '../base/database/database.ts'
import type { Clock } from '../base/time/clock.ts'
import { findAccount, mailAddressOf, markReopened } from '../people/index.ts'
import type { ClosingAct } from './close-account.ts'
import { queueInvitations } from './invite-account.ts'

/**
 * Opens a closed account again, under the same name and identifier (L4). Its password and methods ended with the
 * closing, so it is invited anew, by mail where there is an address. False when it is not closed.
 */
export async function reopenAccount(
  deps: { readonly clock: Clock },
  tx: Tx,
  { account, why, actor }: ClosingAct,
): Promise<boolean> {
  const at = deps.clock.now()
  if (!(await markReopened(tx, { account, now: at }))) return false
  const opened = await findAccount(tx, account)
  if (!opened) return false
  const { person, realm } = opened
  await record(tx, { at, what: 'account.reopened', actor: actor ?? 'system', person, account, realm, details: { why } })
  if ((await mailAddressOf(tx, person)) !== undefined) await queueInvitations(tx, [account], at)
  return true
}
