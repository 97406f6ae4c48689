/**
 * What programs ask: tokens, userinfo, introspection, keys. Answered before the web server's own routing, since this
 * is where load is; what it does not know it leaves alone.
 */
import { AWAY_FOR, isDatabaseAway } from '../../../base/database/database.ts'
import { BODY_LIMIT, type RawDoor } from '../../../base/web/server.ts'
import type { OidcDeps } from '../deps.ts'
import { AWAY, PATHS } from '../provider/settings.ts'
import { newWork, within } from '../records/work.ts'
import { answerClientCredentials } from '../shortcuts/client-credentials.ts'
import { answerIntrospection } from '../shortcuts/introspection.ts'
import { answerUserinfo } from '../shortcuts/userinfo.ts'
import { atHome, PREFIX } from './at-home.ts'
import { type Call, programHeaders, refuseLong, sendJson } from './call.ts'
import type { Issuers } from './issuers.ts'

/** Answers a call, or leaves it (false) to the library. */
type Shortcut = (deps: OidcDeps, call: Call) => Promise<boolean>

const NONE: Shortcut = async () => false
const ENDPOINTS: Readonly<Record<string, { methods: readonly string[]; shortcut: Shortcut }>> = {
  [PATHS.token]: { methods: ['POST', 'OPTIONS'], shortcut: answerClientCredentials },
  [PATHS.userinfo]: { methods: ['GET', 'POST', 'OPTIONS'], shortcut: answerUserinfo },
  [PATHS.introspection]: { methods: ['POST', 'OPTIONS'], shortcut: answerIntrospection },
  [PATHS.revocation]: { methods: ['POST', 'OPTIONS'], shortcut: NONE },
  [PATHS.jwks]: { methods: ['GET', 'HEAD', 'OPTIONS'], shortcut: NONE },
  '/.well-known/openid-configuration': { methods: ['GET', 'HEAD', 'OPTIONS'], shortcut: NONE },
  '/.well-known/oauth-authorization-server': { methods: ['GET', 'HEAD', 'OPTIONS'], shortcut: NONE },
}

/** The door of programs, to stand before the web server (`WebDeps.rawDoors`). */
export function oidcDoor(deps: OidcDeps, issuers: Issuers): RawDoor {
  const headers = programHeaders({ https: deps.baseUrl.startsWith('https:') })
  return (request, response) => {
    const { url = '', method = '' } = request
    if (!url.startsWith(PREFIX)) return false
    const slash = url.indexOf('/', PREFIX.length)
    const query = url.indexOf('?')
    const path = slash < 0 ? '' : url.slice(slash, query < 0 ? undefined : query)
    const endpoint = Object.hasOwn(ENDPOINTS, path) ? ENDPOINTS[path] : undefined
    const issuer = endpoint?.methods.includes(method) ? issuers.find(url.slice(PREFIX.length, slash)) : undefined
    if (!endpoint || !issuer) return false
    const call = { request, response, issuer, path, headers }
    measure(deps, call)
    if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) refuseLong(call)
    else void answer(deps, call, endpoint.shortcut)
    return true
  }
}

async function answer(deps: OidcDeps, call: Call, shortcut: Shortcut): Promise<void> {
  const { request, response, issuer, headers } = call
  try {
    if (await shortcut(deps, call)) return
    for (let at = 0; at < headers.length; at += 2) response.setHeader(headers[at] ?? '', headers[at + 1] ?? '')
    atHome(deps, request, issuer.realm.key)
    const work = newWork({ realm: issuer.realm.key, now: deps.clock.now(), visit: undefined })
    await within(work, () => issuer.call(request, response))
  } catch (error) {
    const away = isDatabaseAway(error)
    if (away) deps.log.warn({ err: error }, 'the database is away')
    else deps.log.error({ err: error, realm: issuer.realm.key }, 'an endpoint failed')
    if (response.headersSent) response.destroy()
    else if (away) sendJson({ response, headers: [...headers, 'retry-after', String(AWAY_FOR)] }, 503, AWAY)
    else sendJson({ response, headers: [] }, 500, { error: 'server_error' })
  }
}

function measure({ telemetry }: OidcDeps, { request, response, path }: Call): void {
  const started = performance.now()
  const route = `/realms/:realm${path}`
  response.once('finish', () => {
    telemetry.requests.observe(
      { route, method: request.method ?? '', status: response.statusCode },
      (performance.now() - started) / 1000,
    )
  })
}
