/** The texts that a person accepts at sign-in (A10): which are due, and what accepting them does. */
import { type Campus, type Terms, termsFor } from '../../../campus/index.ts'
import type { TermsVersion } from '../../../people/index.ts'
import type { Given } from '../given.ts'
import { onward } from '../onward.ts'
import { type Outcome, refuse } from '../outcome.ts'
import type { State } from '../state.ts'

/** The texts for these groups whose version, or a later one, the person has not accepted yet. */
export function termsDue(
  campus: Campus,
  person: { groups: readonly string[]; accepted: readonly TermsVersion[] },
): Terms[] {
  const open = ({ id, version }: Terms) => !person.accepted.some((one) => one.terms === id && one.version >= version)
  return termsFor(campus, person.groups).filter(open)
}

/** Accepts what was shown, if that is all that is due: nobody accepts a text unseen. */
export function termsAccepted(here: State & { at: 'terms' }, shown: readonly TermsVersion[], given: Given): Outcome {
  const wasShown = (due: TermsVersion) => shown.some((one) => one.terms === due.terms && one.version === due.version)
  if (!given.terms.every(wasShown)) return refuse(here, { why: 'terms-changed' })
  const accept = { do: 'accept-terms', terms: given.terms } as const
  return onward(here.who, here.proof, { ...given, terms: [] }, given.terms.length > 0 ? [accept] : [])
}
