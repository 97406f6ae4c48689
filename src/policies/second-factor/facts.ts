/** What the duty of a second factor is judged by. */
import type { Application, Realm } from '../../campus/index.ts'

export type DueFacts = {
  readonly mfa: Pick<Realm['mfa'], 'required'>
  /** The campus's own networks in which the browser's address lies; none when the address is unknown. */
  readonly networks: readonly string[]
  /** The campus's own devices by whose certificate the browser proved itself. */
  readonly devices?: readonly string[]
  /** The person's groups; left out, no exception for a group holds. */
  readonly groups?: readonly string[]
  /** The day on the campus, YYYY-MM-DD. */
  readonly today: string
  /** What the campus's clock shows (`mon`, `09:00`); left out, no exception for an hour holds. */
  readonly clock?: { readonly weekday: string; readonly time: string }
  /** What the application demands; undefined without an application. */
  readonly application: Application['mfa'] | undefined
  /** Whether this request asks for MFA (`acr_values`, step-up). */
  readonly asked: boolean
  /** How many second factors the account has. */
  readonly registered: number
  /** Whether the desk has let this account off its second factor at this very moment. */
  readonly paused?: boolean
  /** Whether an access pass stands in for the second factor, in this very sign-in. */
  readonly stoodIn?: boolean
}
