/** The words of what the protocol library stores. */
import type { Instant } from '../../../base/time/instant.ts'
import type { LiveSession } from '../../../sign-in/index.ts'

/** One row of `oidc_records`, on its way in. */
export type NewRecord = {
  kind: string
  /** Hash of what the client holds: the token itself is stored nowhere. */
  idHash: Buffer
  grantId: string | null
  session: string | null
  client: string | null
  payload: object
  expiresAt: Instant
}

export type RecordKey = { kind: string; idHash: Buffer }

/** What stands in a record, as far as we ourselves look into it; the rest is the library's. Times in seconds. */
export type RecordPayload = {
  kind: string
  exp: number
  iat: number
  accountId?: string
  clientId?: string
  grantId?: string
  sessionUid?: string
  expiresWithSession?: boolean
  scope?: string
  aud?: string
  sid?: string
  claims?: { userinfo?: object; id_token?: object }
  extra?: Record<string, unknown>
  [other: string]: unknown
}

/** What tokens ask of a live session, and where mail reaches its person. */
export type SessionFacts = Pick<
  LiveSession,
  | ('id' | 'realm' | 'account' | 'person' | 'signInName' | 'givenName' | 'familyName' | 'preferredName' | 'language')
  | ('acr' | 'amr' | 'authTime' | 'startedAt' | 'expiresAt' | 'oidc')
> & { readonly mail?: string | null }

/** A record as found, with the session it hangs on when that is live and its account active. */
export type FoundRecord = {
  kind: string
  payload: RecordPayload
  consumedAt: Instant | null
  session: SessionFacts | null
}

/** What a session remembers of one application (`sessions.oidc`). Without `grantId` nothing of it is live. */
export type Authorization = {
  readonly sid?: string
  readonly grantId?: string
  /** Counts revocations, so that a revoked grant's identifier never returns. */
  readonly turn?: number
}

export const authorizationsOf = ({ oidc }: Pick<LiveSession, 'oidc'>): Readonly<Record<string, Authorization>> =>
  (oidc.authorizations ?? {}) as Readonly<Record<string, Authorization>>

/** What may be lost in a crash: the browser or the client begins anew, and nobody has got in. */
const LOSABLE: ReadonlySet<string> = new Set(['Interaction', 'AccessToken', 'ClientCredentials'])

export const isLosable = ({ kind }: { kind: string }): boolean => LOSABLE.has(kind)
