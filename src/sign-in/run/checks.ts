/** From what was typed to what happened: each answer is checked by its method, and becomes an event of the machine. */
import type { Tx } from '../../base/database/database.ts'
import type { Write } from '../../base/database/statements/statement.ts'
import type { Instant } from '../../base/time/instant.ts'
import { type Realm, realmByKey } from '../../campus/index.ts'
import { checkTotp, confirmTotp, type TotpVerdict, type TriedPassword, tryPassword } from '../../methods/index.ts'
import { findName } from '../flow/identify.ts'
import type { AtRegister, AtTotp, Event, State, Verdict, Who } from '../flow/state.ts'
import type { Answer, Ask } from './answer.ts'
import type { FlowDeps } from './deps.ts'
import type { Flow } from './flow-store.ts'

/**
 * A password's verdict, with the state that it was given for and the moment of asking. `takeBack`: the try of a right
 * one, to be written whatever comes of it.
 */
export type PasswordCheck = { checked: Verdict; state: State; at: Instant; takeBack: Write[] }

type PasswordAsked = { flow: Flow; who: Who; typed: string; now: Instant }

/** Asks the password's method; outside any transaction. Unknown names are asked about like known ones. */
export async function askPassword(deps: FlowDeps, asked: PasswordAsked): Promise<PasswordCheck | Answer> {
  const { flow, who, typed, now } = asked
  const realm = realmOf(deps, who.realm)
  const account = flow.account ?? undefined
  const verdict = await tryPassword(deps, { realm, nameKey: who.name, account, typed, now })
  if (verdict.verdict === 'busy') return { is: 'busy', flow, retryAfter: verdict.retryAfter }
  const takeBack = verdict.verdict === 'right' ? [verdict.takeBack] : []
  return { checked: verdictOf(verdict, realm, now), state: flow.state, at: now, takeBack }
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
  if (ask.step === 'totp' && here.at === 'totp') return codeEvent(deps, tx, { here, code: ask.code, now })
  if (ask.step === 'register-method' && here.at === 'register-method') {
    if ('later' in ask) return { did: 'later' }
    if ('renew' in ask) return { did: 'register', confirmed: 'expired' }
    return registerEvent(deps, tx, { here, code: ask.code, now })
  }
  if (ask.step === 'terms') return 'declined' in ask ? { did: 'decline' } : { did: 'accept', shown: ask.shown }
  throw new Error(`an answer to ${ask.step} came to ${here.at}`)
}

async function codeEvent(
  deps: FlowDeps,
  tx: Tx,
  { here, code, now }: { here: AtTotp; code: string; now: Instant },
): Promise<Event> {
  const realm = realmOf(deps, here.who.realm)
  const verdict = await checkTotp(deps, tx, { account: here.proof.account, code, lockout: realm.lockout, now })
  return { did: 'code', checked: verdictOf(verdict, realm, now) }
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

type Answered = Exclude<TriedPassword, { verdict: 'busy' }> | TotpVerdict

function verdictOf(verdict: Answered, { lockout }: Realm, now: Instant): Verdict {
  if (verdict.verdict === 'right') return { verdict: 'right' }
  // A lock that ends a whole lock's time from now began with this answer.
  return verdict.verdict === 'locked' ? { ...verdict, fresh: verdict.until >= now + lockout.for } : verdict
}

/** The realm of a flow; it was in the configuration when the name was given. */
export function realmOf({ campus }: Pick<FlowDeps, 'campus'>, key: string): Realm {
  const realm = realmByKey(campus, key)
  if (!realm) throw new Error(`realm ${key} is no longer in the configuration`)
  return realm
}
