import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { packageRoot } from '../../../../base/root.ts'
import { authenticatorOrigin, deviceServerKey, publicPushKey } from '../../../../methods/index.ts'
import type { AuthenticatorDeps } from '../../deps.ts'
import { say } from '../say.ts'

/** What the app asks first: for whom it seals, what it signs with, and which version is served. */
export function serverRoutes(api: FastifyInstance, deps: AuthenticatorDeps): void {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'))
  const { db, campus, baseUrl } = deps
  const { name } = campus.institution
  const fixed = { origin: authenticatorOrigin(deps), version, institution: name, help: `${baseUrl}/` }
  api.get('/server', async (request, reply) => {
    const { now } = request.visit
    const key = await deviceServerKey(deps, db.kysely, now)
    return say(reply, { ...fixed, key, push: await publicPushKey(deps) }, now)
  })
}
