import type { AdapterPayload } from 'oidc-provider'
import { epochSeconds } from '../../../base/time/instant.ts'
import { authorizationsOf, type SessionFacts } from './record.ts'

/**
 * A session as the library sees one: a view of the row, made anew for each request. `transient`, so that the library
 * never gives the cookie an age of its own.
 */
export function sessionView(session: SessionFacts, token: string): AdapterPayload {
  return {
    kind: 'Session',
    jti: token,
    uid: session.id,
    accountId: session.account,
    loginTs: epochSeconds(session.authTime),
    acr: session.acr,
    amr: [...session.amr],
    iat: epochSeconds(session.startedAt),
    exp: epochSeconds(session.expiresAt),
    transient: true,
    // The library writes into this; the row's own record must stay as it was read.
    authorizations: structuredClone(authorizationsOf(session)) as NonNullable<AdapterPayload['authorizations']>,
  }
}
