/** The password step. Unknown, invited, suspended and closed accounts come out of it exactly alike. */
import { missed } from './missed.ts'
import { onward } from './onward.ts'
import type { AtPassword, Event, Given, Outcome, Proof } from './state.ts'

export function passwordGiven(at: AtPassword, event: Event & { did: 'password' }, given: Given): Outcome {
  const { checked, shared } = event
  const here = shared === undefined ? at : { ...at, who: { ...at.who, shared } }
  if (checked.verdict !== 'right') return missed(here, checked)
  // A right password of an account that is not active is as wrong as any other, or the answer would tell.
  if (!given.account) return missed(here, { verdict: 'wrong', left: 0 })
  return onward(here.who, proofOf(here, given.account, given.now), given)
}

/** Only the session's own account can raise it: another name in the same flow begins a session of its own. */
function proofOf({ raise }: AtPassword, account: { id: string; person: string }, now: number): Proof {
  const proof: Proof = { account: account.id, person: account.person, amr: ['pwd'], authTime: now }
  return raise?.account === account.id ? { ...proof, raise } : proof
}
