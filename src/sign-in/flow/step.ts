/**
 * A sign-in, from a name to a session, as a pure function.
 *
 *     identify ──name──▶ password ──password──▶ a factor ──code, key, call──▶ ┐
 *        │                │   ▲                  │    ▲                       ├──▶ terms ──▶ stay-signed-in ──▶ done
 *        │                │   └─name─ (any step) │    └choose─┐               │
 *        ├──passkey────── │ ────────────────────▶ another-way ▶ choose-method │
 *        └──device─────── │ ──(by qr, by device)──────────────────────────────┤
 *                         │                                     │             │
 *                         │             access-pass, reset-code ◀┘            │
 *                         │                  │ pass, reset                    │
 *                         └──password──▶ register-method ──register──▶ keep-reset-code ──kept──▶ ┘
 *
 * A factor is one of `approval`, `app-code`, `totp`, `security-key`, `phone-code` and `voice`; the policies pick it, and
 * say why. Each arrow to terms may go on at once. `register-method` comes where a second factor is due and none is registered, or none is at
 * hand; `refused` where none can be. Whatever counts wrong answers leads to `locked`, which ends by itself: the state is
 * then what it was before. Whole drawing: docs/flows/sign-in.md, held to this function by a test. No clock, no chance, no
 * database: `run/` loads, calls this, and writes the outcome down.
 */
import type { Instant } from '../../base/time/instant.ts'
import type { Event } from './event.ts'
import type { Given } from './given.ts'
import { type Outcome, refuse } from './outcome.ts'
import { type AtFactor, accountIn, type State } from './state.ts'
import { anotherWay, aroundLock, backToMethod, wayChosen } from './steps/choose.ts'
import { deviceAgain, deviceCollected, qrAgain, qrShown, rememberedAsked } from './steps/device.ts'
import { approvalGiven, callAnswered, codeGiven, keyGiven, sendAsked } from './steps/factor.ts'
import { nameGiven, passkeyGiven } from './steps/identify.ts'
import { passGiven, resetGiven } from './steps/instead.ts'
import { passwordGiven } from './steps/password.ts'
import {
  codeKept,
  kindSwitched,
  methodRegistered,
  numberAgain,
  numberGiven,
  numberTakenBack,
  registrationPutOff,
} from './steps/register.ts'
import { stayAnswered } from './steps/stay.ts'
import { termsAccepted } from './steps/terms.ts'

/** From nothing to somewhere; a refusal says why the state stayed, or went back. */
export function step(state: State, event: Event, given: Given): Outcome {
  const here = settled(state, given.now)
  if (here.at === 'done') return refuse(here, { why: 'step-is-over' })
  // At any step: "Not you? Use another account". What was proved of the other one is forgotten.
  if (event.did === 'name') return nameGiven(here, event.found)
  const begun = begunAnew(here, event, given)
  if (begun) return begun
  const account = accountIn(here)
  if (account !== undefined && given.account?.id !== account) return forget()
  if (event.did === 'session-gone') return sessionGone(here)
  return answered(here, event, given) ?? refuse(here, { why: 'step-is-over' })
}

/** The other ways to begin, at any step: by a key, by the app, by a browser that is remembered. */
function begunAnew(here: State, event: Event, given: Given): Outcome | undefined {
  switch (event.did) {
    case 'passkey':
      return passkeyGiven(here, event.found, given)
    case 'show-qr':
      return qrShown(event.shared)
    case 'remembered':
      return rememberedAsked(here, event.found, given)
    case 'device':
      return deviceCollected(here, event.found, given)
    default:
      return undefined
  }
}

/** What this event does here; undefined where nothing awaits it, so that no event leads past a step (CVE-2025-3910). */
function answered(here: State, event: Event, given: Given): Outcome | undefined {
  switch (here.at) {
    case 'password':
      return event.did === 'password' ? passwordGiven(here, event, given) : undefined
    case 'qr':
    case 'device':
      return atPhone(here, event, given)
    case 'totp':
    case 'app-code':
    case 'security-key':
    case 'phone-code':
    case 'voice':
    case 'approval':
      return atFactor(here, event, given)
    case 'choose-method':
    case 'access-pass':
    case 'reset-code':
    case 'locked':
      return atChoice(here, event, given)
    case 'register-method':
    case 'keep-reset-code':
      return atRegistration(here, event, given)
    case 'terms':
      return event.did === 'accept' || event.did === 'decline' ? atTerms(here, event, given) : undefined
    case 'stay-signed-in':
      return event.did === 'stay' ? stayAnswered(here, event.yes, given) : undefined
    default:
      return undefined
  }
}

