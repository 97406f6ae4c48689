/** What can happen to a flow: each answer of the person, as the methods found it at the edge. */
import type { Instant } from '../../base/time/instant.ts'
import type { MethodKind } from '../../methods/index.ts'
import type { TermsVersion } from '../../people/index.ts'
import type { NameRefusal, RefusalOfApp, RefusalOfCall, RefusalOfKey, RefusalOfPhone } from './refusal.ts'
import type { Way, Who } from './state.ts'

/**
 * What the methods found out about an answer; checked before, at the edge. `fresh`: this very answer locked the method;
 * `disabled`: it is off until it is renewed; `too-new`: right, of a method that was added after the session to be raised.
 */
export type Missed =
  | { verdict: 'wrong' | 'replayed'; left: number }
  | { verdict: 'locked'; until: Instant; fresh: boolean }
  | { verdict: 'disabled' }
  | { verdict: 'too-new' }
export type Verdict = { verdict: 'right' } | Missed

/**
 * Which method an answer proved. Of a key, whether it verified its user, and whether it is a thing of its own; of the
 * app, by what its holder unlocked it, left out where nothing was unlocked.
 */
export type Proved = Way & { verified?: boolean; hardware?: boolean; user?: 'pin' | 'biometrics' }

export type CodeVerdict = { verdict: 'right'; proved: Proved } | Missed | { verdict: 'expired' }
/** `unanswered`: the browser gave up, or what it sent is no answer of a key; not counted. */
export type KeyVerdict =
  | { verdict: 'right'; proved: Proved }
  | { verdict: 'wrong'; left: number; why: RefusalOfKey }
  | { verdict: 'unanswered'; why: RefusalOfKey }
  | { verdict: 'cloned' }
  | Missed
export type CallVerdict =
  | { verdict: 'right'; proved: Proved }
  | { verdict: 'waiting' | 'declined' | 'expired' | 'failed' }

/** What came of a request in the app: the number was wrong, it was declined, or its person never asked for it. */
type Unapproved = 'waiting' | 'declined' | 'not-me' | 'wrong-number' | 'expired'
export type ApprovalVerdict = { verdict: 'right'; proved: Proved } | { verdict: Unapproved } | { verdict: 'too-new' }

/** What a phone approved in place of name and password; or why there is nothing to take. */
export type DeviceFound =
  | { who: Who; proved: Proved; remember?: true }
  | { refusal: NameRefusal | { why: 'app-not-accepted' } }
  | { unapproved: Unapproved }

/** The account that remembers this browser, of the button that was pressed. */
export type RememberedFound = { who: Who; account: string } | { refusal: NameRefusal | { why: 'remembered-gone' } }

/** A passkey on the first page: whose it is, or why it does not count. */
export type PasskeyFound =
  | { who: Who; proved: Proved }
  | { refusal: NameRefusal | { why: RefusalOfKey; left?: number } | { why: 'locked'; until: Instant } }

/** What came of the answer that would confirm a new method. `expired`: what was offered is no more. */
export type Confirmed =
  | { is: 'right'; proved: Proved }
  | { is: 'expired' }
  | {
      is: 'refused'
      refusal:
        | { why: 'wrong-new-code'; left?: number }
        | { why: RefusalOfKey | RefusalOfPhone | RefusalOfCall | RefusalOfApp }
    }

/** A code in groups. `typo`: its check character does not fit, so that it cannot be one; not counted. */
export type SpelledVerdict = Verdict | { verdict: 'typo' }

/** Which methods the reset code takes away. */
export type Lost = 'all' | Way

export type Event =
  | { did: 'name'; found: { named: Who } | { refusal: NameRefusal } }
  | { did: 'passkey'; found: PasskeyFound }
  | { did: 'show-qr'; shared: boolean }
  | { did: 'remembered'; found: RememberedFound }
  | { did: 'device'; found: DeviceFound }
  | { did: 'password'; checked: Verdict; shared?: boolean; keys?: boolean }
  /** Six digits: of a code app, of ours, of a token, or from a text. */
  | { did: 'code'; checked: CodeVerdict }
  | { did: 'key'; checked: KeyVerdict }
  | { did: 'call'; checked: CallVerdict }
  | { did: 'approval'; checked: ApprovalVerdict; remember?: boolean }
  /** "Send it again", "Call me", a new request, a new QR code; `by`: the other way, where a number is registered. */
  | { did: 'send'; by?: 'sms' | 'voice' }
  | { did: 'another-way' }
  | { did: 'choose'; way: Way | 'access-pass' | 'reset-code' }
  | { did: 'back' }
  /** `pass`: which one it was. */
  | { did: 'pass'; checked: { verdict: 'right'; pass: string } | Missed | { verdict: 'typo' } }
  | { did: 'reset'; checked: SpelledVerdict; lost: Lost }
  | { did: 'register'; confirmed: Confirmed }
  /** Another kind of method is to be registered. */
  | { did: 'switch'; kind: MethodKind }
  | {
      did: 'number'
      begun: { id: string; shown: string; line: 'mobile' | 'landline' } | { refused: RefusalOfPhone }
      by: 'sms' | 'voice'
    }
  | { did: 'kept' }
  | { did: 'later' }
  | { did: 'accept'; shown: readonly TermsVersion[] }
  | { did: 'decline' }
  | { did: 'stay'; yes: boolean }
  | { did: 'session-gone' }
