/** An answer of the person to a step, as the routes parsed it, and what comes of it. */
import type { TermsVersion } from '../../people/index.ts'
import type { Refusal, State } from '../flow/state.ts'
import type { Barrier } from './access.ts'
import type { Flow } from './flow-store.ts'

export type Ask =
  | { step: 'identify'; typed: string; shared: boolean }
  /** `name`: whom the page was about, so that a page left open in another tab is not taken for this one. */
  | { step: 'password'; typed: string; name?: string | undefined; shared?: boolean }
  | { step: 'totp'; code: string }
  | { step: 'register-method'; code: string }
  | { step: 'register-method'; later: true }
  | { step: 'register-method'; renew: true }
  | { step: 'stay-signed-in'; yes: boolean }
  | { step: 'terms'; shown: readonly TermsVersion[] }
  | { step: 'terms'; declined: true }

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