type At<Name extends State['at']> = State & { at: Name }

/** A phone is waited for, and nothing has been proved. */
function atPhone(here: At<'qr' | 'device'>, event: Event, given: Given): Outcome | undefined {
  if (event.did === 'back') return { state: { at: 'identify' }, effects: [] }
  if (event.did === 'send') return here.at === 'qr' ? qrAgain(here) : deviceAgain(here, given)
  // "I can't use the app right now": the name is known, and the password leads to every other method.
  const leaves = here.at === 'device' && event.did === 'another-way'
  return leaves ? { state: { at: 'password', who: here.who }, effects: [] } : undefined
}

function atFactor(here: AtFactor, event: Event, given: Given): Outcome | undefined {
  if (event.did === 'another-way') return anotherWay(here)
  if (event.did === 'choose') return wayChosen(here, event, given)
  const isCode = here.at === 'totp' || here.at === 'app-code' || here.at === 'phone-code'
  if (isCode && event.did === 'code') return codeGiven(here, event.checked, given)
  if (here.at === 'security-key' && event.did === 'key') return keyGiven(here, event.checked, given)
  if (here.at === 'voice' && event.did === 'call') return callAnswered(here, event.checked, given)
  if (here.at === 'approval' && event.did === 'approval') return approvalGiven(here, event, given)
  const isSent = here.at === 'phone-code' || here.at === 'voice' || here.at === 'approval'
  return isSent && event.did === 'send' ? sendAsked(here) : undefined
}

function atChoice(
  here: At<'choose-method' | 'access-pass' | 'reset-code' | 'locked'>,
  event: Event,
  given: Given,
): Outcome | undefined {
  const leaves = event.did === 'another-way'
  if (here.at === 'locked') return leaves ? aroundLock(here) : undefined
  if (here.at === 'choose-method') {
    if (event.did === 'choose') return wayChosen(here, event, given)
    return event.did === 'back' ? backToMethod(here, given) : undefined
  }
  if (leaves || event.did === 'back') return anotherWay(here)
  if (here.at === 'access-pass' && event.did === 'pass') return passGiven(here, event, given)
  return here.at === 'reset-code' && event.did === 'reset' ? resetGiven(here, event, given) : undefined
}

function atRegistration(
  here: At<'register-method' | 'keep-reset-code'>,
  event: Event,
  given: Given,
): Outcome | undefined {
  if (here.at === 'keep-reset-code') return event.did === 'kept' ? codeKept(here, given) : undefined
  switch (event.did) {
    case 'register':
      return methodRegistered(here, event.confirmed, given)
    case 'switch':
      return kindSwitched(here, event.kind, given)
    case 'number':
      return numberGiven(here, event)
    case 'send':
      return numberAgain(here, event.by)
    case 'back':
      return numberTakenBack(here)
    case 'later':
      return registrationPutOff(here, given)
    case 'another-way':
      return anotherWay(here)
    default:
      return undefined
  }
}

function atTerms(here: At<'terms'>, event: Event & { did: 'accept' | 'decline' }, given: Given): Outcome {
  if (event.did === 'accept') return termsAccepted(here, event.shown, given)
  return { state: { at: 'refused', who: here.who, why: 'terms-declined' }, effects: [] }
}

/** The state as it is now: a lock that has ended is what it locked. */
export function settled(state: State, now: Instant): State {
  return state.at === 'locked' && now >= state.until ? state.back : state
}

/** The account is closed or has another name since: what was proved counts no more. */
const forget = (): Outcome => refuse({ at: 'identify' }, { why: 'flow-expired' })

/** The session that was to be raised has ended meanwhile, so that all has to be proved anew. */
function sessionGone(here: State): Outcome {
  const isRaising = 'proof' in here || (here.at === 'password' && here.raise !== undefined)
  if (!isRaising) return refuse(here, { why: 'step-is-over' })
  return refuse({ at: 'password', who: here.who }, { why: 'session-ended' })
}
