import type { FastifyInstance } from 'fastify'
import type { Assets } from '../../design/index.ts'

const YEAR = 'public, max-age=31536000, immutable'

/** Styles, scripts, fonts and signs, under names that bear the hash of what they hold. */
export function assetRoutes(app: FastifyInstance, assets: Assets): void {
  app.get<{ Params: { name: string } }>('/assets/:name', (request, reply) => {
    const file = assets.file(request.params.name)
    if (!file) return reply.callNotFound()
    reply.headers({ 'cache-control': YEAR, vary: 'accept-encoding', etag: file.etag, 'content-type': file.type })
    if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
    const accepted = String(request.headers['accept-encoding'] ?? '')
    if (file.brotli && /\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(file.brotli)
    if (file.gzip && /\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(file.gzip)
    return reply.send(file.body)
  })
}
