/** The facts of a flow, and what the policies say of them: all that the machine is given. */
import type { Database } from '../../base/database/database.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Campus, Realm } from '../../campus/index.ts'
import { groupsOf } from '../../lifecycle/index.ts'
import {
  asksGroups,
  freshnessFor,
  secondFactorDue,
  situationOf,
  standsWhereItBegan,
  stayOffer,
} from '../../policies/index.ts'
import type { Event } from '../flow/event.ts'
import type { Given } from '../flow/given.ts'
import type { SignInRequest } from '../flow/request.ts'
import { type Who, whoIn } from '../flow/state.ts'
import { termsDue } from '../flow/steps/terms.ts'
import { sparedIn } from '../sessions/spared-store.ts'
import { realmOf, type Visitor } from './deps.ts'
import type { Flow } from './flow-store.ts'
import { afterwards } from './second/afterwards.ts'
import { NO_SECOND, secondFactorFor } from './second/second-factor.ts'

/** Where somebody is, and on what. */
export type Vantage = Pick<Visitor, 'address' | 'devices' | 'device'>

type Facts = {
  flow: Flow
  visitor: Vantage
  now: Instant
  /** When the password was asked about; one that has been changed since proves nothing. */
  checkedAt?: Instant | undefined
  /** What has just happened, and not been written yet. */
  event?: Event
}

/** What the machine is given of this flow now. */
export function givenFor(deps: { campus: Campus }, facts: Facts): Given {
  const { visitor, now, checkedAt, event } = facts
  const { account, request, passwordSince, acquaintance } = facts.flow
  const who = toldIn(event) ?? whoIn(facts.flow.state)
  const changedSince = checkedAt !== undefined && passwordSince !== null && passwordSince > checkedAt
  if (!account || !who || account.status !== 'active' || changedSince) return nobody(now)
  const realm = realmOf(deps, who.realm)
  const { flow, ...after } = afterwards(facts.flow, { event, now })
  const terms = termsDue(deps.campus, { groups: flow.groups, accepted: flow.accepted })
  const { address, device } = visitor
  return {
    now,
    account: { id: account.id, person: account.person },
    ...secondFactorFor(deps, { flow, visitor, now, realm, ...after }),
    resetCode: resetCodeOf(realm, flow),
    remembered: realm.mfa.rememberDevice && acquaintance.here?.remembered === true,
    resetAsked: request.reset === true,
    terms: terms.map(({ id, version }) => ({ terms: id, version })),
    placed: standsWhereItBegan({ binding: realm.session.bindAddress, began: address, now: address }),
    freshFor: freshnessFor(realm),
    // Whether others use this computer too is the machine's to look at: it may hear of it in this very answer.
    stay: stayOffer({ realm, shared: false, device }),
  }
}

/** Who is about to sign in, where the event alone tells it. */
function toldIn(event: Event | undefined): Who | undefined {
  const tells = event?.did === 'passkey' || event?.did === 'device' || event?.did === 'remembered'
  return tells && 'who' in event.found ? event.found.who : undefined
}

const nobody = (now: Instant): Given => ({
  ...{ now, account: undefined, second: NO_SECOND, alone: [], remembered: false, resetCode: 'off', resetAsked: false },
  ...{ terms: [], placed: true, freshFor: 0, stay: undefined },
})

function resetCodeOf({ mfa }: Realm, { standing }: Flow): Given['resetCode'] {
  if (!mfa.reset.includes('reset-code')) return 'off'
  return standing.resetCode ? 'open' : 'none'
}

type Asked = {
  realm: Realm
  person: string
  /** The id of the session that is asked about. */
  session: string
  request: SignInRequest
  visitor: Pick<Vantage, 'address' | 'devices'>
  now: Instant
}

/**
 * Whether a session with one factor is less than is asked of it here and now; the person's own methods left aside. The
 * person's groups are looked up only where a duty spares one, and a pass or a pause only where the realm alone asks.
 */
export async function asksSecondFactor(deps: { campus: Campus; db: Database }, asked: Asked): Promise<boolean> {
  const { realm, person, session, request, visitor, now } = asked
  const { address, devices } = visitor
  const scene = { realm, application: request.application?.id, address, devices, now }
  const groups = asksGroups(deps.campus, scene) ? await groupsOf(deps.db.kysely, person) : []
  const facts = { ...situationOf(deps.campus, scene), groups, asked: request.level === 'mfa', registered: 0 }
  const { due, reasons } = secondFactorDue(facts)
  if (!due || reasons.some((reason) => reason !== 'realm-requires')) return due
  return secondFactorDue({ ...facts, ...(await sparedIn(deps.db.kysely, { session, now })) }).due
}
