/** The words of sessions, and the questions that need no database. */
import type { Instant } from '../../base/time/instant.ts'
import type { Language } from '../../i18n/index.ts'

/** A session whose row lives and whose account is active, as found by one query. */
export type LiveSession = {
  readonly id: string
  readonly realm: string
  readonly account: string
  readonly person: string
  readonly signInName: string
  /** The sign-in name in the form in which it is compared. */
  readonly signInKey: string
  readonly givenName: string
  readonly familyName: string
  readonly preferredName: string | null
  readonly language: Language | null
  readonly acr: string
  /** RFC 8176. */
  readonly amr: readonly string[]
  /** When the last of it was proved. */
  readonly authTime: Instant
  readonly startedAt: Instant
  readonly expiresAt: Instant
  readonly lastSeenAt: Instant
  /** Where it began; null when that is unknown. */
  readonly address: string | null
  /** Whether the browser keeps it when its window closes. */
  readonly stays: boolean
  /** `browser`: a cookie holds it; `application`: what offline_access keeps alive. */
  readonly kind: 'browser' | 'application'
  /** What the OpenID Connect library keeps with a session. */
  readonly oidc: Record<string, unknown>
}

/** Why a session ended before its time; kept in the row and in the audit. */
export type SessionEnd =
  | 'signed-out'
  | 'signed-out-by-application'
  | 'replaced'
  | 'ended-by-person'
  | 'account-closed'
  | 'password-changed'
  | 'methods-reset'
  | 'token-reused'
  | 'address-changed'
  | 'ran-out'

/** Which ends nobody of the people asked for. */
export const endsBySystem = (why: SessionEnd): boolean =>
  why === 'account-closed' || why === 'token-reused' || why === 'address-changed' || why === 'ran-out'

/** How recent the last proof must be. */
export type Freshness = {
  /** How long ago the last proof may be, in milliseconds. */
  maxAge?: number | undefined
  /** The last proof must not be older than this moment (`prompt=login`). */
  freshAfter?: Instant | undefined
}

/** Whether the last proof is recent enough for what is asked. */
export function isFreshEnough(session: Pick<LiveSession, 'authTime'>, wish: Freshness, now: Instant): boolean {
  if (wish.maxAge !== undefined && now - session.authTime > wish.maxAge) return false
  return wish.freshAfter === undefined || session.authTime >= wish.freshAfter
}

/** Whether two factors were truly proved. */
export const hasSecondFactor = (session: Pick<LiveSession, 'amr'>): boolean => session.amr.includes('mfa')

/** The base name of the cookie that holds a realm's session. */
export const sessionCookie = (realm: string): string => `session-${realm}`
