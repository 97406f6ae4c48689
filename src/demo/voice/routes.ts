import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Database } from '../../base/database/database.ts'
import { isId } from '../../base/ids.ts'
import type { Clock } from '../../base/time/clock.ts'
import { BadRequest } from '../../base/web/parse.ts'
import { answerCall } from '../../methods/index.ts'

const Pressed = z.strictObject({ keys: z.string().max(20) })

/** `/demo/voice/{id}`: what the called person presses, for programs and for the buttons on /demo. */
export function voiceRoutes(app: FastifyInstance, deps: { db: Database; clock: Clock }): void {
  // Open: a program has no anti-forgery token. A foreign page cannot send JSON here without asking first (Fetch §4.8).
  app.post<{ Params: { id: string } }>('/demo/voice/:id', { config: { open: true } }, async (request, reply) => {
    const json = request.headers['content-type']?.startsWith('application/json')
    const pressed = Pressed.safeParse(json ? request.body : undefined)
    if (!pressed.success) throw new BadRequest('send {"keys": "#"} as JSON')
    const { id } = request.params
    if (!isId(id)) return reply.callNotFound()
    return reply.header('cache-control', 'no-store').send({ answer: await answerCall(deps, { id, ...pressed.data }) })
  })
  const press = (key: 'confirm' | 'decline', keys: string) =>
    app.post<{ Params: { id: string } }>(`/demo/voice/:id/${key}`, async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      await answerCall(deps, { id, keys })
      return reply.redirect('/demo#outbox', 303)
    })
  press('confirm', '#')
  press('decline', '*')
}
