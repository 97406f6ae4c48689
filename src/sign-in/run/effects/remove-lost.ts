/** The reset code was right: what was lost is removed, with all that rests on it. */
import type { Tx } from '../../../base/database/database.ts'
import type { Lost } from '../../flow/event.ts'
import { removeSecondFactors } from '../../reset/remove-second-factors.ts'
import type { FlowDeps } from '../deps.ts'
import { dropFlowsOf } from '../flow-store.ts'
import { accountOf, type Deed } from './deed.ts'

/** Other flows of this account were parked by whoever held the methods that are gone; this one alone goes on. */
export async function removeLost(deps: FlowDeps, tx: Tx, { deed, lost }: { deed: Deed; lost: Lost }): Promise<void> {
  const { flow, given, visitor } = deed
  const account = accountOf(flow)
  await dropFlowsOf(tx, account.id, flow.id)
  await removeSecondFactors(deps, tx, { account, which: lost, how: 'reset-code', visit: visitor, now: given.now })
}
