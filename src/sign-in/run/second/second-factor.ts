/** What the policies say of the second factor in this flow: whether, which, and what else. Pure. */
import type { Instant } from '../../../base/time/instant.ts'
import type { Campus, Realm } from '../../../campus/index.ts'
import type { MethodKind } from '../../../methods/index.ts'
import {
  acceptedMethods,
  type ChoiceFacts,
  chooseMethod,
  defaultRegistration,
  mayPostpone,
  registrableMethods,
  registrationAsked,
  secondFactorDue,
  situationOf,
  usableMethods,
} from '../../../policies/index.ts'
import type { Given } from '../../flow/given.ts'
import { oldEnough } from '../../flow/proofs.ts'
import type { Chosen, Raise, Way } from '../../flow/state.ts'
import type { Visitor } from '../deps.ts'
import type { Flow } from '../flow-store.ts'

type Facts = {
  flow: Flow
  visitor: Pick<Visitor, 'address' | 'devices'>
  now: Instant
  realm: Realm
  raise: Raise | undefined
  stoodIn: boolean
  anew: boolean
  keys: boolean
}

export const NO_SECOND: Given['second'] = {
  ...{ wanted: false, ways: [], pick: undefined, tooNew: false, registrable: [], opens: undefined, postponable: false },
  why: { reasons: [], exceptedBy: [] },
}

export function secondFactorFor({ campus }: { campus: Campus }, facts: Facts): Pick<Given, 'second' | 'alone'> {
  const { raise, anew } = facts
  const all = factsOf(campus, facts)
  const old = { ...all, registered: oldEnough(facts.flow.methods, raise) }
  const { due, ...why } = secondFactorDue({ ...all, registered: all.registered.length })
  const ways = waysIn(old)
  const registrable = registrableMethods(all)
  // Whoever took their methods away is asked for a new one; where none is due, it can wait.
  const invited = anew && ways.length === 0 && registrable.length > 0
  const second = {
    wanted: due || invited || registrationAsked(all) !== 'no',
    ways,
    pick: pickIn(old),
    tooNew: ways.length === 0 && usableMethods(all).length > 0,
    registrable,
    opens: defaultRegistration(all),
    postponable: mayPostpone(all) || (invited && !due),
    why,
  }
  return { second, alone: acceptedMethods(all).filter((kind) => STAND_ALONE.includes(kind)) }
}

/** Two factors in one: possession, and what its holder showed it. Of a key only when it says so. */
const STAND_ALONE: readonly MethodKind[] = ['passkey', 'security-key', 'app']

function factsOf(campus: Campus, { flow, visitor, now, realm, raise, stoodIn, keys }: Facts) {
  const { address, devices } = visitor
  const { standing, acquaintance } = flow
  const last = acquaintance.here?.last ?? undefined
  return {
    ...situationOf(campus, { realm, application: flow.request.application?.id, address, devices, now }),
    // A session with two factors that is proved anew gets two again, or its claim would be older than it says.
    asked: flow.request.level === 'mfa' || raise?.mfa === true,
    mfa: realm.mfa,
    groups: flow.groups,
    institutions: flow.institutions,
    registered: flow.methods,
    browser: { keys, last },
    ...(standing.default && { default: standing.default }),
    paused: pausedAt(standing, now),
    stoodIn,
  }
}

/** From its beginning until its end, that moment excluded: a pause ends by itself, whether or not it was ended. */
function pausedAt({ pausedFrom, pausedUntil }: Flow['standing'], now: Instant): boolean {
  return (pausedFrom ?? now) <= now && pausedUntil !== null && pausedUntil !== undefined && now < pausedUntil
}

const waysIn = (facts: ChoiceFacts): Way[] =>
  usableMethods(facts).flatMap((kind) =>
    facts.registered.filter((one) => one.kind === kind).map(({ id }) => ({ kind, id })),
  )

function pickIn(facts: ChoiceFacts): Chosen | undefined {
  const choice = chooseMethod(facts)
  const id = choice?.ids[0]
  return choice && id !== undefined ? { kind: choice.kind, id, why: choice.reason } : undefined
}
