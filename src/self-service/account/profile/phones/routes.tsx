/** `/account/profile/phones`: own telephone numbers (A13). */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../../base/web/parse.ts'
import { sendPage } from '../../../../design/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { freshlySignedIn } from '../../security-info/freshly-signed-in.ts'
import { MOST } from '../addresses/changes.ts'
import { homeOf, profileFor } from '../home.ts'
import { sendProfile } from '../send.tsx'
import { givePhone, removePhone, restorePhone } from './changes.ts'
import { AddPhonePage } from './page.tsx'
import { provePhoneRoutes } from './prove-routes.tsx'

const act = z.literal('continue').optional()
const Add = z.object({ phone: z.string(), act })
const Press = z.object({ act })

type One = { Params: { phone: string } }
const HOME = '/account/profile/phones'

export function phoneRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  provePhoneRoutes(app, deps)

  app.get(`${HOME}/add`, async (request, reply) => {
    const who = await freshlySignedIn(deps, { request, reply })
    return who ? sendPage(reply, <AddPhonePage who={who} />) : reply
  })

  app.post(`${HOME}/add`, async (request, reply) => {
    const { phone: typed } = parseForm(Add, request.body)
    const who = await freshlySignedIn(deps, { request, reply })
    if (!who) return reply
    const outcome = await givePhone(deps, { session: who.session, visit: request.visit }, typed)
    if (outcome === 'given') return reply.redirect(homeOf(who, { done: 'phone-given' }), 303)
    const refused = { key: outcome, field: 'phone', values: { most: MOST } }
    return sendPage(reply, <AddPhonePage {...{ who, refused }} typed={typed.slice(0, 60)} />, { status: 422 })
  })

  app.post<One>(`${HOME}/:phone/remove`, async (request, reply) => {
    parseForm(Press, request.body)
    const who = await freshlySignedIn(deps, { request, reply }, { returnTo: profileFor(request.query) })
    if (!who) return reply
    const { phone: id } = request.params
    const outcome = await removePhone(deps, { session: who.session, visit: request.visit }, id)
    if (outcome !== 'removed') return sendProfile(deps, { request, reply }, { who, refused: { key: outcome } })
    return reply.redirect(homeOf(who, { done: 'phone-removed', undo: id }), 303)
  })

  app.post<One>(`${HOME}/:phone/restore`, async (request, reply) => {
    parseForm(Press, request.body)
    const who = await freshlySignedIn(deps, { request, reply }, { returnTo: profileFor(request.query) })
    if (!who) return reply
    const by = { session: who.session, visit: request.visit }
    const outcome = await restorePhone(deps, by, request.params.phone)
    if (outcome !== 'restored')
      return sendProfile(deps, { request, reply }, { who, refused: { key: outcome, values: { most: MOST } } })
    return reply.redirect(homeOf(who, { done: 'phone-restored' }), 303)
  })
}
