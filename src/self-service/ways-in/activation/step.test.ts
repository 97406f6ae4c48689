import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Event, start, step, TO_CHOOSE } from './step.ts'

const now = Date.UTC(2026, 8, 21)
const prove: Event = { did: 'prove', account: 'ann', proof: { by: 'initial-password' } }
const play = (...events: Event[]) =>
  events.reduce((last, event) => step(last.state, event, { now }), { state: start, effects: [] } as ReturnType<
    typeof step
  >)

test('A2 the initial password is spent when the new one is set, and not before', () => {
  assert.deepEqual(play(prove).effects, [])
  assert.deepEqual(play(prove, { did: 'choose', verdict: 'refused' }).effects, [])
  const { state, effects } = play(prove, { did: 'choose', verdict: 'accepted' })
  assert.deepEqual(state, { at: 'active', account: 'ann' })
  assert.deepEqual(
    effects.map((effect) => effect.do),
    ['spend', 'set-password', 'activate', 'tell'],
  )
})

test('a password cannot be chosen before anything was proved (CVE-2026-18963)', () => {
  const { state, effects, refusal } = play({ did: 'choose', verdict: 'accepted' })
  assert.deepEqual([state, effects, refusal], [start, [], 'step-is-over'])
})

test('a second proof cannot change the account of a run that is under way (CVE-2023-26481)', () => {
  const { state, refusal } = play(prove, { did: 'prove', account: 'bo', proof: { by: 'code', code: 'x' } })
  assert.equal(state.at === 'choosing' && state.account, 'ann')
  assert.equal(refusal, 'step-is-over')
})

test('a finished run sets no second password', () => {
  const { effects, refusal } = play(
    prove,
    { did: 'choose', verdict: 'accepted' },
    { did: 'choose', verdict: 'accepted' },
  )
  assert.deepEqual([effects, refusal], [[], 'step-is-over'])
})

test('too late: the run begins anew', () => {
  const late = { now: now + TO_CHOOSE }
  const { state, refusal } = step(play(prove).state, { did: 'choose', verdict: 'accepted' }, late)
  assert.deepEqual([state, refusal], [start, 'flow-expired'])
})
