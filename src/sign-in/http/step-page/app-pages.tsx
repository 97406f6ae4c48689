/** The pages that wait for the app, with how their request stands. */
import type { VNode } from 'preact'
import { findQr, requestStanding } from '../../../methods/index.ts'
import type { Given } from '../../flow/given.ts'
import type { AtApproval, AtDevice, AtQr } from '../../flow/state.ts'
import { ApprovalPage } from '../../pages/factors/app/approval.tsx'
import { QrPage } from '../../pages/factors/app/qr-page.tsx'
import { RememberedDevicePage } from '../../pages/factors/app/remembered-device.tsx'
import type { AppOffer, Asked } from '../../pages/props.ts'
import type { View } from '../../pages/view.ts'
import { type FlowDeps, realmOf } from '../../run/deps.ts'
import { offersApp } from '../../run/offered.ts'
import { livePath } from '../waiting/live.ts'
import { qrPath } from '../waiting/qr.ts'
import { methodsOf, type Paging } from './paging.ts'

/** A way of this kind that is open, as a button names it. */
export function wayTo({ second }: Given, kind: 'app' | 'app-code'): string | undefined {
  const way = second.ways.find((one) => one.kind === kind)
  return way && `${kind}:${way.id}`
}

export async function approvalPage(paging: Paging, state: AtApproval, lead: string | undefined): Promise<VNode> {
  const { deps, view, given } = paging
  const { who, proof } = state
  const devices = (await methodsOf(paging, state)).filter(({ kind }) => kind === 'app')
  const { rememberDevice } = realmOf(deps, who.realm).mfa
  // A session that rises was not begun by "remember my device", and nobody is remembered where others sit too.
  const remember = rememberDevice && who.shared !== true && !proof.raise && given.remembered !== true
  const waits = await waitsIn(paging, state.asking?.request)
  return <ApprovalPage {...{ view, state, lead, devices, remember }} {...waits} code={wayTo(given, 'app-code')} />
}

export async function devicePage(paging: Paging, state: AtDevice): Promise<VNode> {
  const waits = await waitsIn(paging, state.asking?.request)
  return <RememberedDevicePage view={paging.view} state={state} {...waits} />
}

export async function qrPage(paging: Paging, state: AtQr): Promise<VNode> {
  const { deps, view } = paging
  const { flow, now } = view
  const tx = deps.db.kysely
  const shown = await findQr(deps, tx, { binding: flow.id, now })
  const asked: Asked | undefined = await requestStanding(tx, { binding: flow.id, now })
  const remember = remembersBrowsers(deps, flow.request.realm) && state.shared !== true
  return <QrPage {...{ view, state, shown, asked, remember }} {...aboutApp(deps, flow.id)} />
}

/** How the request stands that the state names; nothing where it names none. */
async function waitsIn({ deps, view }: Omit<Paging, 'given'>, request: string | undefined) {
  const { flow, now } = view
  const about = aboutApp(deps, flow.id)
  if (request === undefined) return { ...about, asked: undefined }
  const asked: Asked | undefined = await requestStanding(deps.db.kysely, { binding: flow.id, request, now })
  return { ...about, asked }
}

const aboutApp = ({ authenticatorUrl }: FlowDeps, flow: string) => ({ live: livePath(flow), app: authenticatorUrl })

/** What stands beside the name where the app can stand in for it; `flow` is the id in the addresses. */
export function appOffer(deps: Pick<FlowDeps, 'campus'>, view: Pick<View, 'flow'>): AppOffer | undefined {
  const { id, request } = view.flow
  if (!offersApp(deps.campus, request.realm)) return undefined
  return { live: livePath(id), offer: qrPath(id), remember: remembersBrowsers(deps, request.realm) }
}

/** Whether a realm that can be meant lets browsers be remembered (M4). */
const remembersBrowsers = ({ campus }: Pick<FlowDeps, 'campus'>, asked: string | undefined): boolean =>
  Object.values(campus.realms).some(
    ({ key, mfa }) => (asked === undefined || key === asked) && mfa.rememberDevice && mfa.methods.includes('app'),
  )
