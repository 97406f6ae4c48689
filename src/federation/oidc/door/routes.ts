/** What a browser asks: authorization, and the way back from sign-in. A page or a redirect answers. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { frameOf, sendPage } from '../../../design/index.ts'
import { sendBusy, sessionCookie, turnAway } from '../../../sign-in/index.ts'
import type { OidcDeps } from '../deps.ts'
import { RefusedPage } from '../pages/refused.tsx'
import { PATHS } from '../provider/settings.ts'
import { newWork, type Work, within } from '../records/work.ts'
import { atHome } from './at-home.ts'
import { takeUp } from './back.ts'
import type { Issuers, RealmIssuer } from './issuers.ts'

type OfRealm = { Params: { realm: string; uid: string } }

/** Routes below `/realms/{realm}`; a realm that is not there answers as an address that is not there. */
export function authorizationRoutes(app: FastifyInstance, deps: OidcDeps, issuers: Issuers): void {
  app.get<OfRealm>(`/realms/:realm${PATHS.authorization}`, (request, reply) =>
    authorize(deps, issuers, { request, reply }),
  )
  // A cross-site POST brings no cookies of ours; the same request by GET does, and is as good (Core 1.0 §3.1.2.1).
  app.post<OfRealm>(`/realms/:realm${PATHS.authorization}`, { config: { open: true } }, (request, reply) =>
    byGet(request, reply, PATHS.authorization),
  )
  // The second is what the library calls the first, and so what pages of its own name.
  for (const path of ['/back/:uid', `${PATHS.authorization}/:uid`]) {
    app.get<OfRealm>(`/realms/:realm${path}`, (request, reply) => goOn(deps, issuers, { request, reply }))
  }
}

type Asked = { request: FastifyRequest<OfRealm>; reply: FastifyReply }

async function authorize(deps: OidcDeps, issuers: Issuers, { request, reply }: Asked): Promise<FastifyReply> {
  const issuer = issuers.find(request.params.realm)
  if (!issuer) return notFound(reply)
  const crowd = crowdFor(deps, request, issuer)
  if (crowd) return sendBusy(reply, request as FastifyRequest, { deps, back: request.url, ...crowd })
  return letLibraryAnswer(deps, issuer, { reply, work: workOf(issuer, { request, reply }), url: request.url })
}

/** From sign-in back into the protocol, where the library resumes what waited. */
async function goOn(deps: OidcDeps, issuers: Issuers, { request, reply }: Asked): Promise<FastifyReply> {
  const { realm, uid } = request.params
  const issuer = issuers.find(realm)
  if (!issuer) return notFound(reply)
  const work = workOf(issuer, { request, reply })
  if (!(await takeUp(deps, issuer, { request: request as FastifyRequest, work, interaction: uid }))) {
    const frame = frameOf(request as FastifyRequest, deps, { realm: issuer.realm })
    return sendPage(reply, RefusedPage({ frame, refusal: 'authorization-expired' }), { status: 400 })
  }
  return letLibraryAnswer(deps, issuer, { reply, work, url: `/realms/${realm}${PATHS.authorization}/${uid}` })
}

const workOf = ({ realm }: RealmIssuer, { request, reply }: Asked): Work =>
  newWork({ realm: realm.key, now: request.visit.now, visit: { request: request as FastifyRequest, reply } })

type Answering = { reply: FastifyReply; work: Work; url: string }

/** The library answers into the reply, so that cookies and headers of the house go with it. `url`: what it is asked. */
async function letLibraryAnswer(
  deps: OidcDeps,
  issuer: RealmIssuer,
  { reply, work, url: asked }: Answering,
): Promise<FastifyReply> {
  const { raw } = reply.request
  const { url = '' } = raw
  raw.url = asked
  atHome(deps, raw, issuer.realm.key)
  raw.url = withOfflineAccess(issuer, raw.url)
  await within(work, () => issuer.call(raw, reply.raw))
  raw.url = url
  // The house's own page for faults.
  if (work.fault) throw work.fault
  if (!work.answer) throw new Error('the protocol library gave no answer')
  const { status, body, type } = work.answer
  takeHeaders(reply)
  if (type) reply.type(type)
  return reply.code(status).send(body ?? '')
}

/** Whoever would have to sign in is told before the library begins, where it costs least. */
function crowdFor(
  deps: OidcDeps,
  request: FastifyRequest<OfRealm>,
  { realm }: RealmIssuer,
): ReturnType<typeof turnAway> {
  const { prompt } = request.query as { prompt?: unknown }
  if (prompt === 'none') return undefined
  if (deps.cookies.read(request as FastifyRequest, sessionCookie(realm.key))) return undefined
  const crowd = turnAway(deps.hasher.load())
  if (crowd) deps.telemetry.shed.inc()
  return crowd
}

/** As any address that is not there. */
export function notFound(reply: FastifyReply): FastifyReply {
  reply.callNotFound()
  return reply
}

/** Headers that were set on the bare response: the reply's own would take their place, above all the cookies'. */
function takeHeaders(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.raw.getHeaders())) {
    reply.raw.removeHeader(name)
    if (value !== undefined && name !== 'content-length' && name !== 'content-type') reply.header(name, value)
  }
}

/**
 * The library gives `offline_access` only to who asks for consent (Core 1.0 §11), and we ask nobody: the institution
 * registered the application for it. So the request is made to say `prompt=consent`, which asks nothing here.
 */
function withOfflineAccess({ applications }: RealmIssuer, url: string): string {
  const at = url.indexOf('?')
  if (at < 0 || !url.includes('offline_access')) return url
  const query = new URLSearchParams(url.slice(at))
  const allowed = applications.get(query.get('client_id') ?? '')?.oidc.scopes.includes('offline_access')
  const prompts = (query.get('prompt') ?? '').split(' ').filter(Boolean)
  if (!allowed || query.getAll('prompt').length > 1 || prompts.includes('none') || prompts.includes('consent'))
    return url
  query.set('prompt', [...prompts, 'consent'].join(' '))
  return `${url.slice(0, at)}?${query}`
}

/** Sends a form's request on as a query. What came twice goes on twice, and is refused as such. */
export function byGet(
  request: FastifyRequest<{ Params: { realm: string } }>,
  reply: FastifyReply,
  path: string,
): FastifyReply {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? ''))
    return reply.code(415).send()
  const fields = Object.entries((request.body ?? {}) as Record<string, unknown>)
  const query = new URLSearchParams(fields.flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])))
  return reply.redirect(`/realms/${encodeURIComponent(request.params.realm)}${path}?${query}`, 303)
}
