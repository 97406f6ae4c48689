import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isoTime } from '../../base/time/instant.ts'
import { BadRequest, parseForm } from '../../base/web/parse.ts'
import type { ClockState, DemoClock } from './clock.ts'

const changeSchema = z.union([
  z.strictObject({ advance: z.string().max(100) }),
  z.strictObject({ set: z.string().max(100) }),
])
const formSchema = z.object({ advance: z.string().max(100) })

const answerOf = ({ now, offset }: ClockState) => ({ now: isoTime(now), offset })

/** The movable clock, for programs and for the form on /demo. */
export function clockRoutes(app: FastifyInstance, clock: DemoClock): void {
  app.get('/demo/clock', (_request, reply) => reply.header('cache-control', 'no-store').send(answerOf(clock.state())))
  // Open: a program has no anti-forgery token. A foreign page cannot send JSON here without asking first (Fetch §4.8).
  app.post('/demo/clock', { config: { open: true } }, async (request, reply) => {
    const json = request.headers['content-type']?.startsWith('application/json')
    const change = changeSchema.safeParse(json ? request.body : undefined)
    if (!change.success) throw new BadRequest('send {"advance": …} or {"set": …} as JSON')
    const moved = await clock.move(change.data)
    if ('refusal' in moved) return reply.code(422).send({ error: moved.refusal })
    return answerOf(moved)
  })
  app.post('/demo/clock/forward', async (request, reply) => {
    const moved = await clock.move(parseForm(formSchema, request.body))
    return reply.redirect('refusal' in moved ? `/demo?clock=${moved.refusal}#clock` : '/demo#clock', 303)
  })
}
