/**
 * A sign-in, from a name to a session, as a pure function.
 *
 *     identify ──name──▶ password ──password──▶ totp ──code──▶ ┐
 *                         │   ▲                   │            ├──▶ terms ──accept──▶ done
 *                         │   └─name─ (any step)  │            │      └──decline──▶ refused
 *                         ├──password─▶ register-method ──register, later──▶ ┘
 *                         └──password─▶ locked ◀──code──┘
 *
 * Each arrow to terms may go on at once: to `stay-signed-in`, where that is offered, ──stay──▶ done; or to done.
 *
 * `register-method` comes where a second factor is due and none is registered; `refused` where none can be.
 * A lock ends by itself: the state is then what it was before. Whole drawing: docs/flows/sign-in.md, held to this
 * function by a test. No clock, no chance, no database: `run/` loads, calls this, and writes the outcome down.
 */
import type { Instant } from '../../base/time/instant.ts'
import { nameGiven } from './identify.ts'
import { passwordGiven } from './password.ts'
import { codeGiven, methodRegistered, registrationPutOff } from './second-factor.ts'
import { type Event, type Given, type Outcome, refuse, type State } from './state.ts'
import { stayAnswered } from './stay.ts'
import { termsAccepted } from './terms.ts'

/** From nothing to somewhere; a refusal says why the state stayed, or went back. */
export function step(state: State, event: Event, given: Given): Outcome {
  const here = settled(state, given.now)
  if (here.at === 'done') return refuse(here, { why: 'step-is-over' })
  // At any step: "Not you? Use another account". What was proved of the other one is forgotten.
  if (event.did === 'name') return nameGiven(here, event.found)
  if ('proof' in here && given.account?.id !== here.proof.account) return forget()
  if (event.did === 'session-gone') return sessionGone(here)
  return answered(here, event, given)
}

function answered(here: State, event: Event, given: Given): Outcome {
  if (here.at === 'password' && event.did === 'password') return passwordGiven(here, event, given)
  if (here.at === 'totp' && event.did === 'code') return codeGiven(here, event.checked, given)
  if (here.at === 'register-method' && event.did === 'register') return methodRegistered(here, event.confirmed, given)
  if (here.at === 'register-method' && event.did === 'later') return registrationPutOff(here, given)
  if (here.at === 'terms' && event.did === 'accept') return termsAccepted(here, event.shown, given)
  if (here.at === 'terms' && event.did === 'decline') {
    return { state: { at: 'refused', who: here.who, why: 'terms-declined' }, effects: [] }
  }
  if (here.at === 'stay-signed-in' && event.did === 'stay') return stayAnswered(here, event.yes, given)
  return refuse(here, { why: 'step-is-over' })
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
