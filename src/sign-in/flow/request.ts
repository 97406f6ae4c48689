/** What a door asks of a sign-in; kept with the flow, so that a new start asks the same. */
import type { Instant } from '../../base/time/instant.ts'

export type SignInRequest = {
  /** Where to go when all is done: a path of this server (`localPath`). */
  returnTo: string
  /** Left out: any realm will do, and the name tells which. */
  realm?: string | undefined
  level?: 'mfa' | undefined
  /** How long ago the last proof may be, in milliseconds (`max_age`). */
  maxAge?: number | undefined
  /** The last proof must not be older than this moment (`prompt=login`). */
  freshAfter?: Instant | undefined
  /** The person comes to use the reset code, which the password then leads to. */
  reset?: true | undefined
  /** Who asks, as people know it. */
  application?: { id: string; name: string } | undefined
  /** Origins to which the redirects after the last form lead: the application's own (CSP3 §6.4.2, form-action). */
  formTargets?: readonly string[] | undefined
  hints?: { loginHint?: string | undefined } | undefined
}
