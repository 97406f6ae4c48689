/**
 * An origin of its own for the app: what comes for that host is answered by the app's door alone, so that no page of the
 * rest of the product, and no hole in one, shares an origin with the keys.
 */
import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { RawDoor } from '../../../base/web/server.ts'
import type { AuthenticatorDeps } from '../deps.ts'

type Where = Pick<AuthenticatorDeps, 'baseUrl' | 'authenticatorUrl'>

/** What came for the app's own host, and was brought below `/authenticator`. */
const brought = new WeakSet<IncomingMessage>()

const hasOrigin = ({ baseUrl, authenticatorUrl }: Where): boolean => new URL(authenticatorUrl).origin !== baseUrl

/** Comes before every other door: the host is one of the configuration, and the path can leave nowhere else to go. */
export function ownHost(where: Where): RawDoor {
  if (!hasOrigin(where)) return () => false
  const { host, protocol } = new URL(where.authenticatorUrl)
  const usual = protocol === 'https:' ? ':443' : ':80'
  return (request) => {
    const asked = (request.headers.host ?? '').toLowerCase()
    if (asked !== host && asked !== `${host}${usual}`) return false
    brought.add(request)
    // A path that is none (`*`, or a whole address) ends where nothing is.
    request.url = request.url?.startsWith('/') ? `/authenticator${request.url}` : '/authenticator/api/'
    return false
  }
}

/** Whether the app may be served to this request: at its own origin, where it has one. */
export const hasOwnHost = (where: Where, { raw }: FastifyRequest): boolean => !hasOrigin(where) || brought.has(raw)
