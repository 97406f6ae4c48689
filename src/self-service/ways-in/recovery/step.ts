/**
 * Recovery of a password by mail, as a pure function: from a name to a password that the person knows again.
 *
 *     asking ──ask──▶ asked ──link opened──▶ choosing ──accepted──▶ recovered
 *       └───────────link opened─────────────────┘  ▲
 *                                      refused (rules)
 *
 * `asked` is the same for every name, known or not. A link opens in any browser, also in one that asked for nothing, and
 * opening it changes nothing: what the mail held is spent when the new password is set. From `recovered` the sign-in
 * goes on, with the second factor where one is due: mail never takes its place.
 */
import type { Instant } from '../../../base/time/instant.ts'

export type State =
  | { at: 'asking' }
  | { at: 'asked' }
  /** `code` stands here sealed, and is opened only to be spent; `until` is the end of its time. */
  | { at: 'choosing'; account: string; code: string; until: Instant }
  | { at: 'recovered'; account: string }

export type Event =
  | { did: 'ask' }
  | { did: 'prove'; account: string; code: string; until: Instant }
  | { did: 'choose'; verdict: 'accepted' | 'refused' }

/** Written in the transaction that stores the state. */
export type Effect =
  | { do: 'mail' }
  | { do: 'spend'; code: string; account: string }
  | { do: 'set-password'; account: string }
  | { do: 'end-lock'; account: string }
  | { do: 'sign-out-everywhere'; account: string }
  | { do: 'tell'; account: string }

export type Refusal = 'flow-expired' | 'step-is-over' | 'password-refused'

export type Outcome = { state: State; effects: Effect[]; refusal?: Refusal }

export const start: State = { at: 'asking' }

export function step(state: State, event: Event, { now }: { now: Instant }): Outcome {
  switch (event.did) {
    case 'ask':
      return open(state) ? { state: { at: 'asked' }, effects: [{ do: 'mail' }] } : refuse(state, 'step-is-over')
    case 'prove':
      return open(state) ? proved(event, now) : refuse(state, 'step-is-over')
    case 'choose':
      return chosen(state, event.verdict, now)
  }
}

/** Nothing is proved yet. A run that is under way keeps its account, whatever else is opened beside it. */
const open = ({ at }: State): boolean => at === 'asking' || at === 'asked'

function proved({ account, code, until }: Event & { did: 'prove' }, now: Instant): Outcome {
  if (now >= until) return refuse(start, 'flow-expired')
  return { state: { at: 'choosing', account, code, until }, effects: [] }
}

function chosen(state: State, verdict: 'accepted' | 'refused', now: Instant): Outcome {
  if (state.at !== 'choosing') return refuse(state, 'step-is-over')
  if (now >= state.until) return refuse(start, 'flow-expired')
  if (verdict === 'refused') return refuse(state, 'password-refused')
  const { account, code } = state
  return {
    state: { at: 'recovered', account },
    effects: [
      { do: 'spend', code, account },
      { do: 'set-password', account },
      { do: 'end-lock', account },
      { do: 'sign-out-everywhere', account },
      { do: 'tell', account },
    ],
  }
}

const refuse = (state: State, refusal: Refusal): Outcome => ({ state, effects: [], refusal })
