/** Which page shows a flow as it is now. */
import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { State } from '../../flow/state.ts'
import { settled } from '../../flow/step.ts'
import { termsDue } from '../../flow/steps/terms.ts'
import { IdentifyPage } from '../../pages/identify.tsx'
import { AccessPassPage } from '../../pages/instead/access-pass.tsx'
import { KeepResetCodePage } from '../../pages/instead/keep-reset-code.tsx'
import { StaySignedInPage } from '../../pages/interruptions/stay-signed-in.tsx'
import { TermsPage } from '../../pages/interruptions/terms.tsx'
import { LockedPage } from '../../pages/locked.tsx'
import { PasswordPage } from '../../pages/password.tsx'
import { RefusedPage } from '../../pages/refused.tsx'
import type { View } from '../../pages/view.ts'
import type { Ask } from '../../run/answer.ts'
import { rememberedHere } from '../../run/checks/remembered.ts'
import type { FlowDeps, Visitor } from '../../run/deps.ts'
import { shownCode } from '../../run/effects/offer.ts'
import { givenFor } from '../../run/given.ts'
import { visitorOf } from '../visitor.ts'
import { appOffer, devicePage, qrPage } from './app-pages.tsx'
import { choosePage, factorPage, isFactor, resetCodePage } from './factor-page.tsx'
import type { Paging } from './paging.ts'
import { challengeFor, offersPasskeys, offerWith } from './passkey-offer.ts'
import { registerPage } from './register-page.tsx'

type Asked = {
  deps: FlowDeps & Parameters<typeof visitorOf>[0]
  /** "Use another account": the first step, whatever the present one is. */
  other?: boolean
  /** What was refused, to be mended rather than typed again. Never a secret. */
  ask?: Ask | undefined
}

export async function pageOf(view: View, { deps, other, ask }: Asked, request: FastifyRequest): Promise<VNode> {
  const { flow, now } = view
  const state = settled(flow.state, now)
  const visitor = visitorOf(deps, request)
  if (other || state.at === 'identify' || ask?.step === 'identify')
    return identifyPage(view, { deps, state, ask, visitor })
  const paging: Paging = { deps, view, given: givenFor(deps, { flow, visitor, now }) }
  if (isFactor(state)) return factorPage(paging, state)
  switch (state.at) {
    case 'password':
      return <PasswordPage view={view} state={state} />
    case 'qr':
      return qrPage(paging, state)
    case 'device':
      return devicePage(paging, state)
    case 'locked':
      return <LockedPage view={view} state={state} />
    case 'choose-method':
      return choosePage(paging, state)
    case 'access-pass':
      return <AccessPassPage view={view} state={state} />
    case 'reset-code':
      return resetCodePage(paging, state)
    case 'register-method':
      return registerPage(paging, state, ask)
    case 'keep-reset-code':
      return <KeepResetCodePage view={view} state={state} code={shownCode(deps, flow.id, state)} />
    case 'terms': {
      const due = termsDue(deps.campus, { groups: flow.groups, accepted: flow.accepted })
      return <TermsPage view={view} state={state} due={due} />
    }
    case 'stay-signed-in':
      return <StaySignedInPage view={view} state={state} stay={paging.given.stay} device={visitor.device} />
    case 'refused':
      return <RefusedPage view={view} state={state} />
    case 'done':
      throw new Error(`flow ${flow.id} is done and has no page`)
  }
}

type Identifying = { deps: FlowDeps; state: State; ask: Ask | undefined; visitor: Visitor }

async function identifyPage(view: View, { deps, state, ask, visitor }: Identifying): Promise<VNode> {
  const hint = state.at === 'identify' ? state.hint : undefined
  const answer = ask?.step === 'identify' && 'typed' in ask ? ask : undefined
  const shared = answer?.shared ?? ('who' in state && state.who.shared === true)
  const typed = answer?.typed.slice(0, 400) ?? hint
  const { id, request } = view.flow
  const offers = offersPasskeys(deps.campus, request.realm)
  const passkey = offers ? offerWith(deps, challengeFor(deps, id, view.now)) : undefined
  const app = appOffer(deps, view)
  const remembered = await rememberedHere(deps, deps.db.kysely, { flow: view.flow, visitor, now: view.now })
  return <IdentifyPage {...{ view, typed, shared, passkey, app, remembered }} />
}
