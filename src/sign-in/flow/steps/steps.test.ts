/** The guards of each step beyond the password, one by one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chosenOf, type Facts, givenOf, givenWith, wayOf } from '../../../../test/builders/flow-given.ts'
import { MINUTE } from '../../../base/time/instant.ts'
import type { MethodKind } from '../../../methods/index.ts'
import type { Event } from '../event.ts'
import type { Given } from '../given.ts'
import type { Outcome } from '../outcome.ts'
import { withFactor } from '../proofs.ts'
import type { AtFactor, Proof, State } from '../state.ts'
import { step } from '../step.ts'

const now = Date.UTC(2026, 9, 1)
const until = now + MINUTE
const who = { realm: 'campus', name: 'ann@student.demo.example' }
const proof: Proof = { account: 'a1', person: 'p1', amr: ['pwd'], authTime: now }
const raise = { session: 's1', account: 'a1', mfa: false, since: now - 20 * MINUTE }
const old: Proof = { ...proof, authTime: now - 20 * MINUTE, raise }

const ALL: readonly MethodKind[] = ['totp', 'security-key', 'passkey', 'sms', 'voice', 'hardware-code']
const has = (facts: Facts = {}): Given => givenWith(now, ALL, facts)
const none = (facts: Facts = {}): Given => givenOf(now, { ...facts, second: { wanted: true, ...facts.second } })

const PAGES = {
  totp: 'totp',
  'hardware-code': 'totp',
  passkey: 'security-key',
  'security-key': 'security-key',
} as const
const at = (kind: keyof typeof PAGES | 'sms' | 'voice', of: Proof = proof): AtFactor => {
  const common = { who, proof: of, chosen: chosenOf(kind) }
  if (kind === 'sms') return { at: 'phone-code', ...common, sending: { challenge: 'c1' } }
  if (kind === 'voice') return { at: 'voice', ...common, sending: { challenge: 'c1' } }
  return { at: PAGES[kind], ...common }
}
const choosing: State = { at: 'choose-method', who, proof }
const proved = (kind: MethodKind, also = {}) => ({ verdict: 'right', proved: { ...wayOf(kind), ...also } }) as const
const amrOf = ({ effects }: Outcome) => effects.flatMap((effect) => ('proof' in effect ? effect.proof.amr : []))
const said = ({ state, refusal }: Outcome) => [state.at, refusal?.why]

test('M8: the kind that was picked has its own page; a text goes out with it, a call only when it is asked', () => {
  const pages = ALL.map((kind) => {
    const facts = givenWith(now, [kind])
    const { state, effects } = step({ at: 'password', who }, { did: 'password', checked: { verdict: 'right' } }, facts)
    return [state.at, effects.map((effect) => effect.do)]
  })
  assert.deepEqual(pages, [
    ['totp', []],
    ['security-key', []],
    ['security-key', []],
    ['phone-code', ['send']],
    ['voice', []],
    ['totp', []],
  ])
})

test('each factor is claimed as what it is (RFC 8176), and is remembered for this browser (M8)', () => {
  const claims: [AtFactor, Event, string][] = [
    [at('totp'), { did: 'code', checked: proved('totp') }, 'pwd otp mfa'],
    [at('hardware-code'), { did: 'code', checked: proved('hardware-code') }, 'pwd otp mfa'],
    [at('sms'), { did: 'code', checked: proved('sms') }, 'pwd sms mfa'],
    [at('voice'), { did: 'call', checked: proved('voice') }, 'pwd tel mfa'],
    [at('security-key'), { did: 'key', checked: proved('security-key', { hardware: true }) }, 'pwd hwk mfa'],
    [at('passkey'), { did: 'key', checked: proved('passkey', { verified: true }) }, 'pwd swk user mfa'],
  ]
  for (const [state, event, amr] of claims) {
    const outcome = step(state, event, has())
    assert.equal(amrOf(outcome).join(' '), amr)
    const [effect] = outcome.effects
    assert.deepEqual(effect && 'proof' in effect && effect.proof.by?.kind, state.chosen.kind)
  }
})

test('CVE-2024-45042: the level follows from what was proved: two of one kind are no two factors', () => {
  const twice = withFactor({ ...proof, amr: ['otp'] }, wayOf('sms'), now)
  assert.deepEqual(twice.amr, ['otp', 'sms'])
  assert.deepEqual(withFactor({ ...proof, amr: ['otp', 'mfa'] }, wayOf('sms'), now).amr, ['otp', 'sms'])
})

test('a method that is accepted no more, or is another’s, proves nothing, however right its answer (CVE-2025-3910)', () => {
  const facts = givenWith(now, ['sms'])
  assert.deepEqual(said(step(at('totp'), { did: 'code', checked: proved('totp') }, facts)), ['totp', 'way-not-open'])
  const stranger = { verdict: 'right', proved: { kind: 'totp', id: 'of-somebody-else' } } as const
  assert.deepEqual(said(step(at('totp'), { did: 'code', checked: stranger }, has())), ['totp', 'way-not-open'])
})

test('LinOTP#63: a right answer of a method that is too new is refused, on every page', () => {
  const tooNew = { verdict: 'too-new' } as const
  for (const [state, event] of [
    [at('totp', old), { did: 'code', checked: tooNew }],
    [at('sms', old), { did: 'code', checked: tooNew }],
    [at('security-key', old), { did: 'key', checked: tooNew }],
  ] as [AtFactor, Event][]) {
    assert.deepEqual(said(step(state, event, has())), [state.at, 'method-too-new'])
  }
})

test('A8: a lock is of one method: from behind it the list is open, without the one that is locked', () => {
  const locked = step(at('totp'), { did: 'code', checked: { verdict: 'locked', until, fresh: true } }, has())
  assert.deepEqual(said(locked), ['locked', 'locked'])
  const around = step(locked.state, { did: 'another-way' }, has())
  assert.deepEqual(around.state, choosing)
  const disabled = step(at('totp'), { did: 'code', checked: { verdict: 'disabled' } }, has())
  assert.deepEqual(said(disabled), ['choose-method', 'method-disabled'])
})

test('A8: behind a lock of the password nothing is open', () => {
  const back = { at: 'password', who } as const
  const { state, refusal } = step({ at: 'locked', who, until, back }, { did: 'another-way' }, has())
  assert.deepEqual([state.at, refusal?.why], ['locked', 'step-is-over'])
})

test('M6: no answer of a key is told, and is no failure; a wrong one is; a copy leads to the other ways', () => {
  const key = at('security-key')
  const silent = step(key, { did: 'key', checked: { verdict: 'unanswered', why: 'key-no-answer' } }, has())
  assert.deepEqual([...said(silent), silent.effects.length], ['security-key', 'key-no-answer', 0])
  const wrong = step(key, { did: 'key', checked: { verdict: 'wrong', left: 3, why: 'key-origin' } }, has())
  assert.deepEqual([...said(wrong), wrong.effects.length], ['security-key', 'key-origin', 1])
  assert.deepEqual(said(step(key, { did: 'key', checked: { verdict: 'cloned' } }, has())), [
    'choose-method',
    'key-cloned',
  ])
})

test('M5: a call that waits stays; one that was declined is over, told to the audit, and not made again unasked', () => {
  const waiting = step(at('voice'), { did: 'call', checked: { verdict: 'waiting' } }, has())
  assert.deepEqual([waiting.state, waiting.refusal?.why], [at('voice'), 'call-waiting'])
  const declined = step(at('voice'), { did: 'call', checked: { verdict: 'declined' } }, has())
  assert.ok(declined.state.at === 'voice' && declined.state.sending === undefined)
  assert.deepEqual(
    declined.effects.map((effect) => effect.do),
    ['audit'],
  )
})

test('"call me instead" of a text calls at once; going back to a text that was sent sends no other', () => {
  const called = step(at('sms'), { did: 'choose', way: wayOf('voice') }, has())
  assert.deepEqual([called.state.at, called.effects.map((effect) => effect.do)], ['voice', ['send']])
  const away = step(at('sms'), { did: 'another-way' }, has())
  const back = step(away.state, { did: 'back' }, has())
  assert.deepEqual([back.state, back.effects], [at('sms'), []])
})

test('only an open way can be chosen, whatever a form names (CVE-2025-3910)', () => {
  const facts = givenWith(now, ['totp'], { resetCode: 'off' })
  for (const way of [wayOf('sms'), { kind: 'totp', id: 'another' } as const, 'reset-code' as const]) {
    assert.deepEqual(said(step(choosing, { did: 'choose', way }, facts)), ['choose-method', 'way-not-open'])
  }
  assert.equal(step(choosing, { did: 'choose', way: wayOf('totp') }, facts).state.at, 'totp')
})

test('M13: within a session whose password is long ago, neither a pass nor the reset code is taken before it', () => {
  for (const way of ['access-pass', 'reset-code'] as const) {
    const { state } = step(at('totp', old), { did: 'choose', way }, has({ resetCode: 'open' }))
    assert.deepEqual(state, { at: 'password', who, raise, next: way })
    const after = step(state, { did: 'password', checked: { verdict: 'right' } }, has({ resetCode: 'open' }))
    assert.equal(after.state.at, way)
  }
})

test('M13: a pass leads to a new method, and proves nothing: with "not now" the password alone is claimed (P2)', () => {
  const pass: Event = { did: 'pass', checked: { verdict: 'right', pass: 'p1' } }
  const may = has({ second: { postponable: true } })
  const { state } = step({ at: 'access-pass', who, proof }, pass, may)
  assert.equal(state.at, 'register-method')
  assert.deepEqual(amrOf(step(state, { did: 'later' }, may)), ['pwd'])
  const must = step(state, { did: 'later' }, has())
  assert.deepEqual(must.state, { at: 'refused', who, why: 'registration-put-off' })
})

test('M13: a pass of before lets nobody by who has not shown it in this sign-in', () => {
  const may = has({ second: { postponable: true } })
  const { state } = step({ at: 'terms', who, proof: { ...proof, postponed: true } }, { did: 'accept', shown: [] }, may)
  assert.equal(state.at, 'totp')
})

test('M13: the reset code removes, forgets the session to be raised, and asks what is left', () => {
  const reset: Event = { did: 'reset', checked: { verdict: 'right' }, lost: 'all' }
  const here: State = { at: 'reset-code', who, proof: { ...proof, raise } }
  const { state, effects } = step(here, reset, none())
  assert.deepEqual(
    effects.map((effect) => effect.do),
    ['remove-methods', 'offer-totp'],
  )
  assert.ok(state.at === 'register-method' && state.proof.raise === undefined)
  const left = step(here, reset, givenWith(now, ['sms']))
  assert.deepEqual([left.state.at, left.effects.map((effect) => effect.do)], ['phone-code', ['remove-methods', 'send']])
})

test('M13: with the first method a reset code is made, shown, and only then the sign-in goes on', () => {
  const here: State = { at: 'register-method', who, proof, kind: 'totp', registration: 'r1' }
  const right: Event = { did: 'register', confirmed: { is: 'right', proved: { kind: 'totp', id: 'r1' } } }
  const made = step(here, right, none({ resetCode: 'none' }))
  assert.deepEqual(
    made.effects.map((effect) => effect.do),
    ['tell-registered', 'make-reset-code'],
  )
  assert.equal(made.state.at, 'keep-reset-code')
  assert.deepEqual(said(step(made.state, { did: 'later' }, none())), ['keep-reset-code', 'step-is-over'])
  assert.deepEqual(amrOf(step(made.state, { did: 'kept' }, none({ resetCode: 'open' }))), ['pwd', 'otp', 'mfa'])
  assert.equal(step(here, right, none({ resetCode: 'off' })).state.at, 'done')
})

test('M17: only what may be registered now can be switched to', () => {
  const here: State = { at: 'register-method', who, proof, kind: 'totp', registration: 'r1' }
  assert.deepEqual(said(step(here, { did: 'switch', kind: 'passkey' }, none())), ['register-method', 'way-not-open'])
  const { state } = step(here, { did: 'switch', kind: 'sms' }, none())
  assert.deepEqual(state, { at: 'register-method', who, proof, kind: 'sms' })
})

test('M5: a landline is called, whatever the form says', () => {
  const phone = { id: 'ph', shown: '+32 ••• 12', line: 'landline', by: 'voice' } as const
  const here: State = { at: 'register-method', who, proof, kind: 'voice', phone }
  const { effects } = step(here, { did: 'send', by: 'sms' }, none())
  assert.deepEqual(effects, [{ do: 'send', by: 'voice', phone: 'ph', purpose: 'register' }])
})

const found = (verified: boolean): Event => ({
  did: 'passkey',
  found: { who, proved: { ...wayOf('passkey'), verified } },
})

test('M6: a passkey alone is two factors only because it knew its holder (CVE-2025-64103)', () => {
  assert.deepEqual(amrOf(step({ at: 'identify' }, found(true), has())), ['swk', 'user', 'mfa'])
  assert.deepEqual(said(step({ at: 'identify' }, found(false), has())), ['identify', 'key-unverified'])
})

test('M6: a passkey of an account that is not active, or of a kind that is not accepted, opens nothing', () => {
  for (const facts of [has({ account: undefined }), has({ alone: [] }), has({ alone: ['security-key'] })]) {
    assert.deepEqual(said(step({ at: 'identify' }, found(true), facts)), ['identify', 'passkey-not-accepted'])
  }
})

test('M6: a passkey begins a session of its own: what was proved before, or was to rise, is forgotten', () => {
  const { effects } = step(at('totp', old), found(true), has())
  assert.deepEqual(effects, [
    {
      do: 'start-session',
      proof: {
        ...{ account: 'a1', person: 'p1', amr: ['swk', 'user', 'mfa'], authTime: now },
        by: wayOf('passkey'),
      },
    },
  ])
})

test('M13: who comes for the reset code is led to it by the password, where there is one', () => {
  const right: Event = { did: 'password', checked: { verdict: 'right' } }
  const asked = (resetCode: Given['resetCode']) => has({ resetAsked: true, resetCode })
  assert.equal(step({ at: 'password', who }, right, asked('open')).state.at, 'reset-code')
  assert.equal(step({ at: 'password', who }, right, asked('none')).state.at, 'totp')
})
