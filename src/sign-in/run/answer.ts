/** An answer of the person to a step, as the routes parsed it, and what comes of it. */
import type { MethodKind } from '../../methods/index.ts'
import type { Event, Lost } from '../flow/event.ts'
import type { Refusal } from '../flow/refusal.ts'
import type { State } from '../flow/state.ts'
import type { Barrier } from './access.ts'
import type { Flow } from './flow-store.ts'

type Plain =
  | 'another-way'
  | 'back'
  | 'choose'
  | 'send'
  | 'switch'
  | 'kept'
  | 'later'
  | 'accept'
  | 'decline'
  | 'stay'
  | 'show-qr'

/** What needs no looking at: the person said it, and the machine judges whether it may be. */
export type Said = { step: State['at']; said: Event & { did: Plain } }

/** What a method, or the campus, has to look at first. */
export type ToCheck =
  | { step: 'identify'; typed: string; shared: boolean }
  /** `passkey`: what the browser made of the key's answer, in JSON. */
  | { step: 'identify'; passkey: string; shared: boolean }
  /** `device`: the phone has approved the QR code that the page showed. */
  | { step: 'identify'; device: true; shared: boolean; remember: boolean }
  /** `remembered`: the known browser whose account is to be asked. */
  | { step: 'identify'; remembered: string }
  | { step: 'qr'; device: true; remember: boolean }
  | { step: 'device'; device: true }
  /** `name`: whom the page was about, so that a page left open in another tab is not taken for this one. */
  | { step: 'password'; typed: string; name?: string | undefined; shared?: boolean; keys?: boolean }
  | { step: 'totp' | 'app-code' | 'phone-code' | 'access-pass'; code: string }
  | { step: 'approval'; remember: boolean }
  | { step: 'security-key'; answer: string }
  | { step: 'voice'; answered: true }
  | { step: 'reset-code'; code: string; lost: Lost }
  | ToRegister

/** `again`: a new QR code, or another text or call. `kind`: of the page on which the person answered. */
export type ToRegister = { step: 'register-method'; kind?: MethodKind | undefined } & (
  | { code: string; name?: string | undefined }
  | { answer: string; name?: string | undefined }
  | { number: string; country: string; by: 'sms' | 'voice' }
  | { answered: true }
  | { again: true; by?: 'sms' | 'voice' | undefined }
)

export type Ask = Said | ToCheck

/** A session that began or rose: its token belongs into the cookie of its realm, and nowhere else. */
export type Granted = {
  realm: string
  token: string
  endsWithBrowser: boolean
  expiresAt: number
  /** By what the account knows this browser from now on; `forget` where others use it too; left out: as it was. */
  known?: { token: string } | 'forget'
}

export type Answer =
  | { is: 'barred'; barrier: Barrier; flow: Flow | undefined }
  /** The step was not the present one: a double submit, the back button, or somebody who skips. Nothing was done. */
  | { is: 'stale'; flow: Flow }
  /** Too many passwords wait, or too many wrong ones came from there; nothing was done. Milliseconds. */
  | { is: 'busy' | 'slowed'; flow: Flow; retryAfter: number }
  | { is: 'refused'; flow: Flow; refusal: Refusal }
  /** `to`: the next step, or where the flow leads when it is done. */
  | { is: 'moved'; to: string; state: State; granted?: Granted }

/** Where all steps of a flow are. */
export const addressOf = (flow: string): string => `/sign-in/${flow}`
