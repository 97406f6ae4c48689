/**
 * The facts, and what the policies say of them now; gathered in the transaction of the answer, after it was checked:
 * methods that a reset code takes away are none any more.
 */
import type { Instant } from '../../base/time/instant.ts'
import type { MethodKind } from '../../methods/index.ts'
import type { TermsVersion } from '../../people/index.ts'
import type { secondFactorDue } from '../../policies/index.ts'
import type { Chosen, Way } from './state.ts'

export type Given = {
  now: Instant
  /** The account of that name, if there is one and it is active. */
  account: { id: string; person: string } | undefined
  second: {
    /**
     * By policy, by the application, or because the session that is raised had it. What spares it has been looked at: a
     * place, a pause, and an access pass that was right in this flow, this very answer included.
     */
    wanted: boolean
    /** Registered, accepted here, and older than the last proof of the session that is raised; strongest first. */
    ways: readonly Way[]
    /** The one of them to ask first, and why (M8). */
    pick: Chosen | undefined
    /** Nothing is usable, only because all that would be was added in the session that is raised. */
    tooNew: boolean
    /** What this person may register now; `opens`: the kind with which that step begins. */
    registrable: readonly MethodKind[]
    opens: MethodKind | undefined
    postponable: boolean
    /** Why the policies ask for one, and what spares it. */
    why: Pick<ReturnType<typeof secondFactorDue>, 'reasons' | 'exceptedBy'>
  }
  /** The realm resets by code: `open` when one is kept, `none` while there is none; `off` where it does not. */
  resetCode: 'open' | 'none' | 'off'
  /** The person came to use it (`/mfa-reset`). */
  resetAsked: boolean
  /** The kinds that may be used in place of a name and a password here: keys and the app, as far as they are accepted. */
  alone: readonly MethodKind[]
  /** The account remembers this browser, and the realm lets it (M4). */
  remembered: boolean
  /** How old the last proof of a session may be, in milliseconds, for a first method to be registered in it. */
  freshFor: number
  /** Where the realm binds sessions to an address: whether there is one. */
  placed: boolean
  /** For how long the realm offers to stay signed in on this device, in milliseconds. */
  stay: number | undefined
  /** The texts that this person has still to accept. */
  terms: readonly TermsVersion[]
}
