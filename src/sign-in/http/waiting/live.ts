/** `/sign-in/{flow}/live`: how that stands for which a page waits, as a stream; or once, for who asks for JSON. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../../../base/database/database.ts'
import { isId } from '../../../base/ids.ts'
import type { Live } from '../../../base/live/live.ts'
import { type Seen, streamEvents } from '../../../base/live/stream-events.ts'
import type { Clock } from '../../../base/time/clock.ts'
import { settled } from '../../flow/step.ts'
import { barrierOf } from '../../run/access.ts'
import { findFlow } from '../../run/flow-store.ts'
import { seenOf, waitedIn } from './waited.ts'

export type LiveDeps = { db: Database; clock: Clock; live: Live }

/** Where a page hears how that stands for which it waits. */
export const livePath = (flow: string): string => `/sign-in/${flow}/live`

/** It reads alone: what a phone approved is taken by the form of the page, which the script sends then. */
export function liveRoute(app: FastifyInstance, deps: LiveDeps): void {
  app.get<{ Params: { flow: string } }>('/sign-in/:flow/live', async (request, reply) => {
    const { now, browser } = request.visit
    const { flow: binding } = request.params
    const flow = isId(binding) ? await findFlow(deps.db.kysely, binding) : undefined
    const waited = flow && !barrierOf(flow, browser, now) ? waitedIn(settled(flow.state, now)) : undefined
    if (!waited) return reply.code(404).header('cache-control', 'no-store').send({ is: 'over' })
    const reading = { tx: deps.db.kysely, clock: deps.clock, binding }
    return sendStanding(deps, { request, reply }, { key: `binding:${binding}`, read: () => seenOf(reading, waited) })
  })
}

type Call = { request: FastifyRequest; reply: FastifyReply }
type Standing = { key: string; read: () => Promise<Seen> }

/** Where streams are cut on their way, the script asks for JSON every now and then instead. */
export async function sendStanding(
  { live }: { live: Live },
  { request, reply }: Call,
  { key, read }: Standing,
): Promise<FastifyReply> {
  if (request.headers.accept === 'application/json')
    return reply.header('cache-control', 'no-store').send((await read()).data)
  streamEvents(request, reply, { live, keys: [key], read })
  return reply
}
