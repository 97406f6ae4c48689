import { dutyAhead, secondFactorDue } from './due.ts'
import type { DueFacts } from './facts.ts'
import { type MethodFacts, registrableMethods, usableMethods } from './methods.ts'

export type RegistrationFacts = Omit<DueFacts, 'registered'> & MethodFacts

/**
 * Whether a person is asked to register a second factor at this sign-in: `must` when one is due and there is none to
 * ask; `may`, when it can be put off, before the date of a duty that is to come, and after an access pass, which helps
 * only once; `no` otherwise.
 */
export function registrationAsked(facts: RegistrationFacts): 'must' | 'may' | 'no' {
  const { due } = secondFactorDue(dueFacts(facts))
  const has = usableMethods(facts).length > 0
  if (due) return has ? 'no' : 'must'
  const invited = facts.stoodIn === true || (!has && dutyAhead(dueFacts(facts)) !== undefined)
  return invited && registrableMethods(facts).length > 0 ? 'may' : 'no'
}

/** Whether registering can be put off: only while nothing demands a second factor. */
export const mayPostpone = (facts: RegistrationFacts): boolean => registrationAsked(facts) === 'may'

const dueFacts = (facts: RegistrationFacts): DueFacts => ({ ...facts, registered: facts.registered.length })
