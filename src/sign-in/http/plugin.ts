import type { FastifyInstance } from 'fastify'
import { signOutRoutes } from '../sign-out/routes.tsx'
import { flowRoutes, type SignInDeps } from './routes.ts'

/** `/sign-in/…`, `/sign-out` and `/signed-out`, as a plugin. */
export const signInRoutes =
  (deps: SignInDeps) =>
  async (app: FastifyInstance): Promise<void> => {
    flowRoutes(app, deps)
    signOutRoutes(app, deps)
  }
