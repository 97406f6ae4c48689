/** Does what the machine said should happen, in the transaction that stores where the flow is now. */
import { type AuditEvent, browserInWords, recording } from '../../audit/index.ts'
import type { Tx } from '../../base/database/database.ts'
import type { Write } from '../../base/database/statements/statement.ts'
import type { Instant } from '../../base/time/instant.ts'
import { beginTotp } from '../../methods/index.ts'
import { type Account, acceptTerms, type TermsVersion } from '../../people/index.ts'
import { type Effect, type Given, type Outcome, type State, whoIn } from '../flow/state.ts'
import { step } from '../flow/step.ts'
import { newsOf } from '../known-browsers/known-browser.ts'
import type { Granted } from './answer.ts'
import { realmOf } from './checks.ts'
import type { FlowDeps, Visitor } from './deps.ts'
import type { Flow } from './flow-store.ts'
import { grant } from './grant.ts'
import { tellPerson } from './tell-person.ts'
import { tellRegistered } from './tell-registered.ts'

export type Deed = { flow: Flow; here: State; outcome: Outcome; given: Given; visitor: Visitor }
/** `writes`: what is still to be written, so that it goes together with the flow itself. */
type Done = { outcome: Outcome; writes: Write[]; granted?: Granted }

/** Carries out all effects, but for what can be written with the flow: the session's row and the audit. A session that can no longer be raised asks all proofs anew. */
export async function carryOut(deps: FlowDeps, tx: Tx, deed: Deed): Promise<Done> {
  const { outcome, visitor, given } = deed
  const session = outcome.effects.find((effect) => effect.do === 'start-session' || effect.do === 'raise-session')
  const who = whoIn(outcome.state)
  const granted = session && who && (await grant(deps, tx, { session, who, visitor, now: given.now }))
  if (session && !granted) return { outcome: step(deed.here, { did: 'session-gone' }, given), writes: [] }
  const news = session?.do === 'start-session' ? await tellNews(deps, tx, deed) : []
  const state = await offered(deps, tx, deed)
  const lines: AuditEvent[] = []
  for (const effect of outcome.effects) lines.push(...(await carryOutOne(deps, tx, { deed, effect })))
  if (granted) lines.push(lineOf(deed, 'sign-in.succeeded', { ...granted.details, ...given.second.why, news }))
  const writes = [...(granted?.writes ?? []), ...recording(lines)]
  return { outcome: { ...outcome, state }, writes, ...(granted && { granted: granted.granted }) }
}

async function carryOutOne(
  deps: FlowDeps,
  tx: Tx,
  { deed, effect }: { deed: Deed; effect: Effect },
): Promise<AuditEvent[]> {
  switch (effect.do) {
    case 'audit': {
      const { do: _, what, ...details } = effect
      if (effect.what === 'sign-in.locked') await tellLocked(deps, tx, { deed, until: effect.until })
      return [lineOf(deed, what, details)]
    }
    case 'accept-terms':
      return acceptAll(tx, deed, effect.terms)
    case 'tell-registered':
      return [lineOf(deed, 'totp.registered', await tellRegistered(deps, tx, deed))]
    default:
      return []
  }
}

/** Tells the person of a sign-in from a new browser or country (P4); answers what was new. */
async function tellNews(deps: FlowDeps, tx: Tx, { flow, given, visitor }: Deed): Promise<('browser' | 'country')[]> {
  const { acquaintance, passwordSince } = flow
  const country = deps.places?.countryOf(visitor.address)
  const news = newsOf({ acquaintance, country, passwordSince, now: given.now })
  const told = { flow, visitor, now: given.now, news: { template: 'new-sign-in' } } as const
  if (news.length > 0) await tellPerson(deps, tx, told)
  return news
}

const tellLocked = (deps: FlowDeps, tx: Tx, { deed, until }: { deed: Deed; until: Instant }): Promise<void> => {
  const { flow, visitor, given } = deed
  return tellPerson(deps, tx, { flow, visitor, now: given.now, news: { template: 'account-locked', until } })
}

async function acceptAll(tx: Tx, deed: Deed, terms: readonly TermsVersion[]): Promise<AuditEvent[]> {
  const { id, person } = accountOf(deed.flow)
  for (const version of terms) await acceptTerms(tx, { ...version, person, account: id, now: deed.given.now })
  return terms.map((version) => lineOf(deed, 'terms.accepted', { ...version }))
}

/** A registration begins when the page that offers it is to be shown, and not each time it is. */
async function offered(deps: FlowDeps, tx: Tx, { outcome, given, flow, visitor }: Deed): Promise<State> {
  const { state, effects } = outcome
  if (state.at !== 'register-method' || !effects.some((effect) => effect.do === 'offer-totp')) return state
  const { name, realm } = state.who
  const issuer = realmOf(deps, realm).name[visitor.language]
  const { id } = await beginTotp(deps, tx, { account: accountOf(flow).id, now: given.now, issuer, label: name })
  return { ...state, registration: id }
}

/** A line of the audit about this flow's account. An unknown name is not kept: people type passwords there too. */
function lineOf({ flow, given, visitor, here }: Deed, what: AuditEvent['what'], details: object): AuditEvent {
  return {
    at: given.now,
    what,
    actor: 'person',
    person: flow.account?.person,
    account: flow.account?.id,
    realm: 'who' in here ? here.who.realm : flow.request.realm,
    application: flow.request.application?.id,
    address: visitor.address,
    browser: browserInWords(visitor.userAgent),
    details: { ...details },
  }
}

function accountOf(flow: Flow): Account {
  if (!flow.account) throw new Error(`flow ${flow.id} has proved something of no account`)
  return flow.account
}
