/** What the phone answered: taken once, and only by the flow in which it was asked. */
import type { Tx } from '../../../base/database/database.ts'
import { requestStanding, takeAnswer } from '../../../methods/index.ts'
import type { DeviceFound, Event } from '../../flow/event.ts'
import type { AtApproval, AtDevice } from '../../flow/state.ts'
import { type FlowDeps, knowingOf } from '../deps.ts'
import { type Flow, findFlowFor } from '../flow-store.ts'
import type { Checking } from './asked.ts'
import { old } from './factor.ts'

/** After a password. The answer of another flow, or to an earlier request of this one, is none. */
export async function approvalEvent(
  tx: Tx,
  { flow, here, now, remember }: Checking<AtApproval> & { remember: boolean },
): Promise<Event> {
  const { request } = here.asking ?? {}
  if (request === undefined) return { did: 'approval', checked: { verdict: 'expired' } }
  const verdict = await takeAnswer(tx, { binding: flow.id, request, account: here.proof.account, now })
  if (verdict.verdict !== 'right') return { did: 'approval', checked: verdict }
  const { id, user } = verdict
  return { did: 'approval', checked: old(flow, here, { kind: 'app', id, user }), remember }
}

type Collecting = Checking & { shared: boolean; remember: boolean }
type Collected = { event: Event; flow: Flow }

/**
 * In place of name and password. `flow` is then about the phone's account: what is known of that is loaded only once
 * the phone has approved, so that nobody learns of an account by showing a code.
 */
export async function deviceEvent(deps: FlowDeps, tx: Tx, checking: Collecting): Promise<Collected> {
  const { flow, here, now } = checking
  const asked = here.at === 'device' ? askedIn(here) : await scannedIn(tx, checking)
  if (!asked) return collected(flow, { unapproved: 'expired' })
  const verdict = await takeAnswer(tx, { binding: flow.id, ...asked, now })
  if (verdict.verdict !== 'right') return collected(flow, { unapproved: verdict.verdict })
  return whoseOf(deps, tx, { ...checking, approved: verdict })
}

const collected = (flow: Flow, found: DeviceFound): Collected => ({ event: { did: 'device', found }, flow })

const askedIn = ({ asking, account }: AtDevice) =>
  asking?.request === undefined ? undefined : { request: asking.request, account }

/** The QR code that was shown last. An approval after a password is none, and is never taken for one. */
async function scannedIn(tx: Tx, { flow, now }: Checking): Promise<{ request: string } | undefined> {
  const standing = await requestStanding(tx, { binding: flow.id, now })
  return standing?.way === 'qr' ? { request: standing.request } : undefined
}

type Approved = Extract<Awaited<ReturnType<typeof takeAnswer>>, { verdict: 'right' }>

/** Whose phone it was, and whether this sign-in is for them. */
async function whoseOf(
  deps: FlowDeps,
  tx: Tx,
  { flow, visitor, now, shared, remember, approved }: Collecting & { approved: Approved },
): Promise<Collected> {
  const { id, account: of, user } = approved
  const theirs = await findFlowFor(tx, { id: flow.id, account: of }, knowingOf(deps, visitor, now))
  const { account, signInKey } = theirs ?? {}
  if (!theirs || !account || !signInKey) return collected(flow, { refusal: { why: 'app-not-accepted' } })
  const { realm: asked } = flow.request
  const named = account.realm
  if (asked !== undefined && asked !== named) return collected(flow, { refusal: { why: 'other-realm', asked, named } })
  const who = { realm: named, name: signInKey, shared }
  const proved = { kind: 'app', id, user } as const
  return collected(theirs, { who, proved, ...(remember && { remember }) })
}
