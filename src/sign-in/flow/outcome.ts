/** What follows from an event: where the flow is now, what is to be done, and what is said. */
import type { Instant } from '../../base/time/instant.ts'
import type { TermsVersion } from '../../people/index.ts'
import type { Lost, Proved } from './event.ts'
import type { Refusal } from './refusal.ts'
import type { Lockable, Proof, State } from './state.ts'

/** What was tried, as the audit names it. */
export type Tried =
  | 'totp'
  | 'hardware-code'
  | 'sms'
  | 'voice'
  | 'app'
  | Exclude<Lockable['at'], 'totp' | 'phone-code' | 'voice' | 'approval'>

/** Each is written in the transaction that stores the state: none can be lost. */
export type Effect =
  | { do: 'audit'; what: 'sign-in.failed' | 'access-pass.failed' | 'reset-code.failed'; method: Tried; why: string }
  | { do: 'audit'; what: 'access-pass.used'; pass: string }
  | { do: 'audit'; what: 'sign-in.locked'; method: Tried; until: Instant }
  | { do: 'offer-totp' }
  /** A link is made, and shown as a QR code until the app comes. */
  | { do: 'offer-link' }
  /** A request to the devices of the account, pushed to them after the transaction. */
  | { do: 'ask-device'; way: 'approval' | 'remembered' }
  | { do: 'show-qr' }
  /** A challenge for the telephone that the state names; it goes out after the transaction. */
  | { do: 'send'; by: 'sms' | 'voice'; phone: string; purpose: 'sign-in' | 'register' }
  | { do: 'tell-registered'; proved: Proved }
  | { do: 'remove-methods'; lost: Lost }
  | { do: 'make-reset-code' }
  | { do: 'accept-terms'; terms: readonly TermsVersion[] }
  | { do: 'start-session'; proof: Proof }
  | { do: 'raise-session'; proof: Proof; session: string }

/** The person asked for something that this state cannot give; each has a text in both languages. */
export type Outcome = { state: State; effects: Effect[]; refusal?: Refusal }

export const refuse = (state: State, refusal: Refusal, effects: Effect[] = []): Outcome => ({ state, effects, refusal })
