/** A request to the phones of an account: opened with the state that waits for it, and told to them once that has committed. */
import type { Tx } from '../../../base/database/database.ts'
import { openRequest } from '../../../methods/index.ts'
import type { Effect } from '../../flow/outcome.ts'
import type { Asking, State } from '../../flow/state.ts'
import type { FlowDeps } from '../deps.ts'
import { shownOf } from '../shown.ts'
import { accountOf, type Deed } from './deed.ts'
import type { Opened } from './send.ts'

type Asked = { deed: Deed; effect: Effect & { do: 'ask-device' } }

/**
 * The state with its request, or with the moment until which none is sent; an earlier one counts all the same. Whoever
 * gave a password reads a number from the screen; who has the remembered browser has proved that already (M4).
 */
export async function askDevice(deps: FlowDeps, tx: Tx, { deed, effect: { way } }: Asked): Promise<Opened> {
  const { flow, outcome, visitor, given } = deed
  const { now } = given
  const account = accountOf(flow)
  const shown = shownOf(deps, { flow: { ...flow, state: outcome.state }, visitor, named: true, now })
  const { address } = visitor
  const asked = { account: account.id, way, binding: flow.id, number: way === 'approval', shown, address, now }
  const opened = await openRequest(deps, tx, asked)
  if ('refused' in opened) {
    const heldUntil = now + opened.retryAfter
    const state = withAsking(outcome.state, (before) => ({ ...before, heldUntil }))
    return { outcome: { ...outcome, state, refusal: { why: opened.refused, until: heldUntil } } }
  }
  const { request, expires } = opened
  const state = withAsking(outcome.state, () => ({ request }))
  return { outcome: { ...outcome, state }, send: { request, expires, realm: account.realm, account } }
}

function withAsking(state: State, change: (before: Asking | undefined) => Asking): State {
  return state.at === 'approval' || state.at === 'device' ? { ...state, asking: change(state.asking) } : state
}
