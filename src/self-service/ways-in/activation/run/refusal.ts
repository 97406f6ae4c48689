import type { Instant } from '../../../../base/time/instant.ts'
import type { Slowed } from '../../../account/password/crowd.ts'

/** Why activation does not begin. The answer does not tell an unknown name from a wrong password. */
export type BeginRefusal =
  | { refusal: 'no-such-name-form' | 'name-too-long' | 'temporary-account' | 'initial-password-empty' }
  | { refusal: 'activation-failed'; left: number }
  | { refusal: 'activation-locked'; until: Instant }
  | { refusal: 'method-disabled' }
  | Slowed

/** Why a link or a run leads no further. */
export type NoWay = { refusal: 'activation-code-spent' | 'activation-expired' | 'activation-elsewhere' }
