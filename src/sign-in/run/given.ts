/** The facts of a flow, and what the policies say of them: all that the machine is given. */
import type { Database } from '../../base/database/database.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Campus, Realm } from '../../campus/index.ts'
import { groupsOf } from '../../lifecycle/index.ts'
import {
  asksGroups,
  freshnessFor,
  mayPostpone,
  registrableMethods,
  registrationAsked,
  secondFactorDue,
  situationOf,
  standsWhereItBegan,
  stayOffer,
  usableMethods,
} from '../../policies/index.ts'
import type { SignInRequest } from '../flow/request.ts'
import { oldEnough } from '../flow/second-factor.ts'
import { type Given, proofIn, type Raise, type State, whoIn } from '../flow/state.ts'
import { settled } from '../flow/step.ts'
import { termsDue } from '../flow/terms.ts'
import { realmOf } from './checks.ts'
import type { Visitor } from './deps.ts'
import type { Flow } from './flow-store.ts'

/** Where somebody is, and on what. */
export type Vantage = Pick<Visitor, 'address' | 'devices' | 'device'>

type Facts = {
  flow: Flow
  visitor: Vantage
  now: Instant
  /** When the password was asked about; one that has been changed since proves nothing. */
  checkedAt?: Instant | undefined
}

const NO_SECOND: Given['second'] = {
  ...{ wanted: false, usable: [], tooNew: false, registrable: [], postponable: false },
  why: { reasons: [], exceptedBy: [] },
}
const NOBODY = { account: undefined, second: NO_SECOND, terms: [], placed: true, freshFor: 0, stay: undefined }

/** What the machine is given of this flow now. */
export function givenFor(deps: { campus: Campus }, { flow, visitor, now, checkedAt }: Facts): Given {
  const { account } = flow
  const who = whoIn(flow.state)
  const changedSince = checkedAt !== undefined && flow.passwordSince !== null && flow.passwordSince > checkedAt
  if (!account || !who || account.status !== 'active' || changedSince) return { now, ...NOBODY }
  const realm = realmOf(deps, who.realm)
  const terms = termsDue(deps.campus, { groups: flow.groups, accepted: flow.accepted })
  const { address, device } = visitor
  return {
    now,
    account: { id: account.id, person: account.person },
    second: secondFactorFor(deps, { flow, visitor, now, realm }),
    terms: terms.map(({ id, version }) => ({ terms: id, version })),
    placed: standsWhereItBegan({ binding: realm.session.bindAddress, began: address, now: address }),
    freshFor: freshnessFor(realm),
    // Whether others use this computer too is the machine's to look at: it may hear of it in this very answer.
    stay: stayOffer({ realm, shared: false, device }),
  }
}

function secondFactorFor(
  { campus }: { campus: Campus },
  { flow, visitor, now, realm }: Facts & { realm: Realm },
): Given['second'] {
  const { address, devices } = visitor
  const raise = raiseIn(settled(flow.state, now), flow.account?.id)
  const facts = {
    ...situationOf(campus, { realm, application: flow.request.application?.id, address, devices, now }),
    // A session with two factors that is proved anew gets two again, or its claim would be older than it says.
    asked: flow.request.level === 'mfa' || raise?.mfa === true,
    mfa: realm.mfa,
    groups: flow.groups,
    institutions: flow.institutions,
    registered: flow.methods,
  }
  const { due, ...why } = secondFactorDue({ ...facts, registered: flow.methods.length })
  const [all, old] = [usableMethods(facts), usableMethods({ ...facts, registered: oldEnough(flow.methods, raise) })]
  return {
    wanted: due || registrationAsked(facts) !== 'no',
    usable: old,
    tooNew: old.length === 0 && all.length > 0,
    registrable: registrableMethods(facts),
    postponable: mayPostpone(facts),
    why,
  }
}

/** The session of this account that the flow is to raise. */
function raiseIn(here: State, account: string | undefined): Raise | undefined {
  const raise = here.at === 'password' ? here.raise : proofIn(here)?.raise
  return raise?.account === account ? raise : undefined
}

type Asked = {
  realm: Realm
  person: string
  request: SignInRequest
  visitor: Pick<Vantage, 'address' | 'devices'>
  now: Instant
}

/**
 * Whether a session with one factor is less than is asked of it here and now; the person's own methods left aside. The
 * person's groups are looked up only where a duty spares one.
 */
export async function asksSecondFactor(deps: { campus: Campus; db: Database }, asked: Asked): Promise<boolean> {
  const { realm, person, request, visitor, now } = asked
  const { address, devices } = visitor
  const scene = { realm, application: request.application?.id, address, devices, now }
  const groups = asksGroups(deps.campus, scene) ? await groupsOf(deps.db.kysely, person) : []
  const facts = { ...situationOf(deps.campus, scene), groups, asked: request.level === 'mfa', registered: 0 }
  return secondFactorDue(facts).due
}
