/** `/realms/{realm}/logout`: an application signs a person out. Asked first, done by a form, and said when done. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../base/web/parse.ts'
import { frameOf, sendPage } from '../../../design/index.ts'
import { currentSessions, endSession, sessionCookie } from '../../../sign-in/index.ts'
import type { OidcDeps } from '../deps.ts'
import { formTarget } from '../door/form-target.ts'
import { languageWished } from '../door/interaction-url.ts'
import type { Issuers, RealmIssuer } from '../door/issuers.ts'
import { byGet, notFound } from '../door/routes.ts'
import { ConfirmLogoutPage, LoggedOutPage } from '../pages/logout.tsx'
import { RefusedPage } from '../pages/refused.tsx'
import { PATHS } from '../provider/settings.ts'
import { afterLogout, type LogoutPlan, logoutFields, planLogout } from './request.ts'

type OfRealm = { Params: { realm: string }; Querystring: Record<string, unknown> }
type Asked = { request: FastifyRequest; reply: FastifyReply; issuer: RealmIssuer }

const at = (path = '') => `/realms/:realm${PATHS.end_session}${path}`
const confirmation = logoutFields.omit({ id_token_hint: true }).extend({ act: z.enum(['yes', 'no']) })

export function logoutRoutes(app: FastifyInstance, deps: OidcDeps, issuers: Issuers): void {
  app.get<OfRealm>(at(), (request, reply) => {
    const issuer = issuers.find(request.params.realm)
    return issuer ? askFirst(deps, { request: request as FastifyRequest, reply, issuer }) : notFound(reply)
  })
  // As at the authorization endpoint: a cross-site POST brings no cookie, the same by GET does.
  app.post<OfRealm>(at(), { config: { open: true } }, (request, reply) => byGet(request, reply, PATHS.end_session))
  app.post<OfRealm>(at('/confirm'), (request, reply) => {
    const issuer = issuers.find(request.params.realm)
    return issuer ? carryOut(deps, { request: request as FastifyRequest, reply, issuer }) : notFound(reply)
  })
  app.get<OfRealm>(at('/done'), (request, reply) => {
    const issuer = issuers.find(request.params.realm)
    if (!issuer) return notFound(reply)
    return sendPage(reply, LoggedOutPage({ frame: frameOf(request as FastifyRequest, deps, { realm: issuer.realm }) }))
  })
}

/** Shows whom it would sign out, and of what; with nobody signed in there is nothing to ask. */
async function askFirst(deps: OidcDeps, { request, reply, issuer }: Asked): Promise<FastifyReply> {
  const query = request.query as OfRealm['Querystring']
  const language = 'lang' in query ? undefined : languageWished(query.ui_locales)
  const frame = frameOf(request, deps, { realm: issuer.realm, ...(language && { language }) })
  // Parameters that we do not know are passed over, as the protocol wants.
  const fields = logoutFields.safeParse(query)
  const plan = fields.success ? await planLogout(issuer, fields.data) : ({ refusal: 'logout-hint' } as const)
  if ('refusal' in plan) return sendPage(reply, RefusedPage({ frame, refusal: plan.refusal }), { status: 400 })
  const realm = issuer.realm.key
  const [session] = await currentSessions(deps, request, realm)
  if (!session) return reply.redirect(afterLogout(realm, plan), 303)
  const application = issuer.applications.get(plan.client?.clientId ?? '')
  const page = ConfirmLogoutPage({
    ...{ frame, session, fields: fieldsOf(plan), action: `/realms/${realm}${PATHS.end_session}/confirm` },
    ...(application && {
      application: { name: application.name[frame.language], icon: application.icon, hue: application.hue },
    }),
  })
  return sendPage(reply, page, { formTargets: plan.address === undefined ? [] : [formTarget(plan.address)] })
}

/** What the form carries on: nothing is kept meanwhile, and all of it is proved again. */
const fieldsOf = ({ client, address, state }: LogoutPlan): [string, string][] =>
  Object.entries({ client_id: client?.clientId, post_logout_redirect_uri: address, state }).filter(
    (field): field is [string, string] => field[1] !== undefined,
  )

async function carryOut(deps: OidcDeps, { request, reply, issuer }: Asked): Promise<FastifyReply> {
  const { act, ...fields } = parseForm(confirmation, request.body)
  if (act === 'no') return reply.redirect('/', 303)
  const realm = issuer.realm.key
  const plan = await planLogout(issuer, fields)
  if ('refusal' in plan) {
    const frame = frameOf(request, deps, { realm: issuer.realm, here: '/' })
    return sendPage(reply, RefusedPage({ frame, refusal: plan.refusal }), { status: 400 })
  }
  const [session] = await currentSessions(deps, request, realm)
  const { now } = request.visit
  if (session) {
    await deps.db.transaction((tx) =>
      endSession(deps, tx, { session: session.id, why: 'signed-out-by-application', now }),
    )
  }
  deps.cookies.clear(reply, sessionCookie(realm))
  return reply.redirect(afterLogout(realm, plan), 303)
}
