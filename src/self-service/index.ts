import type { FastifyInstance } from 'fastify'
import { activationRoutes } from './activation/routes.tsx'
import { activityRoutes } from './activity/routes.tsx'
import type { SelfServiceDeps } from './deps.ts'
import { launchRoutes } from './launch/routes.tsx'
import { passwordRoutes } from './password/routes.tsx'
import { securityRoutes } from './security-info/routes.tsx'
import { wellKnownRoutes } from './well-known/routes.ts'

export { forgetActivations } from './activation/flow-store.ts'
export type { SelfServiceDeps } from './deps.ts'

/** All pages of a person about their own accounts. */
export function selfServiceRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  launchRoutes(app, deps)
  activationRoutes(app, deps)
  passwordRoutes(app, deps)
  securityRoutes(app, deps)
  activityRoutes(app, deps)
  wellKnownRoutes(app, deps)
}
