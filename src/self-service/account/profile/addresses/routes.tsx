/** `/account/profile/addresses`: own mail addresses; each change asks for a fresh proof (A13). */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isId } from '../../../../base/ids.ts'
import { parseForm } from '../../../../base/web/parse.ts'
import { sendPage } from '../../../../design/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import type { Refused } from '../../../refused.tsx'
import { signedIn } from '../../../signed-in/signed-in.tsx'
import { freshlySignedIn } from '../../security-info/freshly-signed-in.ts'
import { homeOf, profileFor } from '../home.ts'
import { sendProfile } from '../send.tsx'
import { addressOfCode, giveMail, MOST, removeMail, resendCode, restoreMail, verifyMail } from './changes.ts'
import { VerifyAddressPage } from './pages.tsx'
import { sendAdd, sendManage } from './send.tsx'

const act = z.literal('continue').optional()
const Add = z.object({ email: z.string(), replaces: z.string().refine(isId).optional(), act })
const Verify = z.object({ code: z.string().max(400), act })
const Resend = z.object({ act: z.literal('resend').optional() })
const Press = z.object({ act })
const Replacing = z.object({ replaces: z.string().refine(isId) })
const Link = z.object({ code: z.string().max(400) })

type One = { Params: { address: string } }
const HOME = '/account/profile/addresses'

export function addressRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get(`${HOME}/add`, async (request, reply) => {
    const who = await freshlySignedIn(deps, { request, reply })
    if (!who) return reply
    const { replaces } = Replacing.safeParse(request.query).data ?? {}
    return sendAdd(deps, { request, reply }, { who, replaces })
  })

  app.post(`${HOME}/add`, async (request, reply) => {
    const { email: typed, replaces } = parseForm(Add, request.body)
    const who = await freshlySignedIn(deps, { request, reply })
    if (!who) return reply
    const by = { session: who.session, visit: request.visit }
    const outcome = await giveMail(deps, by, { typed, replaces })
    if ('refusal' in outcome) return sendAdd(deps, { request, reply }, { who, replaces, typed, refused: outcome })
    return reply.redirect(`${HOME}/${outcome.given}?account=${who.realm.key}&done=sent`, 303)
  })

  verifyRoutes(app, deps)
  managingRoutes(app, deps)
}

const SPENT: Refused = { key: 'address-code-spent' }

function verifyRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  // Looked at by programs too, which are not signed in, and see nothing.
  app.get(`${HOME}/verify`, async (request, reply) => {
    const { code } = Link.safeParse(request.query).data ?? { code: '' }
    const who = await freshlySignedIn(deps, { request, reply })
    if (!who) return reply
    const one = await addressOfCode(deps, { session: who.session, visit: request.visit }, code)
    if (!one || one.verifiedAt !== null) return sendProfile(deps, { request, reply }, { who, refused: SPENT })
    return sendPage(reply, <VerifyAddressPage who={who} code={code} mail={one.mail} />)
  })

  app.post(`${HOME}/verify`, async (request, reply) => {
    const { code } = parseForm(Verify, request.body)
    const who = await freshlySignedIn(deps, { request, reply }, { returnTo: profileFor(request.query) })
    if (!who) return reply
    const outcome = await verifyMail(deps, { session: who.session, visit: request.visit }, code)
    if ('refusal' in outcome) return sendProfile(deps, { request, reply }, { who, refused: SPENT })
    return reply.redirect(homeOf(who, { done: 'address-verified' }), 303)
  })
}

const GONE: Refused = { key: 'address-gone' }

function managingRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get<One>(`${HOME}/:address`, async (request, reply) => {
    const who = await signedIn(deps, { request, reply }, { choose: true })
    if (!who) return reply
    const { done } = request.query as { done?: unknown }
    return sendManage(deps, { request, reply }, { who, id: request.params.address, sent: done === 'sent' })
  })

  app.post<One>(`${HOME}/:address/resend`, async (request, reply) => {
    parseForm(Resend, request.body)
    const who = await freshlySignedIn(deps, { request, reply }, { returnTo: profileFor(request.query) })
    if (!who) return reply
    const { address: id } = request.params
    const outcome = await resendCode(deps, { session: who.session, visit: request.visit }, id)
    if (outcome !== 'sent') return sendManage(deps, { request, reply }, { who, id, refused: outcome })
    return reply.redirect(`${HOME}/${id}?account=${who.realm.key}&done=sent`, 303)
  })

  app.post<One>(`${HOME}/:address/remove`, async (request, reply) => {
    parseForm(Press, request.body)
    const who = await freshlySignedIn(deps, { request, reply }, { returnTo: profileFor(request.query) })
    if (!who) return reply
    const { address: id } = request.params
    const outcome = await removeMail(deps, { session: who.session, visit: request.visit }, id)
    if (outcome === 'address-gone') return sendProfile(deps, { request, reply }, { who, refused: GONE })
    return reply.redirect(homeOf(who, { done: 'address-removed', undo: id }), 303)
  })

  app.post<One>(`${HOME}/:address/restore`, async (request, reply) => {
    parseForm(Press, request.body)
    const who = await freshlySignedIn(deps, { request, reply }, { returnTo: profileFor(request.query) })
    if (!who) return reply
    const by = { session: who.session, visit: request.visit }
    const outcome = await restoreMail(deps, by, request.params.address)
    if (outcome !== 'restored')
      return sendProfile(deps, { request, reply }, { who, refused: { key: outcome, values: { most: MOST } } })
    return reply.redirect(homeOf(who, { done: 'address-restored' }), 303)
  })
}
