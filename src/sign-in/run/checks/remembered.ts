/** The button of a browser that an account remembers: no name, no password, and nothing for anybody without its mark (M4). */
import type { Tx } from '../../../base/database/database.ts'
import { realmByKey } from '../../../campus/index.ts'
import type { Event, RememberedFound } from '../../flow/event.ts'
import { type Remembered, rememberedIn } from '../../known-browsers/remembered-store.ts'
import { type FlowDeps, knowingOf, type Visitor } from '../deps.ts'
import { type Flow, findFlowFor } from '../flow-store.ts'
import type { Checking } from './asked.ts'

type Here = { flow: Pick<Flow, 'request'>; visitor: Visitor; now: number }

/** The accounts that remember this browser, whose realms still let it be, and for which this sign-in may be. */
export async function rememberedHere(
  deps: Pick<FlowDeps, 'campus' | 'keyring'>,
  tx: Tx,
  { flow, visitor, now }: Here,
): Promise<Remembered[]> {
  const { realm: asked } = flow.request
  const found = await rememberedIn(tx, knowingOf(deps, visitor, now))
  return found.filter(({ realm }) => {
    const lets = realmByKey(deps.campus, realm)?.mfa.rememberDevice === true
    return lets && (asked === undefined || asked === realm)
  })
}

/** What the button comes to. An id that is not of this browser's own tells nothing and sends nothing. */
export async function rememberedEvent(
  deps: FlowDeps,
  tx: Tx,
  { flow, visitor, now, known }: Checking & { known: string },
): Promise<{ event: Event; flow: Flow }> {
  const asked = (await rememberedHere(deps, tx, { flow, visitor, now })).find(({ id }) => id === known)
  const theirs =
    asked && (await findFlowFor(tx, { id: flow.id, account: asked.account }, knowingOf(deps, visitor, now)))
  if (!theirs?.account || !theirs.signInKey) return said(flow, { refusal: { why: 'remembered-gone' } })
  const { realm, id: account } = theirs.account
  return said(theirs, { who: { realm, name: theirs.signInKey }, account })
}

const said = (flow: Flow, found: RememberedFound): { event: Event; flow: Flow } => {
  return { event: { did: 'remembered', found }, flow }
}
