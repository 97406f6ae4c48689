import { dutyAhead, secondFactorDue } from './due.ts'
import type { DueFacts } from './facts.ts'
import { type MethodFacts, registrableMethods, usableMethods } from './methods.ts'

export type RegistrationFacts = Omit<DueFacts, 'registered'> & MethodFacts

/**
 * Whether a person is asked to register a second factor at this sign-in: `must` when one is due and there is none to
 * ask; `may` before the date of a duty that is to come, when it can be put off; `no` otherwise.
 */
export function registrationAsked(facts: RegistrationFacts): 'must' | 'may' | 'no' {
  if (usableMethods(facts).length > 0) return 'no'
  const { due } = secondFactorDue(dueFacts(facts))
  if (due) return 'must'
  const invited = dutyAhead(dueFacts(facts)) !== undefined
  return invited && registrableMethods(facts).length > 0 ? 'may' : 'no'
}

/** Whether registering can be put off: only before the date of the duty, and only while nothing else demands it. */
export const mayPostpone = (facts: RegistrationFacts): boolean => registrationAsked(facts) === 'may'

const dueFacts = (facts: RegistrationFacts): DueFacts => ({ ...facts, registered: facts.registered.length })
