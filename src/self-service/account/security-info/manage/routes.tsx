/** `/account/security-info/methods/{id}`: one method, of whatever kind. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../../base/web/parse.ts'
import { sendPage } from '../../../../design/index.ts'
import { offeredKinds } from '../../../../methods/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import type { Refused } from '../../../refused.tsx'
import { type Call, pageAddress } from '../../../signed-in/call.ts'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { freshlySignedIn } from '../freshly-signed-in.ts'
import { HOME, homeOf } from '../home.ts'
import { readDevices, sayingOf, sendSecurity } from '../send.tsx'
import { chooseDefault, dropMethod, nameMethod } from './change.ts'
import { ManageMethodPage } from './page.tsx'

const act = z.literal('continue').optional()
const Rename = z.object({ name: z.string().max(400), act })
const Default = z.object({ kind: z.enum(offeredKinds) })
const Remove = z.object({ act })

type One = { Params: { method: string } }
const ONE = `${HOME}/methods/:method`

const NO_NAME: Refused = { key: 'name-empty', field: 'name' }
const GONE: Refused = { key: 'method-gone' }
const LAST: Refused = { key: 'last-method' }

export function managingRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get<One>(ONE, async (request, reply) => {
    const who = await freshlySignedIn(deps, { request, reply })
    return who ? sendManage(deps, { request, reply }, { who, id: request.params.method }) : reply
  })

  app.post<One>(ONE, async (request, reply) => {
    const { name: typed } = parseForm(Rename, request.body)
    const who = await freshlySignedIn(deps, { request, reply })
    if (!who) return reply
    const { method: id } = request.params
    const outcome = await nameMethod(deps, { session: who.session, visit: request.visit }, { id, typed })
    if (outcome === 'name-empty') return sendManage(deps, { request, reply }, { who, id, typed, refused: NO_NAME })
    if (outcome === 'method-gone') return sendSecurity(deps, { request, reply }, { who, refused: GONE })
    return reply.redirect(homeOf(who, 'renamed'), 303)
  })

  app.post<One>(`${ONE}/default`, async (request, reply) => {
    const { kind } = parseForm(Default, request.body)
    const who = await freshlySignedIn(deps, { request, reply }, { returnTo: pageOf({ request, reply }) })
    if (!who) return reply
    const by = { session: who.session, realm: who.realm, visit: request.visit }
    const outcome = await chooseDefault(deps, by, { id: request.params.method, kind })
    if (outcome !== 'default') return sendSecurity(deps, { request, reply }, { who, refused: { key: outcome } })
    return reply.redirect(homeOf(who, 'default'), 303)
  })

  app.post<One>(`${ONE}/remove`, async (request, reply) => {
    parseForm(Remove, request.body)
    const who = await freshlySignedIn(deps, { request, reply }, { returnTo: pageOf({ request, reply }) })
    if (!who) return reply
    const { method: id } = request.params
    const outcome = await dropMethod(deps, { session: who.session, realm: who.realm, visit: request.visit }, id)
    if ('removed' in outcome) return reply.redirect(homeOf(who, removedOf(outcome.removed.kind)), 303)
    if (outcome.refused === 'last-method') return sendManage(deps, { request, reply }, { who, id, refused: LAST })
    return sendSecurity(deps, { request, reply }, { who, refused: GONE })
  })
}

/** A token goes back to the desk: one more thing to do. */
const removedOf = (kind: string) => (kind === 'hardware-code' ? 'handed-back' : 'removed')

/** The page that a form stands on: where a proof in between leads back to. */
const pageOf = ({ request }: Call): string => pageAddress(request).replace(/\/(remove|default)(?=\?|$)/, '')

type Managing = { who: SignedIn; id: string; typed?: string; refused?: Refused }

/** 404 for what is not there, and for what is somebody else's. */
async function sendManage(deps: SelfServiceDeps, { request, reply }: Call, { who, id, typed, refused }: Managing) {
  const { now } = request.visit
  const { devices } = await readDevices(deps, who, now)
  const device = devices.find((one) => one.id === id)
  if (!device) return reply.callNotFound()
  const page = <ManageMethodPage {...{ who, device, typed, refused }} saying={sayingOf(deps, who, now)} />
  return sendPage(reply, page, { status: refused ? 422 : 200 })
}
