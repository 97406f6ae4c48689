/** "Another way": from one method to the others, and to what stands in when none is at hand (M8, M15). */
import { askFactor } from '../asking.ts'
import type { Event } from '../event.ts'
import type { Given } from '../given.ts'
import { onward } from '../onward.ts'
import { type Outcome, refuse } from '../outcome.ts'
import type { AtAccessPass, AtChoose, AtFactor, AtRegister, AtResetCode, Proof, State, Who } from '../state.ts'
import { sendAsked } from './factor.ts'

type Leaving = AtFactor | AtAccessPass | AtResetCode | AtRegister

/** The list. A method that was asked can be gone back to; who registers one may have been given a pass instead. */
export function anotherWay(here: Leaving): Outcome {
  const { who, proof } = here
  const sending = 'sending' in here ? here.sending : undefined
  const asking = 'asking' in here ? here.asking : undefined
  const waits = { ...(sending && { sending }), ...(asking && { asking }) }
  const left = 'chosen' in here ? { left: { chosen: here.chosen, ...waits } } : {}
  return { state: { at: 'choose-method', who, proof, ...left }, effects: [] }
}

/** The list, from behind a lock: the method that is locked cannot be gone back to. */
export function aroundLock(here: State & { at: 'locked' }): Outcome {
  const { back } = here
  if (!('proof' in back)) return refuse(here, { why: 'step-is-over' })
  return { state: { at: 'choose-method', who: back.who, proof: back.proof }, effects: [] }
}

/** Only what the policies let this person use now: an identifier in a form opens nothing by itself. */
export function wayChosen(here: AtChoose | AtFactor, { way }: Event & { did: 'choose' }, given: Given): Outcome {
  const { who, proof } = here
  if (way === 'access-pass') return instead({ who, proof }, way, given)
  if (way === 'reset-code') {
    return given.resetCode === 'open' ? instead({ who, proof }, way, given) : refuse(here, { why: 'way-not-open' })
  }
  const open = given.second.ways.find(({ kind, id }) => kind === way.kind && id === way.id)
  const asked = open && askFactor({ who, proof, chosen: { ...open, why: 'picked' } })
  if (!asked) return refuse(here, { why: 'way-not-open' })
  // "Call me instead": that is all that its own page would ask.
  return here.at === 'phone-code' && asked.state.at === 'voice' ? sendAsked(asked.state) : asked
}

export function backToMethod({ who, proof, left }: AtChoose, given: Given): Outcome {
  return (left && askFactor({ who, proof, ...left })) ?? onward(who, proof, given)
}

/**
 * Who holds no more than an open session must not put away its owner's methods with a slip of paper that they found:
 * within a session the password comes first, unless it was just given.
 */
function instead({ who, proof }: { who: Who; proof: Proof }, at: 'access-pass' | 'reset-code', given: Given): Outcome {
  const { raise, authTime } = proof
  if (raise && given.now - authTime > given.freshFor)
    return { state: { at: 'password', who, raise, next: at }, effects: [] }
  return { state: { at, who, proof }, effects: [] }
}
