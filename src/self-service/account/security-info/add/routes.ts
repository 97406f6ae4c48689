/** Adding a method, one page for each kind; each asks for a fresh proof, and for what this person may add. */
import type { FastifyInstance } from 'fastify'
import type { SelfServiceDeps } from '../../../deps.ts'
import { appRoutes } from './app/routes.tsx'
import { keyRoutes } from './key-routes.tsx'
import { phoneRoutes } from './phone/routes.tsx'
import { totpRoutes } from './totp-routes.tsx'

export function addingRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  appRoutes(app, deps)
  totpRoutes(app, deps)
  phoneRoutes(app, deps)
  keyRoutes(app, deps)
}
