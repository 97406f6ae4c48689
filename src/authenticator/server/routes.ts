import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { packageRoot } from '../../base/root.ts'
import { apiRoutes } from './api/plugin.ts'
import { openAppFiles } from './app-files/app-files.ts'
import { appHeaders } from './app-files/headers.ts'
import { hasOwnHost } from './app-files/own-host.ts'
import { fileRoutes, redirectHome } from './app-files/routes.ts'
import type { AuthenticatorDeps } from './deps.ts'

/**
 * Everything at `/authenticator`. With an origin of its own, `ownHost` brings that origin's requests here and all others
 * are sent there.
 */
export function authenticatorRoutes(app: FastifyInstance, deps: AuthenticatorDeps): void {
  const files = openAppFiles(deps.appFolder ?? join(packageRoot(), 'dist/authenticator'))
  app.get('/authenticator', (request, reply) => redirectHome(deps, request, reply))
  app.register(
    async (door) => {
      door.addHook('onRequest', async (request, reply) => {
        if (hasOwnHost(deps, request)) return void reply.headers(appHeaders)
        const page = request.method === 'GET' && !request.url.startsWith('/authenticator/api/')
        return page ? redirectHome(deps, request, reply) : reply.callNotFound()
      })
      // What is asked of the clock and the address marks a browser on its way; here there are no browsers, but apps.
      door.addHook('onSend', async (_request, reply) => void reply.removeHeader('set-cookie'))
      fileRoutes(door, files)
      await door.register(apiRoutes(deps), { prefix: '/api' })
    },
    { prefix: '/authenticator' },
  )
}
