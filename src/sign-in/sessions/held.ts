/** The sessions that this browser's cookies hold. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { tokenHash } from '../../base/crypto/token-hash.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Cookies } from '../../base/web/cookies.ts'
import { whyEnded } from './overdue-store.ts'
import { type LiveSession, sessionCookie } from './session.ts'
import { findLiveSessions } from './session-store.ts'
import { keepStanding, type StandingDeps } from './standing.ts'

export type HeldDeps = StandingDeps & { cookies: Cookies }

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

/** The realms that are meant, in the order of the configuration, with the tokens that this browser holds in them. */
function heldIn(deps: HeldDeps, request: FastifyRequest, realm?: string): { realm: string; token: string }[] {
  const realms = realm === undefined ? Object.keys(deps.campus.realms) : [realm]
  return realms.flatMap((key) => {
    const token = heldToken(deps, request, key)
    return token === undefined ? [] : [{ realm: key, token }]
  })
}

/**
 * The live sessions of this browser, one a realm at most, in the order of the configuration; of one realm when it is
 * named. One query, or none. One that is bound to another address ends here, and is none of them.
 */
export async function currentSessions(deps: HeldDeps, request: FastifyRequest, realm?: string): Promise<LiveSession[]> {
  const held = heldIn(deps, request, realm)
  const found = await findLiveSessions(deps.db.kysely, { held, now: request.visit.now })
  const sessions = await keepStanding(deps, request.visit, found)
  const order = held.map((one) => one.realm)
  return sessions.sort((one, other) => order.indexOf(one.realm) - order.indexOf(other.realm))
}

/**
 * Why a session of this browser ended that its cookie still holds, and takes that cookie away: it is told once. One
 * query, and none without such a cookie.
 */
export async function takeFarewell(
  deps: HeldDeps,
  request: FastifyRequest,
  { reply, realm }: { reply: FastifyReply; realm: string | undefined },
): Promise<string | undefined> {
  for (const held of heldIn(deps, request, realm)) {
    const why = await whyEnded(deps.db.kysely, { realm: held.realm, tokenHash: tokenHash(held.token) })
    if (why === undefined) continue
    deps.cookies.clear(reply, sessionCookie(held.realm))
    return why
  }
  return undefined
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
