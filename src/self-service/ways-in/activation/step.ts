/**
 * Activation, as a pure function: from an initial password or an activation code to an account with a password.
 *
 *     asking ──initial password right──▶ choosing ──accepted──▶ active
 *       │                                  │   ▲
 *       └──activation code found───────────┘   └─ refused (rules)
 *
 * What was given at registration is spent when the new password is set, and not before: who turns back halfway can
 * begin again with the same letter or mail. From `active` the sign-in goes on: method, terms, session.
 */
import { type Instant, MINUTE } from '../../../base/time/instant.ts'

/** What opened the activation. A code stands here sealed, and is opened only to be spent. */
export type Proof = { by: 'initial-password' } | { by: 'code'; code: string }

export type State =
  | { at: 'asking' }
  | { at: 'choosing'; account: string; proof: Proof; until: Instant }
  | { at: 'active'; account: string }

export type Event = { did: 'prove'; account: string; proof: Proof } | { did: 'choose'; verdict: 'accepted' | 'refused' }

/** Written in the transaction that stores the state. */
export type Effect =
  | { do: 'spend'; proof: Proof; account: string }
  | { do: 'set-password'; account: string }
  | { do: 'activate'; account: string }
  | { do: 'tell'; account: string; by: Proof['by'] }

export type Refusal = 'flow-expired' | 'step-is-over' | 'password-refused'

export type Outcome = { state: State; effects: Effect[]; refusal?: Refusal }

export const start: State = { at: 'asking' }

/** How long a person may think about a password, in milliseconds. */
export const TO_CHOOSE = 30 * MINUTE

export function step(state: State, event: Event, { now }: { now: Instant }): Outcome {
  if (event.did === 'prove') {
    if (state.at !== 'asking') return refuse(state, 'step-is-over')
    const { account, proof } = event
    return { state: { at: 'choosing', account, proof, until: now + TO_CHOOSE }, effects: [] }
  }
  if (state.at !== 'choosing') return refuse(state, 'step-is-over')
  if (now >= state.until) return refuse(start, 'flow-expired')
  if (event.verdict === 'refused') return refuse(state, 'password-refused')
  const { account, proof } = state
  return {
    state: { at: 'active', account },
    effects: [
      { do: 'spend', proof, account },
      { do: 'set-password', account },
      { do: 'activate', account },
      { do: 'tell', account, by: proof.by },
    ],
  }
}

const refuse = (state: State, refusal: Refusal): Outcome => ({ state, effects: [], refusal })
