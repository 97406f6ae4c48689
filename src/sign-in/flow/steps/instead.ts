/** What stands in when no method is at hand: the desk's pass, once, and the reset code, which starts anew (M13). */
import type { Event } from '../event.ts'
import type { Given } from '../given.ts'
import { onward } from '../onward.ts'
import { type Outcome, refuse } from '../outcome.ts'
import type { AtAccessPass, AtResetCode } from '../state.ts'
import { missed } from './missed.ts'

/** The pass lets the person go on, and proves nothing: `amr` stays what it was, and so does the level. */
export function passGiven(here: AtAccessPass, { checked }: Event & { did: 'pass' }, given: Given): Outcome {
  if (checked.verdict === 'typo') return refuse(here, { why: 'code-typo' })
  if (checked.verdict !== 'right') return missed(here, checked)
  const used = { do: 'audit', what: 'access-pass.used', pass: checked.pass } as const
  return onward(here.who, { ...here.proof, stoodIn: true }, given, [used])
}

/**
 * All sessions end with the methods, so that none is left to be raised: what follows is a sign-in of its own, by the
 * password that was proved in it, and with a method that is left or a new one.
 */
export function resetGiven(here: AtResetCode, { checked, lost }: Event & { did: 'reset' }, given: Given): Outcome {
  if (checked.verdict === 'typo') return refuse(here, { why: 'code-typo' })
  if (checked.verdict !== 'right') return missed(here, checked)
  const { raise: _, by: __, ...proof } = here.proof
  return onward(here.who, { ...proof, amr: ['pwd'], anew: true }, given, [{ do: 'remove-methods', lost }])
}
