/** The password is asked about before all else, outside any transaction: its hash takes as long as twenty queries. */
import type { Write } from '../../../base/database/statements/statement.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { tryPassword } from '../../../methods/index.ts'
import type { Verdict } from '../../flow/event.ts'
import type { State, Who } from '../../flow/state.ts'
import type { Answer } from '../answer.ts'
import { type FlowDeps, realmOf, type Visitor } from '../deps.ts'
import type { Flow } from '../flow-store.ts'

/**
 * A password's verdict, with the state that it was given for and the moment of asking. `takeBack`: the try of a right
 * one, to be written whatever comes of it.
 */
export type PasswordCheck = { checked: Verdict; state: State; at: Instant; takeBack: Write[] }

type PasswordAsked = { flow: Flow; who: Who; typed: string; visitor: Visitor; now: Instant }

/** Asks the password's method; outside any transaction. Unknown names are asked about like known ones. */
export async function askPassword(deps: FlowDeps, asked: PasswordAsked): Promise<PasswordCheck | Answer> {
  const { flow, who, typed, visitor: from, now } = asked
  const realm = realmOf(deps, who.realm)
  const account = flow.account ?? undefined
  const knownBrowser = flow.acquaintance.here?.id
  const verdict = await tryPassword(deps, { realm, nameKey: who.name, account, typed, from, knownBrowser, now })
  if (verdict.verdict === 'busy' || verdict.verdict === 'slowed') {
    return { is: verdict.verdict, flow, retryAfter: verdict.retryAfter }
  }
  if (verdict.verdict !== 'right') return { checked: verdict, state: flow.state, at: now, takeBack: [] }
  return { checked: { verdict: 'right' }, state: flow.state, at: now, takeBack: [verdict.takeBack] }
}
