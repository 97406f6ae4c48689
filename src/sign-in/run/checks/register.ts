/** What confirms a new method in the midst of a sign-in, each kind by its own. */
import type { Tx } from '../../../base/database/database.ts'
import {
  beginPhone,
  checkPhoneCode,
  confirmKey,
  confirmPhone,
  confirmTotp,
  type MethodKind,
  takeCall,
  takeLinked,
  tidyName,
} from '../../../methods/index.ts'
import type { Confirmed, Event } from '../../flow/event.ts'
import type { AtRegister } from '../../flow/state.ts'
import type { ToRegister } from '../answer.ts'
import { type FlowDeps, realmOf } from '../deps.ts'
import type { Checking } from './asked.ts'

type Registering = Checking<AtRegister> & { accepted: readonly MethodKind[] }

/** The event that an answer on the page of registering is. */
export async function registerEvent(
  deps: FlowDeps,
  tx: Tx,
  { ask, ...checking }: Registering & { ask: ToRegister },
): Promise<Event> {
  const { here } = checking
  if ('again' in ask) {
    if (here.phone) return { did: 'send', ...(ask.by && { by: ask.by }) }
    return { did: 'register', confirmed: { is: 'expired' } }
  }
  if ('number' in ask) return numberEvent(deps, tx, { ...checking, ...ask })
  if ('answer' in ask) return { did: 'register', confirmed: await keyConfirmed(deps, tx, { ...checking, ...ask }) }
  if ('answered' in ask) {
    const confirm = here.kind === 'app' ? linkConfirmed : callConfirmed
    return { did: 'register', confirmed: await confirm(tx, checking) }
  }
  const confirm = here.kind === 'totp' ? appConfirmed : textConfirmed
  return { did: 'register', confirmed: await confirm(deps, tx, { ...checking, ...ask }) }
}

/** The phone has linked: that it holds a key of its own is all that it has shown so far, so that no PIN is claimed. */
async function linkConfirmed(tx: Tx, { flow, here, now }: Registering): Promise<Confirmed> {
  const { proof, registration: link } = here
  if (link === undefined) return EXPIRED
  const linked = await takeLinked(tx, { link, account: proof.account, binding: flow.id, now })
  if (linked.verdict === 'right') return { is: 'right', proved: { kind: 'app', id: linked.id } }
  return linked.verdict === 'waiting' ? refused('link-waiting') : EXPIRED
}

type Named = { name?: string | undefined }

async function appConfirmed(
  deps: FlowDeps,
  tx: Tx,
  { here, now, code, name }: Registering & Named & { code: string },
): Promise<Confirmed> {
  const { proof, registration: id } = here
  if (id === undefined) return EXPIRED
  const confirmed = await confirmTotp(deps, tx, { account: proof.account, id, code, now, ...(name && { name }) })
  if (confirmed === 'right') return { is: 'right', proved: { kind: 'totp', id } }
  if (confirmed === 'wrong') return refused('wrong-new-code')
  return confirmed === 'too-many' ? refused('too-many-methods') : EXPIRED
}

async function keyConfirmed(
  deps: FlowDeps,
  tx: Tx,
  { flow, here, now, answer, name, accepted }: Registering & Named & { answer: string },
): Promise<Confirmed> {
  const { proof, kind, who } = here
  if (kind !== 'security-key' && kind !== 'passkey') return EXPIRED
  const asked = { account: proof.account, realm: realmOf(deps, who.realm), answer, wanted: kind, accepted }
  const confirmed = await confirmKey(deps, tx, { ...asked, binding: flow.id, now, ...(name && { name }) })
  if ('refused' in confirmed) return { is: 'refused', refusal: { why: confirmed.refused } }
  const { registered } = confirmed
  // What it can do besides is told when it is asked: for its making, holding it is enough.
  return {
    is: 'right',
    proved: { kind: registered.kind, id: registered.id, hardware: registered.kind === 'security-key' },
  }
}

async function numberEvent(
  deps: FlowDeps,
  tx: Tx,
  { here, now, number, country, by }: Registering & { number: string; country: string; by: 'sms' | 'voice' },
): Promise<Event> {
  const begun = await beginPhone(deps, tx, { account: here.proof.account, typed: number, country, now })
  if ('refused' in begun) return { did: 'number', begun, by }
  const { phone: id, shown, line } = begun
  return { did: 'number', begun: { id, shown, line }, by: line === 'landline' ? 'voice' : by }
}

async function textConfirmed(
  deps: FlowDeps,
  tx: Tx,
  { code, ...checking }: Registering & Named & { code: string },
): Promise<Confirmed> {
  const asked = answeringOf(checking)
  if (!asked) return EXPIRED
  const { lockout } = realmOf(deps, checking.here.who.realm)
  const verdict = await checkPhoneCode(deps, tx, { ...asked, code, lockout })
  if (verdict.verdict === 'right') return phoneConfirmed(tx, { ...checking, kind: 'sms' })
  if (verdict.verdict !== 'wrong') return EXPIRED
  return { is: 'refused', refusal: { why: 'wrong-new-code', left: verdict.left } }
}

async function callConfirmed(tx: Tx, checking: Registering): Promise<Confirmed> {
  const asked = answeringOf(checking)
  if (!asked) return EXPIRED
  const { verdict } = await takeCall(tx, asked)
  if (verdict === 'right') return phoneConfirmed(tx, { ...checking, kind: 'voice' })
  if (verdict === 'waiting') return refused('call-waiting')
  return verdict === 'expired' ? EXPIRED : refused(verdict === 'declined' ? 'call-declined' : 'call-failed')
}

/** Only after its challenge was spent in this very transaction. */
async function phoneConfirmed(
  tx: Tx,
  { here, now, kind }: Registering & { kind: 'sms' | 'voice' },
): Promise<Confirmed> {
  const { proof, phone } = here
  if (!phone) return EXPIRED
  const confirmed = await confirmPhone(tx, { account: proof.account, phone: phone.id, name: tidyName(''), now })
  if ('registered' in confirmed) return { is: 'right', proved: { kind, id: phone.id } }
  return confirmed.refused === 'expired' ? EXPIRED : refused(confirmed.refused)
}

function answeringOf({ flow, here, now }: Registering) {
  const { proof, phone } = here
  const challenge = phone?.sending?.challenge
  if (challenge === undefined) return undefined
  return { challenge, account: proof.account, purpose: 'register', binding: flow.id, now } as const
}

const EXPIRED: Confirmed = { is: 'expired' }

type Why = (Confirmed & { is: 'refused' })['refusal']['why']
const refused = (why: Why): Confirmed => ({ is: 'refused', refusal: { why } })
