/** Addresses that programs and password managers know by heart (RFC 8615). */
import type { FastifyInstance } from 'fastify'
import type { SelfServiceDeps } from '../deps.ts'
import { passkeyEndpoints } from './passkey-endpoints.ts'
import { securityText } from './security-txt.ts'

export function wellKnownRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  // https://w3c.github.io/webappsec-change-password-url/
  app.get('/.well-known/change-password', (_request, reply) => reply.redirect('/account/password', 302))

  // Managers of passkeys lead people there from a key of theirs.
  app.get('/.well-known/passkey-endpoints', () => passkeyEndpoints(deps))

  app.get('/.well-known/security.txt', (request, reply) => {
    const { campus, baseUrl } = deps
    return reply.type('text/plain; charset=utf-8').send(securityText({ campus, baseUrl, now: request.visit.now }))
  })
}
