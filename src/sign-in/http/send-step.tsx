/** Which page shows a flow as it is now. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { contentPolicy } from '../../base/web/security-headers.ts'
import { realmByKey } from '../../campus/index.ts'
import { type FrameDeps, frameOf, sendPage } from '../../design/index.ts'
import { findTotpOffer } from '../../methods/index.ts'
import { type AtRegister, type State, whoIn } from '../flow/state.ts'
import { settled } from '../flow/step.ts'
import { termsDue } from '../flow/terms.ts'
import { IdentifyPage } from '../pages/identify.tsx'
import { LockedPage } from '../pages/locked.tsx'
import { PasswordPage } from '../pages/password.tsx'
import { BarrierPage, RefusedPage } from '../pages/refused.tsx'
import { RegisterMethodPage } from '../pages/register-method.tsx'
import { StaySignedInPage } from '../pages/stay-signed-in.tsx'
import { TermsPage } from '../pages/terms.tsx'
import { TotpPage } from '../pages/totp.tsx'
import type { Shown, View } from '../pages/view.ts'
import type { Barrier } from '../run/access.ts'
import { type Ask, addressOf } from '../run/answer.ts'
import type { FlowDeps, Visitor } from '../run/deps.ts'
import type { Flow } from '../run/flow-store.ts'
import { givenFor } from '../run/given.ts'
import { keptPage } from './kept-pages.tsx'
import { visitorOf } from './visitor.ts'

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
  if (request.method === 'GET' && !refusal && !sent.other) {
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

async function pageOf(view: View, { deps, other, ask }: Sent, request: FastifyRequest): Promise<VNode> {
  const { flow, now } = view
  const state = settled(flow.state, now)
  const visitor = visitorOf(deps, request)
  if (other || state.at === 'identify' || ask?.step === 'identify') return identifyPage(view, state, ask)
  switch (state.at) {
    case 'password':
      return <PasswordPage view={view} state={state} />
    case 'locked':
      return <LockedPage view={view} state={state} />
    case 'totp':
      return <TotpPage view={view} state={state} why={givenFor(deps, { flow, visitor, now }).second.why} />
    case 'register-method':
      return registerPage(view, { deps, state, visitor })
    case 'terms': {
      const due = termsDue(deps.campus, { groups: flow.groups, accepted: flow.accepted })
      return <TermsPage view={view} state={state} due={due} />
    }
    case 'stay-signed-in': {
      const { stay } = givenFor(deps, { flow, visitor, now })
      return <StaySignedInPage view={view} state={state} stay={stay} device={visitor.device} />
    }
    case 'refused':
      return <RefusedPage view={view} state={state} />
    case 'done':
      throw new Error(`flow ${flow.id} is done and has no page`)
  }
}

function identifyPage(view: View, state: State, ask: Ask | undefined): VNode {
  const hint = state.at === 'identify' ? state.hint : undefined
  const answer = ask?.step === 'identify' ? ask : undefined
  const shared = answer?.shared ?? ('who' in state && state.who.shared === true)
  return <IdentifyPage view={view} typed={answer?.typed.slice(0, 400) ?? hint} shared={shared} />
}

type Registering = { deps: Deps; state: AtRegister; visitor: Visitor }

/** The registration that the state offers; one that lapsed while the page lay open is offered anew by the form. */
async function registerPage(view: View, { deps, state, visitor }: Registering): Promise<VNode> {
  const { flow, now, frame } = view
  const { who, proof, registration } = state
  const issuer = realmByKey(deps.campus, who.realm)?.name[frame.language] ?? who.realm
  const asked = { account: proof.account, now, issuer, label: who.name }
  const offer =
    registration === undefined ? undefined : await findTotpOffer(deps, deps.db.kysely, { ...asked, id: registration })
  const given = givenFor(deps, { flow, visitor, now })
  return <RegisterMethodPage view={view} state={state} offer={offer} postponable={given.second.postponable} />
}
