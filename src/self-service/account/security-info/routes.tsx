/** `/account/security-info`: the methods of an account; adding, naming and removing them. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isId } from '../../../base/ids.ts'
import { parseForm } from '../../../base/web/parse.ts'
import { findTotpOffer } from '../../../methods/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Refused } from '../../refused.tsx'
import { type Call, pageAddress } from '../../signed-in/call.ts'
import { type SignedIn, signedIn } from '../../signed-in/signed-in.tsx'
import { methodStanding, secondFactorNeeded } from './facts.ts'
import { freshlySignedIn } from './freshly-signed-in.ts'
import { type Confirmed, dropTotp, nameTotp, registerTotp } from './manage.ts'
import { offered, sendAddTotp, sendManage, sendSecurity } from './send.tsx'

const Confirm = z.object({
  registration: z.string().refine(isId),
  code: z.string().max(400),
  act: z.literal('continue').optional(),
})
const Rename = z.object({ name: z.string(), act: z.literal('continue').optional() })
const Remove = z.object({ act: z.literal('continue').optional() })
const Said = z.object({ done: z.enum(['registered', 'renamed', 'removed']) })
type Done = z.infer<typeof Said>['done']

type Method = { Params: { method: string } }

export function securityRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get('/account', (_request, reply) => reply.redirect(HOME, 303))

  app.get(HOME, async (request, reply) => {
    const who = await signedIn(deps, { request, reply }, { choose: true })
    return who ? sendSecurity(deps, { request, reply }, { who, done: doneIn(who, request.query) }) : reply
  })

  addingRoutes(app, deps)
  managingRoutes(app, deps)
}

function addingRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get(`${HOME}/totp`, async (request, reply) => {
    const who = await mayAddTotp(deps, { request, reply })
    return who ? sendAddTotp(deps, { request, reply }, { who }) : reply
  })

  app.post(`${HOME}/totp`, async (request, reply) => {
    const { registration: id, code } = parseForm(Confirm, request.body)
    const who = await mayAddTotp(deps, { request, reply })
    if (!who) return reply
    const { visit } = request
    const verdict = await registerTotp(deps, { session: who.session, visit }, { id, code })
    if (verdict === 'right') return reply.redirect(homeOf(who, 'registered'), 303)
    const refused = NOT_CONFIRMED[verdict]
    if (verdict === 'too-many') return sendSecurity(deps, { request, reply }, { who, refused })
    const offer = await findTotpOffer(deps, deps.db.kysely, { id, ...offered(who, visit.now) })
    return sendAddTotp(deps, { request, reply }, { who, offer, refused })
  })
}

function managingRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get<Method>(`${HOME}/totp/:method`, async (request, reply) => {
    const who = await freshlySignedIn(deps, { request, reply })
    return who ? sendManage(deps, { request, reply }, { who, id: request.params.method }) : reply
  })

  app.post<Method>(`${HOME}/totp/:method`, async (request, reply) => {
    const { name: typed } = parseForm(Rename, request.body)
    const who = await freshlySignedIn(deps, { request, reply })
    if (!who) return reply
    const { method: id } = request.params
    const outcome = await nameTotp(deps, { session: who.session, visit: request.visit }, { id, typed })
    if (outcome === 'name-empty') return sendManage(deps, { request, reply }, { who, id, typed, refused: NO_NAME })
    if (outcome === 'method-gone') return sendSecurity(deps, { request, reply }, { who, refused: GONE })
    return reply.redirect(homeOf(who, 'renamed'), 303)
  })

  app.post<Method>(`${HOME}/totp/:method/remove`, async (request, reply) => {
    parseForm(Remove, request.body)
    const who = await freshlySignedIn(
      deps,
      { request, reply },
      { returnTo: pageAddress(request).replace('/remove', '') },
    )
    if (!who) return reply
    const { method: id } = request.params
    const needed = secondFactorNeeded(deps, who, request.visit.now)
    const outcome = await dropTotp(deps, { session: who.session, visit: request.visit }, { id, needed })
    if (outcome === 'last-method') return sendManage(deps, { request, reply }, { who, id, refused: LAST })
    if (outcome === 'method-gone') return sendSecurity(deps, { request, reply }, { who, refused: GONE })
    return reply.redirect(homeOf(who, 'removed'), 303)
  })
}

const HOME = '/account/security-info'

const NOT_CONFIRMED: Record<Exclude<Confirmed, 'right'>, Refused> = {
  wrong: { key: 'wrong-new-code', field: 'code' },
  expired: { key: 'registration-expired' },
  'too-many': { key: 'too-many-methods' },
}
const NO_NAME: Refused = { key: 'name-empty', field: 'name' }
const GONE: Refused = { key: 'method-gone' }
const LAST: Refused = { key: 'last-method' }

async function mayAddTotp(deps: SelfServiceDeps, call: Call): Promise<SignedIn | undefined> {
  const who = await freshlySignedIn(deps, call)
  if (!who) return undefined
  if ((await methodStanding(deps, who, call.request.visit.now)).mayAddTotp) return who
  call.reply.redirect(homeOf(who), 303)
  return undefined
}

const homeOf = ({ realm }: SignedIn, done?: Done): string =>
  `${HOME}?${new URLSearchParams({ account: realm.key, ...(done && { done }) })}`

/** What was just done. Anybody can write the address: it says one of three sentences, and nothing of its own. */
function doneIn({ frame: { t } }: SignedIn, query: unknown): string | undefined {
  const { data } = Said.safeParse(query)
  return data && t(`security.${data.done}`)
}
