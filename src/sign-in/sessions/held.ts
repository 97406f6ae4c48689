/** The sessions that this browser's cookies hold. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../../base/database/database.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Cookies } from '../../base/web/cookies.ts'
import type { Campus } from '../../campus/index.ts'
import { type LiveSession, sessionCookie } from './session.ts'
import { findLiveSessions } from './session-store.ts'

export type HeldDeps = { db: Database; campus: Campus; cookies: Cookies }

/** A token of ours: 32 bytes in base64url. What has not this form is not looked for. */
const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/

/** The token that this browser holds in a realm, if it could be one. */
export function heldToken(
  { cookies }: Pick<HeldDeps, 'cookies'>,
  request: FastifyRequest,
  realm: string,
): string | undefined {
  const token = cookies.read(request, sessionCookie(realm))
  return token !== undefined && TOKEN_FORM.test(token) ? token : undefined
}

/**
 * The live sessions of this browser, one a realm at most, in the order of the configuration; of one
 * realm when it is named. One query, or none.
 */
export async function currentSessions(deps: HeldDeps, request: FastifyRequest, realm?: string): Promise<LiveSession[]> {
  const realms = realm === undefined ? Object.keys(deps.campus.realms) : [realm]
  const held = realms.flatMap((key) => {
    const token = heldToken(deps, request, key)
    return token === undefined ? [] : [{ realm: key, token }]
  })
  const sessions = await findLiveSessions(deps.db.kysely, { held, now: request.visit.now })
  return sessions.sort((one, other) => realms.indexOf(one.realm) - realms.indexOf(other.realm))
}

/** Gives the browser its session: until the window closes, or until the session does. */
export function holdSession(
  { cookies }: Pick<HeldDeps, 'cookies'>,
  reply: FastifyReply,
  held: { realm: string; token: string; endsWithBrowser: boolean; expiresAt: Instant; now: Instant },
): void {
  const age = held.endsWithBrowser ? {} : { maxAge: Math.max(held.expiresAt - held.now, 0) }
  cookies.set(reply, sessionCookie(held.realm), held.token, age)
}
