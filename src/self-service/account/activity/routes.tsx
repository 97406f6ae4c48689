/** `/account/activity`: what the audit keeps of an account, as its person reads it. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { eventsOf } from '../../../audit/index.ts'
import { sendPage } from '../../../design/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import { signedIn } from '../../signed-in/signed-in.tsx'
import { stepsLeft } from '../tricked/standing.ts'
import { lineOf } from './line.ts'
import { ActivityPage } from './page.tsx'

/** Events a page. */
const PAGE = 25

const Before = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined)

export function activityRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get('/account/activity', async (request, reply) => {
    const before = Before.parse((request.query as { before?: unknown }).before)
    const who = await signedIn(deps, { request, reply }, { choose: true })
    if (!who) return reply
    const events = await eventsOf(deps.db.kysely, who.session.account, { before, limit: PAGE + 1 })
    const facts = { campus: deps.campus, places: deps.places, now: request.visit.now }
    const lines = events.slice(0, PAGE).map((event) => lineOf(event, who.frame, facts))
    const older = events.length > PAGE ? events[PAGE - 1]?.id : undefined
    const alarm = await stepsLeft(deps.db.kysely, who.session.account, request.visit.now)
    const page = <ActivityPage who={who} lines={lines} older={older} first={before === undefined} alarm={alarm} />
    return sendPage(reply, page)
  })
}
