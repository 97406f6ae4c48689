/** The words of the sign-in's machine: where a flow is, what can happen to it, and what follows. */
import type { Instant } from '../../base/time/instant.ts'
import type { MethodKind } from '../../methods/index.ts'
import type { TermsVersion } from '../../people/index.ts'
import type { secondFactorDue } from '../../policies/index.ts'

/** Authentication methods by RFC 8176 that this flow can truthfully claim. */
export type Amr = 'pwd' | 'otp' | 'mfa'

/** Whom the flow is about, as typed: nothing is said yet of whether there is such an account. */
export type Who = {
  realm: string
  /** The normalised sign-in name. */
  name: string
  /** "This is a shared computer"; left out while it was not asked yet. */
  shared?: boolean
}

/**
 * The session that this flow is to raise, in place of beginning another; one with two factors must get two again.
 * `since`: its last proof before this flow. A method that was added later does not raise it (LinOTP#63).
 */
export type Raise = { session: string; account: string; mfa: boolean; since: Instant }

/** What has been proved so far. It exists only after a right password, or within a session that had one. */
export type Proof = {
  account: string
  person: string
  amr: readonly Amr[]
  /** When the last of it was proved. */
  authTime: Instant
  raise?: Raise
  /** "Not now", where the policies let it be. */
  postponed?: true
  /** What was answered to "Stay signed in?"; left out while it was not asked. */
  stays?: boolean
}

export type AtPassword = { at: 'password'; who: Who; raise?: Raise }
export type AtTotp = { at: 'totp'; who: Who; proof: Proof }
/** `registration`: the one that the page offers, until a code confirms it; the edge begins it. */
export type AtRegister = { at: 'register-method'; who: Who; proof: Proof; registration?: string }

export type State =
  | { at: 'identify'; hint?: string }
  | AtPassword
  | { at: 'locked'; who: Who; until: Instant; back: AtPassword | AtTotp }
  | AtTotp
  | AtRegister
  | { at: 'terms'; who: Who; proof: Proof }
  | { at: 'stay-signed-in'; who: Who; proof: Proof }
  | {
      at: 'refused'
      who: Who
      why:
        | 'no-method'
        | 'terms-declined'
        | 'method-disabled'
        | 'method-too-new'
        | 'address-unknown'
        | 'registration-put-off'
    }
  | { at: 'done'; who: Who }

/**
 * What the methods found out about an answer; checked before, at the edge. `fresh`: this very answer locked the method;
 * `disabled`: it is off until it is renewed; `too-new`: right, of a method that was added after the session to be raised.
 */
export type Verdict =
  | { verdict: 'right' }
  | { verdict: 'wrong' | 'replayed'; left: number }
  | { verdict: 'locked'; until: Instant; fresh: boolean }
  | { verdict: 'disabled' | 'too-new' }

export type NameRefusal =
  | { why: 'no-such-name-form' }
  | { why: 'name-too-long' }
  | { why: 'temporary-account' }
  | { why: 'other-realm'; asked: string; named: string }

export type Event =
  | { did: 'name'; found: { named: Who } | { refusal: NameRefusal } }
  | { did: 'password'; checked: Verdict; shared?: boolean }
  | { did: 'code'; checked: Verdict }
  | { did: 'register'; confirmed: 'right' | 'wrong' | 'expired' }
  | { did: 'later' }
  | { did: 'accept'; shown: readonly TermsVersion[] }
  | { did: 'decline' }
  | { did: 'stay'; yes: boolean }
  | { did: 'session-gone' }

/** Each is written in the transaction that stores the state: none can be lost. */
export type Effect =
  | { do: 'audit'; what: 'sign-in.failed'; method: 'password' | 'totp'; why: Verdict['verdict'] }
  | { do: 'audit'; what: 'sign-in.locked'; method: 'password' | 'totp'; until: Instant }
  | { do: 'offer-totp' }
  | { do: 'tell-registered'; registration: string | undefined }
  | { do: 'accept-terms'; terms: readonly TermsVersion[] }
  | { do: 'start-session'; proof: Proof }
  | { do: 'raise-session'; proof: Proof; session: string }

/** The person asked for something that this state cannot give; each has a text in both languages. */
export type Refusal =
  | NameRefusal
  | { why: 'wrong-name-or-password'; left: number }
  | { why: 'locked'; until: Instant }
  | { why: 'method-disabled' | 'method-too-new' }
  | { why: 'wrong-code'; left: number }
  | { why: 'replayed-code'; left: number }
  | { why: 'password-empty' }
  | { why: 'code-form' }
  | { why: 'wrong-new-code' }
  | { why: 'registration-expired' }
  | { why: 'terms-changed' }
  | { why: 'session-ended' }
  | { why: 'flow-expired' }
  | { why: 'step-is-over' }

export type Outcome = { state: State; effects: Effect[]; refusal?: Refusal }

/** The facts, and what the policies say of them now; gathered in the same transaction. */
export type Given = {
  now: Instant
  /** The account of that name, if there is one and it is active. */
  account: { id: string; person: string } | undefined
  second: {
    /** By policy, by the application, or because the session that is raised had it. */
    wanted: boolean
    /** Registered, accepted here, and older than the last proof of the session that is raised. */
    usable: readonly MethodKind[]
    /** Nothing is usable, only because all that would be was added in the session that is raised. */
    tooNew: boolean
    /** What this person may register now, as a first method. */
    registrable: readonly MethodKind[]
    postponable: boolean
    /** Why the policies ask for one, and what spares it. */
    why: Pick<ReturnType<typeof secondFactorDue>, 'reasons' | 'exceptedBy'>
  }
  /** How old the last proof of a session may be, in milliseconds, for a first method to be registered in it. */
  freshFor: number
  /** Where the realm binds sessions to an address: whether there is one. */
  placed: boolean
  /** For how long the realm offers to stay signed in on this device, in milliseconds. */
  stay: number | undefined
  /** The texts that this person has still to accept. */
  terms: readonly TermsVersion[]
}

export const refuse = (state: State, refusal: Refusal, effects: Effect[] = []): Outcome => ({ state, effects, refusal })

/** What has been proved so far, behind a lock too. */
export function proofIn(state: State): Proof | undefined {
  if (state.at === 'locked') return proofIn(state.back)
  return 'proof' in state ? state.proof : undefined
}

/** Whom the flow is about, once a name was given. */
export const whoIn = (state: State): Who | undefined => ('who' in state ? state.who : undefined)
