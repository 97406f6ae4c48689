/** How long each thing lives, in seconds as the library counts. A session's end is the end of all that hangs on it. */
import type { Configuration } from 'oidc-provider'
import { DAY, type Instant, MINUTE, SECOND } from '../../../base/time/instant.ts'
import { currentWork } from '../records/work.ts'

/** How long `offline_access` lasts at most, whatever the application does: then the person signs in again. */
export const OFFLINE_LIFETIME = 90 * DAY

const seconds = (milliseconds: number): number => Math.max(1, Math.floor(milliseconds / SECOND))

/** An opaque token dies with its session; five minutes is what a JWT, which nobody asks about, may outlive it (RFC 9068). */
const ACCESS_TOKEN = seconds(15 * MINUTE)
export const JWT_ACCESS_TOKEN = seconds(5 * MINUTE)

export const lifetimes: NonNullable<Configuration['ttl']> = {
  AccessToken: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? ACCESS_TOKEN,
  ClientCredentials: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? ACCESS_TOKEN,
  AuthorizationCode: seconds(MINUTE),
  IdToken: seconds(5 * MINUTE),
  Interaction: seconds(60 * MINUTE),
  RefreshToken: () => untilEndOfSession(),
  // A cookie whose session is over has no end of its own.
  Session: (_ctx, { exp }) => (exp === undefined ? 1 : Math.max(1, exp - Math.floor(currentWork().now / SECOND))),
  // Never stored; the library wants a figure.
  Grant: seconds(DAY),
}

/** A refresh token lives as long as the session that it refreshes: there is nothing else that could end it sooner. */
function untilEndOfSession(): number {
  const { offline, sessions, now } = currentWork()
  const ends: Instant[] = offline ? [offline.expiresAt] : [...sessions.values()].map(({ expiresAt }) => expiresAt)
  return seconds(Math.max(0, ...ends) - now)
}
