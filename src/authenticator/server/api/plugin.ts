/** The JSON routes of the app, apart from the forms of the pages: another body, another anti-forgery, other errors. */
import type { FastifyError, FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { AWAY_FOR, isDatabaseAway } from '../../../base/database/database.ts'
import { randomDigits } from '../../../base/random.ts'
import { BadRequest } from '../../../base/web/parse.ts'
import { authenticatorOrigin } from '../../../methods/index.ts'
import type { AuthenticatorDeps } from '../deps.ts'
import { answerRoutes } from './routes/answer-routes.ts'
import { codeRoutes } from './routes/code-routes.ts'
import { deviceRoutes } from './routes/device-routes.ts'
import { linkRoutes } from './routes/link-routes.ts'
import { pendingRoutes } from './routes/pending-routes.ts'
import { serverRoutes } from './routes/server-routes.ts'

export function apiRoutes(deps: AuthenticatorDeps): FastifyPluginAsync {
  return async (api) => {
    // A form of another site can send no JSON without asking first, and nobody here says yes.
    api.removeAllContentTypeParsers()
    api.addContentTypeParser('application/json', { parseAs: 'string' }, api.getDefaultJsonParser('error', 'error'))
    const origin = authenticatorOrigin(deps)
    api.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      if (isForeign(request, origin)) return reply.code(403).send({ refusal: 'form-token' })
    })
    // Open: nothing here goes by a cookie, so that there is nothing to forge in a browser's name.
    api.addHook('onRoute', (route) => {
      route.config = { ...route.config, open: true }
    })
    answerErrors(api, deps)
    for (const routes of [serverRoutes, linkRoutes, codeRoutes, pendingRoutes, answerRoutes, deviceRoutes])
      routes(api, deps)
  }
}

const isForeign = ({ headers }: FastifyRequest, origin: string): boolean =>
  (headers.origin !== undefined && headers.origin !== origin) || headers['sec-fetch-site'] === 'cross-site'

function answerErrors(api: FastifyInstance, { log }: AuthenticatorDeps): void {
  api.setNotFoundHandler((_request, reply) => reply.code(404).send({ refusal: 'not-found' }))
  api.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof BadRequest) return reply.code(400).send({ refusal: 'bad-request' })
    if (isDatabaseAway(error)) return busy(reply)
    const { statusCode = 500 } = error
    if (statusCode === 413) return reply.code(413).send({ refusal: 'too-large' })
    if (statusCode >= 400 && statusCode < 500) return reply.code(statusCode).send({ refusal: 'bad-request' })
    const reference = randomDigits(8)
    log.error({ err: error, reference, route: request.routeOptions.url }, 'a request of the app failed')
    return reply.code(500).send({ refusal: 'our-fault', reference })
  })
}

const busy = (reply: FastifyReply): FastifyReply =>
  reply
    .code(503)
    .header('retry-after', AWAY_FOR)
    .send({ refusal: 'busy', retryAfter: AWAY_FOR * 1000 })
