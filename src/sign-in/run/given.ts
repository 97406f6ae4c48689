/** The facts of a flow, and what the policies say of them: all that the machine is given. */
import { dayAt } from '../../base/time/day.ts'
import type { Instant } from '../../base/time/instant.ts'
import { applicationByKey, type Campus, inNetworks, type Realm } from '../../campus/index.ts'
import {
  mayPostpone,
  registrableMethods,
  registrationAsked,
  secondFactorDue,
  usableMethods,
} from '../../policies/index.ts'
import type { SignInRequest } from '../flow/request.ts'
import { type Given, proofIn, type State, whoIn } from '../flow/state.ts'
import { settled } from '../flow/step.ts'
import { termsDue } from '../flow/terms.ts'
import { realmOf } from './checks.ts'
import type { Flow } from './flow-store.ts'

type Facts = {
  flow: Flow
  visitor: { address: string | undefined }
  now: Instant
  /** When the password was asked about; one that has been changed since proves nothing. */
  checkedAt?: Instant | undefined
}

const NOTHING: Given['second'] = { wanted: false, usable: [], registrable: [], postponable: false }

/** What the machine is given of this flow now. */
export function givenFor(deps: { campus: Campus }, { flow, visitor, now, checkedAt }: Facts): Given {
  const { account } = flow
  const who = whoIn(flow.state)
  const changedSince = checkedAt !== undefined && flow.passwordSince !== null && flow.passwordSince > checkedAt
  if (!account || !who || account.status !== 'active' || changedSince) {
    return { now, account: undefined, second: NOTHING, terms: [] }
  }
  const terms = termsDue(deps.campus, { groups: flow.groups, accepted: flow.accepted })
  return {
    now,
    account: { id: account.id, person: account.person },
    second: secondFactorFor(deps, { flow, visitor, now, realm: realmOf(deps, who.realm) }),
    terms: terms.map(({ id, version }) => ({ terms: id, version })),
  }
}

function secondFactorFor(
  deps: { campus: Campus },
  { flow, visitor, now, realm }: Facts & { realm: Realm },
): Given['second'] {
  const facts = {
    ...situation(deps, { realm, request: flow.request, address: visitor.address, now }),
    asked: flow.request.level === 'mfa' || raisesTwoFactors(settled(flow.state, now), flow.account?.id),
    mfa: realm.mfa,
    groups: flow.groups,
    institutions: flow.institutions,
    registered: flow.methods,
  }
  const { due } = secondFactorDue({ ...facts, registered: flow.methods.length })
  return {
    wanted: due || registrationAsked(facts) !== 'no',
    usable: usableMethods(facts),
    registrable: registrableMethods(facts),
    postponable: mayPostpone(facts),
  }
}

type Situation = { realm: Realm; request: SignInRequest; address: string | undefined; now: Instant }

/** What the duty of a second factor depends on beside the person: day, place and application. */
function situation({ campus }: { campus: Campus }, { realm, request, address, now }: Situation) {
  return {
    mfa: realm.mfa,
    networks: Object.keys(campus.networks).filter((network) => inNetworks(campus, [network], address)),
    today: dayAt(now, campus.institution.timeZone),
    application: request.application && applicationByKey(campus, request.application.id)?.mfa,
  }
}

/** Whether a session with one factor is less than is asked of it here and now; the person's own methods left aside. */
export function asksSecondFactor(deps: { campus: Campus }, asked: Situation): boolean {
  const facts = { ...situation(deps, asked), asked: asked.request.level === 'mfa', registered: 0 }
  return secondFactorDue(facts).due
}

/** A session with two factors that is proved anew gets two again, or its claim would be older than it says. */
function raisesTwoFactors(here: State, account: string | undefined): boolean {
  const raise = here.at === 'password' ? here.raise : proofIn(here)?.raise
  return raise?.mfa === true && raise.account === account
}
