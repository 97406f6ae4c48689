import type { FastifyRequest } from 'fastify'
import type { Cookies } from '../../base/web/cookies.ts'
import { languageOfRequest } from '../../design/index.ts'
import { heldKnownToken } from '../known-browsers/held-known.ts'
import type { Visitor } from '../run/deps.ts'
import { deviceClassOf } from '../sessions/device-class.ts'
import { heldToken } from '../sessions/held.ts'

/** Who asks, as far as a flow needs to know. */
export function visitorOf(deps: { cookies: Cookies }, request: FastifyRequest): Visitor {
  const { address, limitBy, devices, userAgent, browser } = request.visit
  return {
    address,
    limitBy,
    devices,
    device: deviceClassOf(request.headers),
    userAgent,
    browser,
    language: languageOfRequest(request, deps.cookies),
    held: (realm) => heldToken(deps, request, realm),
    known: (realm) => heldKnownToken(deps, request, realm),
  }
}
