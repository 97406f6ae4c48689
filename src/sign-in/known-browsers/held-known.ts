/** The token by which accounts know this browser: one cookie a realm. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Cookies } from '../../base/web/cookies.ts'
import { KNOWN_FOR, knownCookie } from './known-browser.ts'

/** 32 bytes in base64url. What has not this form is not looked for. */
const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/

type Deps = { cookies: Cookies }

/** The token that this browser holds in a realm, if it could be one. */
export function heldKnownToken({ cookies }: Deps, request: FastifyRequest, realm: string): string | undefined {
  const token = cookies.read(request, knownCookie(realm))
  return token !== undefined && TOKEN_FORM.test(token) ? token : undefined
}

/** Gives the browser its token for 90 days more; or takes it away, where others use this computer too (P7). */
export function holdKnown({ cookies }: Deps, reply: FastifyReply, held: { realm: string; token: string | undefined }) {
  if (held.token === undefined) cookies.clear(reply, knownCookie(held.realm))
  else cookies.set(reply, knownCookie(held.realm), held.token, { maxAge: KNOWN_FOR })
}
