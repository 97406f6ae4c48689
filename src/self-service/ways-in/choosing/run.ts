/** The last step of a run, whichever way in it is: a new password is judged, and all that follows is done, or nothing. */
import { sameBytes } from '../../../base/crypto/same.ts'
import { tokenHash } from '../../../base/crypto/token-hash.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { Visit } from '../../../base/web/visit.ts'
import type { HashedPassword } from '../../../methods/index.ts'
import { type Account, findAccount, lockAccount } from '../../../people/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import { acceptPassword } from './accept-password.ts'
import type { Held, RunsStore } from './runs-store.ts'
import type { ChooseRefusal, Choosing, Finished, Way } from './way.ts'

/** What the states of every way in have in common. */
type RunState =
  | { at: 'asking' | 'asked' }
  | { at: 'choosing'; account: string; until: Instant }
  | { at: 'active' | 'recovered'; account: string }

/** What a run does at its end, and for whom. */
export type Doing<Effect> = { effect: Effect; flow: string; account: Account; hashed: HashedPassword; visit: Visit }

export type Runs<State extends RunState, Effect, NoWay> = {
  readonly store: RunsStore<State>
  /** Why a run leads no further: too late, in another browser, or because what opened it is spent. */
  readonly expired: NoWay
  readonly elsewhere: NoWay
  readonly spent: NoWay
  /** How an account stands that this way is for. */
  readonly waits: Account['status']
  readonly step: (
    state: State,
    event: { did: 'choose'; verdict: 'accepted' },
    given: { now: Instant },
  ) => { state: State; effects: Effect[]; refusal?: string }
  /** False when what opened the run can no longer be spent: that comes first, so nothing has changed then. */
  readonly carryOut: (deps: SelfServiceDeps, tx: Tx, doing: Doing<Effect>) => Promise<boolean>
}

/** A way's run at its end, for its routes. */
export const endOf = <State extends RunState, Effect, NoWay extends { refusal: string }>(
  runs: Runs<State, Effect, NoWay>,
): Pick<Way<NoWay>, 'expired' | 'find' | 'choose'> => ({
  expired: runs.expired,
  find: (deps, flow, visit) => findChoosing(runs, deps, { flow, visit }),
  choose: (deps, asked) => choosePassword(runs, deps, asked),
})

/** The run as its page shows it, for the browser that began it. */
async function findChoosing<State extends RunState, Effect, NoWay>(
  runs: Runs<State, Effect, NoWay>,
  { db: { kysely } }: SelfServiceDeps,
  { flow, visit }: { flow: string; visit: Visit },
): Promise<Choosing | Finished | NoWay> {
  const held = await runs.store.find(kysely, flow, visit.now)
  if (!held) return runs.expired
  const state: RunState = held.state
  // A link to a run that is under way opens nothing in another browser (CVE-2026-18963).
  if (!sameBytes(held.browser, tokenHash(visit.browser))) return runs.elsewhere
  if (!('account' in state)) return runs.expired
  const account = await findAccount(kysely, state.account)
  if (state.at !== 'choosing') return account ? { finished: account } : runs.expired
  if (visit.now >= state.until) return runs.expired
  return account?.status === runs.waits ? { flow, account, until: state.until } : runs.spent
}

type Asked = { choosing: Choosing; typed: string; visit: Visit }

/** Sets the password, spends what opened the run, and does the rest that follows: all of it, or nothing. */
async function choosePassword<State extends RunState, Effect, NoWay>(
  runs: Runs<State, Effect, NoWay>,
  deps: SelfServiceDeps,
  { choosing, typed, visit }: Asked,
): Promise<{ set: Account } | { mend: ChooseRefusal } | Finished | NoWay> {
  const accepted = await acceptPassword(deps, { account: choosing.account, typed })
  if ('mend' in accepted) return accepted
  const { hashed } = accepted
  return deps.db.transaction(async (tx) => {
    const { flow } = choosing
    const held = await runs.store.lock(tx, flow, visit.now)
    return finish(runs, { deps, tx }, { held, flow, hashed, visit })
  })
}

type Finishing<State> = { held: Held<State> | undefined } & Omit<Doing<never>, 'effect' | 'account'>

async function finish<State extends RunState, Effect, NoWay>(
  runs: Runs<State, Effect, NoWay>,
  { deps, tx }: { deps: SelfServiceDeps; tx: Tx },
  { held, flow, hashed, visit }: Finishing<State>,
): Promise<{ set: Account } | Finished | NoWay> {
  if (!held || !('account' in held.state)) return runs.expired
  const account = await lockAccount(tx, held.state.account)
  if (held.state.at !== 'choosing') return account ? { finished: account } : runs.expired
  const { state, effects, refusal } = runs.step(held.state, { did: 'choose', verdict: 'accepted' }, { now: visit.now })
  if (refusal) return runs.expired
  // Closed, or changed by another run meanwhile: its row is locked, so that this holds till the end.
  if (account?.status !== runs.waits) return runs.spent
  for (const effect of effects) {
    if (!(await runs.carryOut(deps, tx, { effect, flow, account, hashed, visit }))) return runs.spent
  }
  await runs.store.save(tx, flow, state)
  return { set: account }
}
