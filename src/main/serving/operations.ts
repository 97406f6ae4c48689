/** What operators ask: is it alive, is it ready, how does it do. */
import type { FastifyInstance } from 'fastify'
import { sameText } from '../../base/crypto/same.ts'
import type { Database } from '../../base/database/database.ts'
import type { Telemetry } from '../../base/telemetry/telemetry.ts'
import { addressRanges } from '../../base/web/address-ranges.ts'
import { isReady } from './readiness-store.ts'

const LOOPBACK = addressRanges(['127.0.0.0/8', '::1'])

type Deps = { db: Database; telemetry: Telemetry; metricsToken: string | undefined }

export function operationsRoutes(app: FastifyInstance, { db, telemetry, metricsToken }: Deps): void {
  app.get('/healthz', (_request, reply) => reply.type('text/plain').send('alive\n'))
  app.get('/readyz', async (_request, reply) => {
    const ready = await isReady(db)
    return reply
      .code(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready\n' : 'not ready\n')
  })
  app.get('/metrics', async (request, reply) => {
    const { address } = request.visit
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    const known = metricsToken !== undefined && token !== undefined && sameText(token, metricsToken)
    if (!known && !(address && LOOPBACK.has(address)))
      return reply.code(403).type('text/plain').send('loopback or a token\n')
    return reply.type(telemetry.registry.contentType).send(await telemetry.registry.metrics())
  })
}
