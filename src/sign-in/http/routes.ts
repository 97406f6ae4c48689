/** `/sign-in/{flow}`: every step of a sign-in at one address, forms first, each progress a redirect. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isId } from '../../base/ids.ts'
import { SECOND } from '../../base/time/instant.ts'
import type { FrameDeps } from '../../design/index.ts'
import { type BeginDeps, beginSignIn } from '../begin.ts'
import { settled } from '../flow/step.ts'
import { isFarewell } from '../pages/view.ts'
import { barrierOf } from '../run/access.ts'
import { type Answer, type Ask, addressOf } from '../run/answer.ts'
import { findFlow } from '../run/flow-store.ts'
import { answerStep } from '../run/run.ts'
import { LONGEST_WAIT_INSIDE, turnAway } from './admission.ts'
import { BUSY_PATH, sendBusy } from './busy.tsx'
import { holdGranted } from './hold-granted.ts'
import { localPath } from './local-path.ts'
import { type Again, parseAsk } from './parse/ask.ts'
import { sendBarrier, sendStep } from './send-step.tsx'
import { visitorOf } from './visitor.ts'
import { callStandingRoute } from './waiting/call-standing.ts'
import { type LiveDeps, liveRoute } from './waiting/live.ts'
import { qrRoute } from './waiting/qr.ts'

export type SignInDeps = BeginDeps & FrameDeps & LiveDeps

type FlowRoute = { Params: { flow: string }; Querystring: { other?: unknown; said?: unknown; to?: unknown } }

/** The pages and forms of the sign-in. */
export function flowRoutes(app: FastifyInstance, deps: SignInDeps): void {
  app.get<FlowRoute>(BUSY_PATH, (request, reply) => {
    const back = localPath(request.query.to) ?? '/'
    const crowd = turnAway(deps.hasher.load())
    return crowd ? sendBusy(reply, request, { deps, back, ...crowd }) : reply.redirect(back, 303)
  })

  app.get<FlowRoute>('/sign-in/:flow', async (request, reply) => {
    const { flow: id } = request.params
    const flow = isId(id) ? await findFlow(deps.db.kysely, id) : undefined
    const barrier = barrierOf(flow, request.visit.browser, request.visit.now)
    if (!flow || barrier) return sendBarrier(reply, request, { deps, flow, barrier: barrier ?? 'unknown' })
    if (flow.state.at === 'done') return reply.redirect(flow.request.returnTo, 303)
    const { other, said } = request.query
    const refusal = said === 'step-is-over' || isFarewell(said) ? ({ why: said } as const) : undefined
    return sendStep(reply, request, { deps, flow, refusal, other: other !== undefined })
  })

  callStandingRoute(app, deps)
  liveRoute(app, deps)
  qrRoute(app, deps)

  app.post<FlowRoute>('/sign-in/:flow', async (request, reply) => {
    const { flow: id } = request.params
    const ask = parseAsk(request.body)
    if (!isId(id)) return sendBarrier(reply, request, { deps, flow: undefined, barrier: 'unknown' })
    if (ask.step === 'again') return startAgain(deps, request, { reply, id })
    const named = ask.step === 'identify' && 'typed' in ask
    const crowd = named ? turnAway(deps.hasher.load(), LONGEST_WAIT_INSIDE) : undefined
    if (crowd) return sendBusy(reply, request, { deps, back: addressOf(id), ...crowd })
    const answer = await answerStep(deps, visitorOf(deps, request), { id, ask })
    // Let in as one who would bring a password: others may come in their place.
    if (withoutPassword(ask) && answer.is === 'moved') deps.hasher.callOff()
    return sendAnswer(deps, request, { reply, answer, ask })
  })
}

/** A passkey, or a phone that approved, in place of name and password. */
const withoutPassword = (ask: Ask): boolean => 'passkey' in ask || 'device' in ask

/** A password that was not looked at: it can be sent again, as it is. */
const PUT_OFF = {
  busy: { why: 'busy', status: 503 },
  slowed: { why: 'guessing-slowed', status: 429 },
} as const

type Answered = { reply: FastifyReply; answer: Answer; ask: Exclude<Ask, Again> }

function sendAnswer(deps: SignInDeps, request: FastifyRequest, { reply, answer, ask }: Answered) {
  switch (answer.is) {
    case 'barred':
      return sendBarrier(reply, request, { deps, flow: answer.flow, barrier: answer.barrier })
    case 'refused':
      return sendStep(reply, request, { deps, flow: answer.flow, refusal: answer.refusal, status: 422, ask })
    case 'busy':
    case 'slowed': {
      const retryAfter = Math.max(1, Math.ceil(answer.retryAfter / SECOND))
      reply.header('retry-after', retryAfter)
      const { why, status } = PUT_OFF[answer.is]
      return sendStep(reply, request, { deps, flow: answer.flow, refusal: { why, retryAfter }, status, ask })
    }
    case 'stale': {
      const { state, request: asked, id } = answer.flow
      if (settled(state, request.visit.now).at === 'done') return reply.redirect(asked.returnTo, 303)
      return reply.redirect(`${addressOf(id)}?said=step-is-over`, 303)
    }
    case 'moved': {
      const { granted, to } = answer
      if (granted) holdGranted(deps, reply, { granted, now: request.visit.now })
      return reply.redirect(to, 303)
    }
  }
}

/** The same request from the beginning, for a flow that took too long. In the browser where it began, and nowhere else. */
async function startAgain(
  deps: SignInDeps,
  request: FastifyRequest,
  { reply, id }: { reply: FastifyReply; id: string },
): Promise<FastifyReply> {
  const flow = await findFlow(deps.db.kysely, id)
  const barrier = barrierOf(flow, request.visit.browser, request.visit.now)
  if (!flow || (barrier && barrier !== 'expired')) {
    return sendBarrier(reply, request, { deps, flow, barrier: barrier ?? 'unknown' })
  }
  return reply.redirect(await beginSignIn(deps, request, reply, flow.request), 303)
}
