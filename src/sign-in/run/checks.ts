/** From what was typed to what happened: each answer is checked by its method, and becomes an event of the machine. */
import type { Tx } from '../../base/database/database.ts'
import type { Write } from '../../base/database/statements/statement.ts'
import type { Instant } from '../../base/time/instant.ts'
import { type Realm, realmByKey } from '../../campus/index.ts'
import { checkTotp, confirmTotp, tryPassword } from '../../methods/index.ts'
import { findName } from '../flow/identify.ts'
import { oldEnough } from '../flow/second-factor.ts'
import type { AtRegister, AtTotp, Event, State, Verdict, Who } from '../flow/state.ts'
import type { Answer, Ask } from './answer.ts'
import type { FlowDeps, Visitor } from './deps.ts'
import type { Flow } from './flow-store.ts'

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
  const knownBrowser = flow.acquaintance.known ?? undefined
  const verdict = await tryPassword(deps, { realm, nameKey: who.name, account, typed, from, knownBrowser, now })
  if (verdict.verdict === 'busy' || verdict.verdict === 'slowed') {
    return { is: verdict.verdict, flow, retryAfter: verdict.retryAfter }
  }
  if (verdict.verdict !== 'right') return { checked: verdict, state: flow.state, at: now, takeBack: [] }
  return { checked: { verdict: 'right' }, state: flow.state, at: now, takeBack: [verdict.takeBack] }
}

type Asked = { flow: Flow; here: State; ask: Ask; check: PasswordCheck | undefined; now: Instant }

/** The event that an answer is. The state has been found to be at its step. */
export async function eventOf(deps: FlowDeps, tx: Tx, { flow, here, ask, check, now }: Asked): Promise<Event> {
  if (ask.step === 'identify') {
    const { realm } = flow.request
    return { did: 'name', found: findName(ask.typed, { campus: deps.campus, realm, shared: ask.shared }) }
  }
  if (ask.step === 'password' && check) {
    return { did: 'password', checked: check.checked, ...(ask.shared !== undefined && { shared: ask.shared }) }
  }
  if (ask.step === 'totp' && here.at === 'totp') return codeEvent(deps, tx, { flow, here, code: ask.code, now })
  if (ask.step === 'register-method' && here.at === 'register-method') {
    if ('later' in ask) return { did: 'later' }
    if ('renew' in ask) return { did: 'register', confirmed: 'expired' }
    return registerEvent(deps, tx, { here, code: ask.code, now })
  }
  if (ask.step === 'stay-signed-in') return { did: 'stay', yes: ask.yes }
  if (ask.step === 'terms') return 'declined' in ask ? { did: 'decline' } : { did: 'accept', shown: ask.shown }
  throw new Error(`an answer to ${ask.step} came to ${here.at}`)
}

async function codeEvent(
  deps: FlowDeps,
  tx: Tx,
  { flow, here, code, now }: { flow: Flow; here: AtTotp; code: string; now: Instant },
): Promise<Event> {
  const realm = realmOf(deps, here.who.realm)
  const { account, raise } = here.proof
  const verdict = await checkTotp(deps, tx, { account, code, lockout: realm.lockout, now })
  if (verdict.verdict === 'right' && !oldEnough(flow.methods, raise).some(({ id }) => id === verdict.id)) {
    return { did: 'code', checked: { verdict: 'too-new' } }
  }
  return { did: 'code', checked: verdict.verdict === 'right' ? { verdict: 'right' } : verdict }
}

async function registerEvent(
  deps: FlowDeps,
  tx: Tx,
  { here, code, now }: { here: AtRegister; code: string; now: Instant },
): Promise<Event> {
  const { proof, registration } = here
  if (registration === undefined) return { did: 'register', confirmed: 'expired' }
  const confirmed = await confirmTotp(deps, tx, { account: proof.account, id: registration, code, now })
  // Who comes to this step has no app at all; ten that were linked elsewhere meanwhile make this offer worthless.
  return { did: 'register', confirmed: confirmed === 'too-many' ? 'expired' : confirmed }
}

/** The realm of a flow; it was in the configuration when the name was given. */
export function realmOf({ campus }: Pick<FlowDeps, 'campus'>, key: string): Realm {
  const realm = realmByKey(campus, key)
  if (!realm) throw new Error(`realm ${key} is no longer in the configuration`)
  return realm
}
