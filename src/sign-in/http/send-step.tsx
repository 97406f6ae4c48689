/** Which page shows a flow as it is now. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { contentPolicy } from '../../base/web/security-headers.ts'
import { realmByKey } from '../../campus/index.ts'
import { type FrameDeps, frameOf, sendPage } from '../../design/index.ts'
import { whoIn } from '../flow/state.ts'
import { settled } from '../flow/step.ts'
import { heldKnownToken } from '../known-browsers/held-known.ts'
import { BarrierPage } from '../pages/refused.tsx'
import type { Shown, View } from '../pages/view.ts'
import type { Barrier } from '../run/access.ts'
import { type Ask, addressOf } from '../run/answer.ts'
import type { FlowDeps } from '../run/deps.ts'
import type { Flow } from '../run/flow-store.ts'
import { keptPage } from './kept-pages.tsx'
import { pageOf } from './step-page/page-of.tsx'

type Deps = FlowDeps & FrameDeps

export type Sent = {
  deps: Deps
  flow: Flow
  refusal: Shown | undefined
  /** 200 unless told. */
  status?: number
  /** "Use another account": the first step, whatever the present one is. Only its form changes anything. */
  other?: boolean
  /** What was refused, to be mended rather than typed again. Never a secret. */
  ask?: Ask
}

/** Sends the page of the flow's present step. */
export async function sendStep(reply: FastifyReply, request: FastifyRequest, sent: Sent): Promise<FastifyReply> {
  const { deps, flow, refusal, status = 200 } = sent
  const action = addressOf(flow.id)
  const key = whoIn(flow.state)?.realm ?? flow.request.realm
  const realm = key === undefined ? undefined : realmByKey(deps.campus, key)
  const { formTargets = [] } = flow.request
  if (request.method === 'GET' && !refusal && !sent.other && !mayBeRemembered(deps, request)) {
    const page = keptPage(request, {
      deps,
      flow,
      state: settled(flow.state, request.visit.now),
      realm,
      now: deps.clock.now(),
    })
    if (page !== undefined) return sendKept(reply, page, formTargets)
  }
  const here = request.method === 'GET' ? request.url : action
  // The moment of showing, not of asking: a lock of sixteen minutes that began in between is no seventeen.
  const now = deps.clock.now()
  const frame = { ...frameOf(request, deps, { realm, here }), now }
  const view: View = { frame, campus: deps.campus, flow, now, action, refusal }
  const page = await pageOf(view, sent, request)
  return sendPage(reply, page, { status, formTargets })
}

/** Whether accounts may stand on the first page that remember this browser: it is then somebody's own. */
const mayBeRemembered = (deps: Deps, request: FastifyRequest): boolean =>
  Object.values(deps.campus.realms).some(
    ({ key, mfa }) => mfa.rememberDevice && heldKnownToken(deps, request, key) !== undefined,
  )

/** As `sendPage` does. */
function sendKept(reply: FastifyReply, page: string, formTargets: readonly string[]): FastifyReply {
  if (formTargets.length > 0) reply.header('content-security-policy', contentPolicy(formTargets))
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page)
}

/** Says why a flow cannot go on, and how to begin anew. */
export function sendBarrier(
  reply: FastifyReply,
  request: FastifyRequest,
  { deps, flow, barrier }: { deps: Deps; flow: Flow | undefined; barrier: Barrier },
): FastifyReply {
  const action = flow ? addressOf(flow.id) : '/'
  const frame = frameOf(request, deps, { here: request.method === 'GET' ? request.url : action })
  return sendPage(reply, <BarrierPage frame={frame} barrier={barrier} action={action} />, { status: STATUSES[barrier] })
}

const STATUSES: Record<Barrier, number> = { unknown: 404, 'other-browser': 403, expired: 422 }
