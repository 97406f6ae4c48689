import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MINUTE } from '../../../base/time/instant.ts'
import { type Event, type Outcome, start, step } from './step.ts'

const now = Date.UTC(2026, 8, 21)
const prove: Event = { did: 'prove', account: 'ann', code: 'sealed', until: now + 30 * MINUTE }
const accept: Event = { did: 'choose', verdict: 'accepted' }
const play = (...events: Event[]): Outcome =>
  events.reduce<Outcome>((last, event) => step(last.state, event, { now }), { state: start, effects: [] })

test('A7 the code is spent when the new password is set, and not before', () => {
  assert.deepEqual(play(prove).effects, [])
  assert.deepEqual(play(prove, { did: 'choose', verdict: 'refused' }).effects, [])
  assert.deepEqual(play({ did: 'ask' }, prove, accept).state, { at: 'recovered', account: 'ann' })
})

test('A7 a link opens in a browser that asked for nothing', () => {
  assert.equal(play(prove).state.at, 'choosing')
})

test('CVE-2026-18963: to know a name is not enough: from asking and from asked no password is set', () => {
  for (const events of [[accept], [{ did: 'ask' }, accept]] satisfies Event[][]) {
    const { effects, refusal } = play(...events)
    assert.deepEqual([effects, refusal], [[], 'step-is-over'])
  }
})

test('a finished run sets no second password', () => {
  const { effects, refusal } = play(prove, accept, accept)
  assert.deepEqual([effects, refusal], [[], 'step-is-over'])
})

test('the run ends with its code, to the millisecond', () => {
  const { state } = play(prove)
  const at = (later: number) => step(state, accept, { now: now + later })
  assert.equal(at(30 * MINUTE - 1).state.at, 'recovered')
  assert.deepEqual([at(30 * MINUTE).state, at(30 * MINUTE).refusal], [start, 'flow-expired'])
})
