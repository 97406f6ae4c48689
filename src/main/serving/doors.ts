/** The doors, each a plugin of its own on the one web server. */
import type { FastifyInstance } from 'fastify'
import { adminRoutes } from '../../admin/index.ts'
import { authenticatorRoutes } from '../../authenticator/index.ts'
import type { Worker } from '../../base/jobs/worker.ts'
import { type Issuers, oidcRoutes } from '../../federation/index.ts'
import { selfServiceRoutes } from '../../self-service/index.ts'
import { phoneHookRoutes, signInRoutes } from '../../sign-in/index.ts'
import type { ServerDeps } from '../opening/server-deps.ts'
import { openDemo } from './demo-mode.ts'

export type Doors = { register(web: FastifyInstance): void; banner: string[]; close(): Promise<void> }

/** Everything that answers people; what opens for a demo is closed again by `close`. */
export async function openDoors(
  deps: ServerDeps,
  { worker, issuers }: { worker: Worker; issuers: Issuers },
): Promise<Doors> {
  const demo = deps.demo === 'off' ? undefined : await openDemo(deps, worker)
  return {
    register(web) {
      web.register(signInRoutes(deps))
      phoneHookRoutes(web, deps)
      web.register(oidcRoutes(deps, issuers))
      selfServiceRoutes(web, deps)
      adminRoutes(web, deps)
      authenticatorRoutes(web, deps)
      demo?.register(web)
    },
    banner: demo?.banner ?? [],
    close: async () => demo?.close(),
  }
}
