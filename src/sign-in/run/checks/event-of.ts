/** From what was typed to what happened: each answer is checked by its method, and becomes an event of the machine. */
import type { Tx } from '../../../base/database/database.ts'
import type { MethodKind } from '../../../methods/index.ts'
import type { Event } from '../../flow/event.ts'
import type { State } from '../../flow/state.ts'
import { findName } from '../../flow/steps/identify.ts'
import type { Ask, ToCheck } from '../answer.ts'
import { type FlowDeps, knowingOf } from '../deps.ts'
import type { Flow } from '../flow-store.ts'
import { offersApp } from '../offered.ts'
import { approvalEvent, deviceEvent } from './approval.ts'
import type { Checking } from './asked.ts'
import { callEvent, codeEvent, keyEvent, textEvent } from './factor.ts'
import { passEvent, resetEvent } from './instead.ts'
import { findByPasskey } from './passkey.ts'
import type { PasswordCheck } from './password.ts'
import { registerEvent } from './register.ts'
import { rememberedEvent } from './remembered.ts'

type Asked = Checking & {
  ask: Ask
  check: PasswordCheck | undefined
  /** The kinds that this person may register now. */
  accepted: readonly MethodKind[]
}

/** The event, and the flow with what is known of the account that it is about from now on. */
type Happened = { event: Event; flow: Flow } | 'way-not-open'

/** The event that an answer is. The state has been found to be at its step. */
export async function eventOf(deps: FlowDeps, tx: Tx, asked: Asked): Promise<Happened> {
  const { flow, here, ask, check } = asked
  if ('said' in ask)
    return ask.said.did === 'show-qr' && !offersApp(deps.campus, flow.request.realm)
      ? 'way-not-open'
      : { event: ask.said, flow }
  if (ask.step === 'identify') return begun(deps, tx, { ...asked, ask })
  if ('device' in ask) {
    const shared = here.at === 'qr' && here.shared === true
    return deviceEvent(deps, tx, { ...asked, shared, remember: 'remember' in ask && ask.remember })
  }
  if (ask.step === 'password' && check) {
    const { shared, keys } = ask
    const heard = { ...(shared !== undefined && { shared }), ...(keys && { keys }) }
    return { event: { did: 'password', checked: check.checked, ...heard }, flow }
  }
  const event = await checked(deps, tx, { ...asked, ask })
  return event === 'way-not-open' ? event : { event, flow }
}

type Begun = Extract<ToCheck, { step: 'identify' }>

/** An answer to the first page, whatever the present one is. */
async function begun(deps: FlowDeps, tx: Tx, asked: Asked & { ask: Begun }): Promise<Happened> {
  const { flow, ask, visitor, now } = asked
  if ('typed' in ask) return { event: nameEvent(deps, flow, ask), flow }
  if ('remembered' in ask) return rememberedEvent(deps, tx, { ...asked, known: ask.remembered })
  // What this page waits for is a scanned code, also while another tab of this flow waits for something else.
  if ('device' in ask) return deviceEvent(deps, tx, { ...asked, ...ask, here: { at: 'identify' } })
  const knowing = knowingOf(deps, visitor, now)
  const { passkey: answer, shared } = ask
  const { found, flow: theirs } = await findByPasskey(deps, tx, { flow, answer, shared, knowing, visitor, now })
  return { event: { did: 'passkey', found }, flow: theirs }
}

type Name = Extract<ToCheck, { step: 'identify'; typed: string }>

function nameEvent({ campus }: FlowDeps, { request }: Flow, { typed, shared }: Name): Event {
  return { did: 'name', found: findName(typed, { campus, realm: request.realm, shared }) }
}

async function checked(deps: FlowDeps, tx: Tx, asked: Asked & { ask: ToCheck }): Promise<Event | 'way-not-open'> {
  const { flow, here, now, visitor, ask, accepted } = asked
  const at = <At extends State>(state: At): Checking<At> => ({ flow, here: state, visitor, now })
  if (ask.step === 'totp' && here.at === 'totp') return codeEvent(deps, tx, { ...at(here), code: ask.code })
  if (ask.step === 'app-code' && here.at === 'app-code') return codeEvent(deps, tx, { ...at(here), code: ask.code })
  if (ask.step === 'approval' && here.at === 'approval') {
    return approvalEvent(tx, { ...at(here), remember: ask.remember })
  }
  if (ask.step === 'phone-code' && here.at === 'phone-code') return textEvent(deps, tx, { ...at(here), code: ask.code })
  if (ask.step === 'security-key' && here.at === 'security-key') {
    return keyEvent(deps, tx, { ...at(here), answer: ask.answer })
  }
  if (ask.step === 'voice' && here.at === 'voice') return callEvent(tx, at(here))
  if (ask.step === 'access-pass' && here.at === 'access-pass') {
    return passEvent(deps, tx, { ...at(here), code: ask.code })
  }
  if (ask.step === 'reset-code' && here.at === 'reset-code') {
    return resetEvent(deps, tx, { ...at(here), code: ask.code, lost: ask.lost })
  }
  if (ask.step === 'register-method' && here.at === 'register-method') {
    return registerEvent(deps, tx, { ...at(here), ask, accepted })
  }
  throw new Error(`an answer to ${ask.step} came to ${here.at}`)
}
