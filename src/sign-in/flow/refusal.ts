/** What a person asked for and this state cannot give; each has a text in both languages, under `refusal.<why>`. */
import type { Instant } from '../../base/time/instant.ts'

export type NameRefusal =
  | { why: 'no-such-name-form' }
  | { why: 'name-too-long' }
  | { why: 'temporary-account' }
  | { why: 'other-realm'; asked: string; named: string }

/** Of keys and passkeys, as `methods/webauthn` and this machine name them. */
export type RefusalOfKey = `key-${string}` | 'passkey-not-accepted'

/** Of telephones, as `methods/phone` names them. */
export type RefusalOfPhone = `phone-${string}` | 'too-many-methods'

export type RefusalOfCall = 'call-waiting' | 'call-declined' | 'call-failed'

/** Of requests to the app. */
export type RefusalOfApproval = 'approval-waiting' | 'approval-declined' | 'approval-wrong-number' | 'approval-expired'

/** Of linking the app: no phone has come yet; what was shown is over; an account holds no more. */
export type RefusalOfApp = 'link-waiting' | 'link-expired' | 'too-many-methods'

export type Refusal =
  | NameRefusal
  | { why: 'wrong-name-or-password'; left: number }
  | { why: 'locked'; until: Instant }
  | { why: 'method-disabled' | 'method-too-new' }
  | { why: 'wrong-code' | 'replayed-code' | 'wrong-pass' | 'wrong-reset-code'; left: number }
  | { why: RefusalOfKey; left?: number }
  | { why: RefusalOfPhone }
  | { why: 'code-expired' | RefusalOfCall | RefusalOfApproval | RefusalOfApp }
  | { why: 'too-many-requests' | 'requests-stopped'; until: Instant }
  /** The app does not stand in for name and password here; the browser is not remembered any more. */
  | { why: 'app-not-accepted' | 'remembered-gone' }
  | { why: 'too-many-messages'; until: Instant }
  | { why: 'code-typo' }
  | { why: 'way-not-open' }
  | { why: 'password-empty' }
  | { why: 'code-form' }
  | { why: 'wrong-new-code'; left?: number }
  | { why: 'registration-expired' }
  | { why: 'terms-changed' }
  | { why: 'session-ended' }
  | { why: 'flow-expired' }
  | { why: 'step-is-over' }
