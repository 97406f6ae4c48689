/** "Stay signed in?" (P3), the last step before the session. */

import type { Given } from '../given.ts'
import { onward } from '../onward.ts'
import type { Outcome } from '../outcome.ts'
import type { State } from '../state.ts'

/** Goes on either way; how long the session then lasts is the realm's to say, when it begins. */
export const stayAnswered = (here: State & { at: 'stay-signed-in' }, yes: boolean, given: Given): Outcome =>
  onward(here.who, { ...here.proof, stays: yes }, given)
