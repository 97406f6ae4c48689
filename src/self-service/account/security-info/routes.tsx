/** `/account/security-info`: the methods of an account; adding, naming and removing them, and the reset code. */
import type { FastifyInstance } from 'fastify'
import type { SelfServiceDeps } from '../../deps.ts'
import { signedIn } from '../../signed-in/signed-in.tsx'
import { addingRoutes } from './add/routes.ts'
import { doneIn, HOME } from './home.ts'
import { allDevicesRoutes } from './manage/all-devices/routes.tsx'
import { managingRoutes } from './manage/routes.tsx'
import { resetCodeRoutes } from './reset-code/routes.tsx'
import { sendSecurity } from './send.tsx'

export function securityRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get('/account', (_request, reply) => reply.redirect(HOME, 303))

  app.get(HOME, async (request, reply) => {
    const who = await signedIn(deps, { request, reply }, { choose: true })
    return who ? sendSecurity(deps, { request, reply }, { who, done: doneIn(who, request.query) }) : reply
  })

  addingRoutes(app, deps)
  managingRoutes(app, deps)
  allDevicesRoutes(app, deps)
  resetCodeRoutes(app, deps)
}
