import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AuthenticatorDeps } from '../deps.ts'
import type { AppFile, AppFiles } from './app-files.ts'

const YEAR = 'public, max-age=31536000, immutable'
/** Kept, and asked after at each use: a new version is there at once. */
const ASK_FIRST = 'no-cache'

const NOT_BUILT =
  'The authenticator has not been built: run `npm run build` on the server, and start it anew.\n' +
  'De authenticator is niet gebouwd: voer `npm run build` uit op de server en start die opnieuw.\n'

/** The app's files. Every path that could be a page of it is the one page that it has. */
export function fileRoutes(door: FastifyInstance, files: AppFiles | undefined): void {
  door.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    if (!files) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
    const name = request.params['*'] || 'index.html'
    const file = files.get(name) ?? (/^[\w-]+$/.test(name) ? files.get('index.html') : undefined)
    if (!file) return reply.code(404).type('text/plain; charset=utf-8').send('not found\n')
    return sendFile(request, reply, file)
  })
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: AppFile): FastifyReply {
  const { etag, type, immutable, brotli, gzip, body } = file
  reply.headers({
    'cache-control': immutable ? YEAR : ASK_FIRST,
    'content-type': type,
    vary: 'accept-encoding',
    etag,
  })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const accepted = String(request.headers['accept-encoding'] ?? '')
  if (brotli && /\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(brotli)
  if (gzip && /\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(gzip)
  return reply.send(body)
}

/** Sends a page's request to where the app is, with the code that it may bear. */
export const redirectHome = (
  { authenticatorUrl }: Pick<AuthenticatorDeps, 'authenticatorUrl'>,
  { url }: FastifyRequest,
  reply: FastifyReply,
): FastifyReply => reply.redirect(`${authenticatorUrl}${url.includes('?') ? url.slice(url.indexOf('?')) : ''}`, 302)
