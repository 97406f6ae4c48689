import type { FastifyInstance } from 'fastify'
import { activityRoutes } from './account/activity/routes.tsx'
import { passwordRoutes } from './account/password/routes.tsx'
import { profileRoutes } from './account/profile/routes.tsx'
import { securityRoutes } from './account/security-info/routes.tsx'
import { sessionsRoutes } from './account/sessions/routes.tsx'
import { trickedRoutes } from './account/tricked/routes.tsx'
import type { SelfServiceDeps } from './deps.ts'
import { launchRoutes } from './launch/routes.tsx'
import { activationRequestRoutes } from './ways-in/activation/request/routes.tsx'
import { activationRoutes } from './ways-in/activation/routes.tsx'
import { recoveryRoutes } from './ways-in/recovery/routes.tsx'
import { resetRoutes } from './ways-in/reset/routes.tsx'
import { wellKnownRoutes } from './well-known/routes.ts'

export { tellEndings } from './account/method-endings/tell-endings.ts'
export type { SelfServiceDeps } from './deps.ts'
export { selfServiceTasks, tidySelfService } from './upkeep.ts'

/** All pages of a person about their own accounts. */
export function selfServiceRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  launchRoutes(app, deps)
  activationRoutes(app, deps)
  activationRequestRoutes(app, deps)
  recoveryRoutes(app, deps)
  resetRoutes(app, deps)
  passwordRoutes(app, deps)
  securityRoutes(app, deps)
  sessionsRoutes(app, deps)
  trickedRoutes(app, deps)
  activityRoutes(app, deps)
  profileRoutes(app, deps)
  wellKnownRoutes(app, deps)
}
