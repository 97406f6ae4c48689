/** What stands in when no method is at hand: an access pass, or the reset code. */
import type { Tx } from '../../../base/database/database.ts'
import { checkAccessPass, checkResetCode } from '../../../methods/index.ts'
import type { Event, Lost } from '../../flow/event.ts'
import type { AtAccessPass, AtResetCode } from '../../flow/state.ts'
import { type FlowDeps, realmOf } from '../deps.ts'
import type { Checking } from './asked.ts'

type Typed = { code: string }

export async function passEvent(
  deps: FlowDeps,
  tx: Tx,
  { here, now, code }: Checking<AtAccessPass> & Typed,
): Promise<Event> {
  const { lockout } = realmOf(deps, here.who.realm)
  const checked = await checkAccessPass(tx, { account: here.proof.account, code, lockout, now })
  return { did: 'pass', checked: checked.verdict === 'right' ? { verdict: 'right', pass: checked.id } : checked }
}

/**
 * A right code is spent with this, so that what was lost is looked at first: a method that is not the account's spends
 * nothing, and neither does a realm that no longer resets by code.
 */
export async function resetEvent(
  deps: FlowDeps,
  tx: Tx,
  { flow, here, now, code, lost }: Checking<AtResetCode> & Typed & { lost: Lost },
): Promise<Event | 'way-not-open'> {
  const { lockout, mfa } = realmOf(deps, here.who.realm)
  const isTheirs = lost === 'all' || flow.methods.some(({ kind, id }) => kind === lost.kind && id === lost.id)
  if (!isTheirs || !mfa.reset.includes('reset-code')) return 'way-not-open'
  return { did: 'reset', checked: await checkResetCode(tx, { account: here.proof.account, code, lockout, now }), lost }
}
