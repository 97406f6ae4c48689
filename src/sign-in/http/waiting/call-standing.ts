/** `/sign-in/{flow}/call`: whether the call that a page waits for was answered. Small, since it is asked every second. */
import type { FastifyInstance } from 'fastify'
import type { Database } from '../../../base/database/database.ts'
import { isId } from '../../../base/ids.ts'
import { callStanding } from '../../../methods/index.ts'
import type { State } from '../../flow/state.ts'
import { barrierOf } from '../../run/access.ts'
import { findFlow } from '../../run/flow-store.ts'

/** Where a page learns how its call stands. */
export const callStandingPath = (flow: string): string => `/sign-in/${flow}/call`

/** It reads alone: the answer of the call is taken by the form of the page, which the script sends then. */
export function callStandingRoute(app: FastifyInstance, { db }: { db: Database }): void {
  app.get<{ Params: { flow: string } }>('/sign-in/:flow/call', async (request, reply) => {
    const { now, browser } = request.visit
    const { flow: id } = request.params
    const flow = isId(id) ? await findFlow(db.kysely, id) : undefined
    const challenge = flow && !barrierOf(flow, browser, now) ? callIn(flow.state) : undefined
    const standing = challenge ? await callStanding(db.kysely, { challenge, binding: id, now }) : 'expired'
    return reply.header('cache-control', 'no-store').send({ standing })
  })
}

/** The call that this state waits for. */
function callIn(state: State): string | undefined {
  if (state.at === 'voice') return state.sending?.challenge
  return state.at === 'register-method' && state.phone?.by === 'voice' ? state.phone.sending?.challenge : undefined
}
