import type { AdapterPayload } from 'oidc-provider'
import type { Database } from '../../../base/database/database.ts'
import { epochSeconds } from '../../../base/time/instant.ts'
import { findLiveSession, type LiveSession } from '../../../sign-in/index.ts'
import { authorizationsOf, type SessionFacts } from './record.ts'
import type { Work } from './work.ts'

/** The live session of the browser's token in this realm; read once a request. */
export async function browserSession(
  { kysely }: Pick<Database, 'kysely'>,
  work: Work,
  token: string,
): Promise<LiveSession | undefined> {
  if (work.browserToken === token) return work.browser
  work.browserToken = token
  work.browser = await findLiveSession(kysely, { realm: work.realm, token, now: work.now })
  if (work.browser) work.sessions.set(work.browser.id, work.browser)
  return work.browser
}

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
    authorizations: copyOf(authorizationsOf(session)) as NonNullable<AdapterPayload['authorizations']>,
  }
}

const copyOf = (authorizations: ReturnType<typeof authorizationsOf>) =>
  Object.fromEntries(Object.entries(authorizations).map(([client, authorization]) => [client, { ...authorization }]))
