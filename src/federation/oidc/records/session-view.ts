import type { AdapterPayload } from 'oidc-provider'
import { epochSeconds } from '../../../base/time/instant.ts'
import { findLiveSession, keepStanding, type LiveSession, type StandingDeps } from '../../../sign-in/index.ts'
import { authorizationsOf, type SessionFacts } from './record.ts'
import type { Work } from './work.ts'

/** The live session of the browser's token in this realm, if it may be used where the browser is; read once a request. */
export async function browserSession(deps: StandingDeps, work: Work, token: string): Promise<LiveSession | undefined> {
  if (work.browserToken === token) return work.browser
  work.browserToken = token
  const { realm, now } = work
  const found = await findLiveSession(deps.db.kysely, { realm, token, now })
  // Only browsers come with such a token: where an application's own server is says nothing of its people.
  const { address, userAgent = '' } = work.visit?.request.visit ?? {}
  const standing = await keepStanding(deps, { now, address, userAgent }, found ? [found] : [])
  work.browser = standing[0]
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
