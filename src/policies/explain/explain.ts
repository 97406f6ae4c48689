/** One decision with everything that it was made of: what the command line prints, and a desk may one day show. */
import type { Campus, Realm } from '../../campus/index.ts'
import type { MethodKind } from '../../methods/index.ts'
import { type Choice, type ChoiceFacts, chooseMethod, type OtherWay, otherWays } from '../second-factor/choice.ts'
import { type Due, secondFactorDue } from '../second-factor/due.ts'
import { type EndingsAhead, endingsAhead } from '../second-factor/labels.ts'
import { acceptedMethods, type NotYet, notYet, registrableMethods, usableMethods } from '../second-factor/methods.ts'
import { registrationAsked } from '../second-factor/registration.ts'
import { type Scene, situationOf } from '../second-factor/situation.ts'
import { freshnessFor, type SessionLifetime, sessionLifetime, stayOffer } from '../session-lifetime.ts'

export type Explaining = Scene & {
  /** Whether the request asks for two factors (`acr_values`). */
  readonly asked: boolean
  readonly groups: readonly string[]
  readonly institutions: readonly string[]
  readonly registered: ChoiceFacts['registered']
  /** The desk has let the account off its second factor at that moment. */
  readonly paused: boolean
  readonly browser: ChoiceFacts['browser']
  /** What the person wants to be asked first. */
  readonly default: ChoiceFacts['default']
}

export type Explained = {
  readonly networks: readonly string[]
  readonly devices: readonly string[]
  /** What the campus's calendar and clock show. */
  readonly campusTime: { readonly day: string; readonly weekday: string; readonly time: string }
  readonly secondFactor: Due
  /** Whether this sign-in asks to register one: it `must`, it `may` be put off, or `no`. */
  readonly registration: 'must' | 'may' | 'no'
  readonly methods: {
    readonly accepted: readonly MethodKind[]
    readonly usable: readonly MethodKind[]
    readonly registrable: readonly MethodKind[]
    readonly notYet: readonly NotYet[]
    readonly askedFirst: Choice | undefined
    readonly otherWays: readonly OtherWay[]
    readonly endings: EndingsAhead
  }
  readonly session: {
    readonly usual: SessionLifetime
    readonly sharedComputer: SessionLifetime
    /** For how long staying signed in is offered, in milliseconds; undefined: it is not. */
    readonly stay: { readonly computer: number | undefined; readonly smartphone: number | undefined }
    readonly bindAddress: Realm['session']['bindAddress']
    /** How old a proof may be before something sensitive. Milliseconds. */
    readonly fresh: number
  }
}

export function explainSignIn(campus: Campus, explaining: Explaining): Explained {
  const { realm, registered, ...person } = explaining
  const situation = situationOf(campus, explaining)
  const facts = { ...person, ...situation, mfa: realm.mfa, registered }
  const { networks, devices, today: day, clock } = situation
  return {
    ...{ networks, devices, campusTime: { day, ...clock } },
    secondFactor: secondFactorDue({ ...facts, registered: registered.length }),
    registration: registrationAsked(facts),
    methods: {
      accepted: acceptedMethods(facts),
      usable: usableMethods(facts),
      registrable: registrableMethods(facts),
      notYet: notYet(facts),
      askedFirst: chooseMethod(facts),
      otherWays: otherWays(facts),
      endings: endingsAhead(facts),
    },
    session: sessionOf(realm),
  }
}

function sessionOf(realm: Realm): Explained['session'] {
  const stay = (device: 'computer' | 'smartphone') => stayOffer({ realm, shared: false, device })
  return {
    usual: sessionLifetime({ realm, shared: false }),
    sharedComputer: sessionLifetime({ realm, shared: true }),
    stay: { computer: stay('computer'), smartphone: stay('smartphone') },
    bindAddress: realm.session.bindAddress,
    fresh: freshnessFor(realm),
  }
}
