/** What OpenID Connect brings to the house: routes for browsers, and jobs. */
import type { FastifyInstance } from 'fastify'
import type { JobTasks } from '../../../base/jobs/jobs.ts'
import { MINUTE } from '../../../base/time/instant.ts'
import type { OidcDeps } from '../deps.ts'
import { keepKeys } from '../keys/keep-keys.ts'
import { TELL_LOGOUT, tellLogout } from '../logout/back-channel.ts'
import { logoutRoutes } from '../logout/routes.ts'
import { forgetRecords } from '../records/records-store.ts'
import type { Issuers } from './issuers.ts'
import { authorizationRoutes } from './routes.ts'

/** The routes of browsers, to be registered on the web server. */
export const oidcRoutes =
  (deps: OidcDeps, issuers: Issuers) =>
  async (app: FastifyInstance): Promise<void> => {
    authorizationRoutes(app, deps, issuers)
    logoutRoutes(app, deps, issuers)
  }

/** A code that was spent is remembered for so long after its end, so that its second coming is known for what it is. */
const REMEMBERED = 60 * MINUTE

/** Jobs by name. `oidc.keep-keys` wants to run daily, `oidc.forget` hourly. */
export const oidcJobs = (deps: OidcDeps, issuers: Issuers): JobTasks => ({
  [TELL_LOGOUT]: tellLogout(deps, issuers),
  'oidc.keep-keys': async (_payload, { now }) => {
    await keepKeys(deps, now)
  },
  'oidc.forget': async (_payload, { now }) => {
    while ((await forgetRecords(deps.db.kysely, now - REMEMBERED)) > 0);
  },
})
