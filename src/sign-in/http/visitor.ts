import type { FastifyRequest } from 'fastify'
import type { Cookies } from '../../base/web/cookies.ts'
import { languageOfRequest } from '../../design/index.ts'
import type { Visitor } from '../run/deps.ts'
import { heldToken } from '../sessions/held.ts'

/** Who asks, as far as a flow needs to know. */
export function visitorOf(deps: { cookies: Cookies }, request: FastifyRequest): Visitor {
  const { address, userAgent, browser } = request.visit
  return {
    address,
    userAgent,
    browser,
    language: languageOfRequest(request, deps.cookies),
    held: (realm) => heldToken(deps, request, realm),
  }
}
