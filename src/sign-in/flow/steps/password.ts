/** The password step. Unknown, invited, suspended and closed accounts come out of it exactly alike. */
import type { Event } from '../event.ts'
import type { Given } from '../given.ts'
import { onward } from '../onward.ts'
import type { Outcome } from '../outcome.ts'
import type { AtPassword, Proof, Who } from '../state.ts'
import { missed } from './missed.ts'

export function passwordGiven(at: AtPassword, event: Event & { did: 'password' }, given: Given): Outcome {
  const here = { ...at, who: heard(at.who, event) }
  const { checked } = event
  if (checked.verdict !== 'right') return missed(here, checked)
  // A right password of an account that is not active is as wrong as any other, or the answer would tell.
  if (!given.account) return missed(here, { verdict: 'wrong', left: 0 })
  const { who } = here
  const proof = proofOf(here, given.account, given.now)
  const next = given.resetAsked ? 'reset-code' : here.next
  if (next === 'access-pass') return { state: { at: next, who, proof }, effects: [] }
  if (next === 'reset-code' && given.resetCode === 'open') return { state: { at: next, who, proof }, effects: [] }
  return onward(who, proof, given)
}

/** What the form said beside the password: of the computer, and of the browser. */
function heard(who: Who, { shared, keys }: Event & { did: 'password' }): Who {
  return { ...who, ...(shared !== undefined && { shared }), ...(keys && { keys }) }
}

/** Only the session's own account can raise it: another name in the same flow begins a session of its own. */
function proofOf({ raise }: AtPassword, account: { id: string; person: string }, now: number): Proof {
  const proof: Proof = { account: account.id, person: account.person, amr: ['pwd'], authTime: now }
  return raise?.account === account.id ? { ...proof, raise } : proof
}
