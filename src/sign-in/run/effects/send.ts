/** Texts, calls and requests to the app: a challenge is opened with the state that waits for it, and goes out once that has committed. */
import type { Tx } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { openChallenge, sendChallenge, sendRequest } from '../../../methods/index.ts'
import type { Effect, Outcome } from '../../flow/outcome.ts'
import type { Refusal } from '../../flow/refusal.ts'
import type { Sending, State } from '../../flow/state.ts'
import type { FlowDeps, Visitor } from '../deps.ts'
import type { Flow } from '../flow-store.ts'

/** What is to go out, and for whom. */
export type ToSend = { realm: string; account: Flow['account'] } & (
  | { challenge: string }
  | { request: string; expires: Instant }
)

type Opening = { flow: Flow; now: number; outcome: Outcome; effect: Effect & { do: 'send' } }
export type Opened = { outcome: Outcome; send?: ToSend }

/** The state with its challenge, or with the moment until which none is sent; an earlier code counts all the same. */
export async function openSending(deps: FlowDeps, tx: Tx, { flow, now, outcome, effect }: Opening): Promise<Opened> {
  const { account } = flow
  if (!account) throw new Error(`flow ${flow.id} calls nobody's telephone`)
  const { by, phone, purpose } = effect
  const opened = await openChallenge(deps, tx, { account: account.id, phone, by, purpose, binding: flow.id, now })
  if (!('refused' in opened)) {
    const { challenge } = opened
    const state = withSending(outcome.state, () => ({ challenge }))
    return { outcome: { ...outcome, state }, send: { challenge, realm: account.realm, account } }
  }
  if (opened.refused !== 'too-many-messages') return { outcome: { ...outcome, refusal: { why: opened.refused } } }
  const heldUntil = now + opened.retryAfter
  const refusal: Refusal = { why: 'too-many-messages', until: heldUntil }
  const state = withSending(outcome.state, (before) => ({ ...before, heldUntil }))
  return { outcome: { ...outcome, state, refusal } }
}

function withSending(state: State, change: (before: Sending | undefined) => Sending): State {
  if (state.at === 'phone-code' || state.at === 'voice') return { ...state, sending: change(state.sending) }
  if (state.at !== 'register-method' || !state.phone) return state
  return { ...state, phone: { ...state.phone, sending: change(state.phone.sending) } }
}

/** Whether it went out stands in the challenge's row, which the page reads: nothing here claims that it did. */
export async function sendAfter(deps: FlowDeps, visitor: Visitor, send: ToSend): Promise<void> {
  const { account, realm } = send
  const language = account?.language ?? visitor.language
  if ('challenge' in send) {
    await sendChallenge(deps, { challenge: send.challenge, language, realm })
    return
  }
  const { request, expires } = send
  if (account) await sendRequest(deps, { account: account.id, request, expires, now: deps.clock.now(), language })
}
