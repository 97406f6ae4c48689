import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Facts, givenOf, givenWith } from '../../../test/builders/flow-given.ts'
import { DAY, MINUTE } from '../../base/time/instant.ts'
import type { Event } from './event.ts'
import type { Given } from './given.ts'
import type { Outcome } from './outcome.ts'
import type { State } from './state.ts'
import { step } from './step.ts'

const now = Date.UTC(2026, 9, 1)
const who = { realm: 'campus', name: 'ann@student.demo.example' }
const named: Event = { did: 'name', found: { named: who } }
const right: Event = { did: 'password', checked: { verdict: 'right' } }
const rightCode: Event = { did: 'code', checked: { verdict: 'right', proved: { kind: 'totp', id: 'm-totp' } } }
const confirmed: Event = { did: 'register', confirmed: { is: 'right', proved: { kind: 'totp', id: 'new' } } }

const given = (facts: Facts = {}): Given => givenOf(now, facts)
const withApp = givenWith(now, ['totp'])
const withoutApp = given({ second: { wanted: true } })
const chosen = { kind: 'totp', id: 'm-totp', why: 'only' } as const

/** Plays the events in order from the start and gives the last outcome. */
function play(facts: Given, ...played: Event[]): Outcome {
  let last: Outcome = { state: { at: 'identify' }, effects: [] }
  for (const event of played) last = step(last.state, event, facts)
  return last
}
const proofOf = ({ effects }: Outcome) =>
  effects.flatMap((effect) => ('proof' in effect ? [{ do: effect.do, ...effect.proof }] : []))[0]

test('name and password are a session at the level of one factor', () => {
  const outcome = play(given(), named, right)
  assert.equal(outcome.state.at, 'done')
  assert.deepEqual(proofOf(outcome), { do: 'start-session', account: 'a1', person: 'p1', amr: ['pwd'], authTime: now })
})

test('with a code app the code is asked, and both factors are told', () => {
  assert.equal(play(withApp, named, right).state.at, 'totp')
  assert.deepEqual(proofOf(play(withApp, named, right, rightCode))?.amr, ['pwd', 'otp', 'mfa'])
})

test('M7: a first code app is registered in the midst of the sign-in, which then counts as two factors', () => {
  const offer = play(withoutApp, named, right)
  assert.deepEqual([offer.state.at, offer.effects], ['register-method', [{ do: 'offer-totp' }]])
  assert.deepEqual(proofOf(play(withoutApp, named, right, confirmed))?.amr, ['pwd', 'otp', 'mfa'])
})

test('"not now" counts only while the policies allow it', () => {
  const free = given({ second: { wanted: true, postponable: true } })
  assert.equal(play(free, named, right, { did: 'later' }).state.at, 'done')
  const { state, effects } = play(withoutApp, named, right, { did: 'later' })
  assert.deepEqual([state, effects], [{ at: 'refused', who, why: 'registration-put-off' }, []])
})

test('a duty that begins after "not now" is asked after all', () => {
  const texts = [{ terms: 'aup', version: 1 }]
  const free = given({ second: { wanted: true, postponable: true }, terms: texts })
  const { state } = play(free, named, right, { did: 'later' })
  assert.equal(state.at, 'terms')
  const since = given({ second: { wanted: true }, terms: texts })
  assert.equal(step(state, { did: 'accept', shown: texts }, since).state.at, 'register-method')
})

test('where no method can be registered, nobody gets in without one', () => {
  const { state, effects } = play(given({ second: { wanted: true, registrable: [], opens: undefined } }), named, right)
  assert.deepEqual([state.at, effects], ['refused', []])
})

test('A10: new texts are asked after the proofs, and accepting what was shown goes on', () => {
  const terms = [{ terms: 'aup', version: 3 }]
  const facts = given({ terms })
  const accepted = play(facts, named, right, { did: 'accept', shown: terms })
  assert.deepEqual(accepted.effects[0], { do: 'accept-terms', terms })
  assert.equal(accepted.state.at, 'done')
})

test('a text that came while another was read is not accepted unseen', () => {
  const facts = given({ terms: [{ terms: 'aup', version: 4 }] })
  const { state, refusal } = play(facts, named, right, { did: 'accept', shown: [{ terms: 'aup', version: 3 }] })
  assert.deepEqual([state.at, refusal?.why], ['terms', 'terms-changed'])
})

test('a lock ends by itself, and the step goes on where it was', () => {
  const locked = play(given(), named, { did: 'password', checked: { verdict: 'locked', until: now + 1, fresh: true } })
  assert.equal(locked.state.at, 'locked')
  assert.equal(step(locked.state, right, given()).refusal?.why, 'step-is-over')
  assert.equal(step(locked.state, right, given({ now: now + 1 })).state.at, 'done')
})

test('only the answer that locks is told as a lock; later ones are wrong answers', () => {
  const what = (fresh: boolean) =>
    play(given(), named, { did: 'password', checked: { verdict: 'locked', until: now + 1, fresh } }).effects.map(
      (effect) => effect.do === 'audit' && effect.what,
    )
  assert.deepEqual([what(true), what(false)], [['sign-in.locked'], ['sign-in.failed']])
})

test('an account that is not active is refused like a wrong password (CVE-2023-39522)', () => {
  const gone: Given = { ...given(), account: undefined }
  const refused = play(gone, named, right)
  const wrong = play(given(), named, { did: 'password', checked: { verdict: 'wrong', left: 0 } })
  assert.deepEqual([refused.state, refused.refusal], [wrong.state, wrong.refusal])
})

test('another name forgets what was proved', () => {
  const { state } = play(withApp, named, right, { did: 'name', found: { named: { ...who, name: 'bo@x.example' } } })
  assert.deepEqual(state, { at: 'password', who: { ...who, name: 'bo@x.example' } })
})

test('a session is raised only for its own account; another one begins a session of its own', () => {
  const raise = { session: 's1', account: 'a1', mfa: false, since: now }
  const start: State = { at: 'password', who, raise }
  assert.equal(proofOf(step(start, right, given()))?.do, 'raise-session')
  const other: State = { at: 'password', who, raise: { ...raise, account: 'a9' } }
  assert.equal(proofOf(step(other, right, given()))?.do, 'start-session')
})

test('when the session to be raised has ended, all is proved anew', () => {
  const proof = {
    account: 'a1',
    person: 'p1',
    amr: ['pwd'],
    authTime: now,
    raise: { session: 's1', account: 'a1', mfa: false, since: now },
  } as const
  const { state, refusal } = step({ at: 'totp', who, proof, chosen }, { did: 'session-gone' }, withApp)
  assert.deepEqual([state, refusal?.why], [{ at: 'password', who }, 'session-ended'])
  const before = step({ at: 'password', who, raise: proof.raise }, { did: 'session-gone' }, withApp)
  assert.deepEqual([before.state, before.refusal?.why], [{ at: 'password', who }, 'session-ended'])
})

test('what comes after the end changes nothing', () => {
  const done: State = { at: 'done', who }
  for (const event of [named, right, rightCode, confirmed]) {
    assert.deepEqual(step(done, event, given()).state, done)
    assert.deepEqual(step(done, event, given()).effects, [])
  }
})

const offering = given({ stay: 7 * DAY })
const yes: Event = { did: 'stay', yes: true }

test('P3: "Stay signed in?" is asked last, once, and the session keeps the answer', () => {
  const asked = play(offering, named, right)
  assert.deepEqual([asked.state.at, asked.effects], ['stay-signed-in', []])
  assert.equal(proofOf(play(offering, named, right, yes))?.stays, true)
  assert.equal(proofOf(play(offering, named, right, { did: 'stay', yes: false }))?.stays, false)
  const terms = [{ terms: 'aup', version: 3 }]
  assert.equal(play(given({ stay: DAY, terms }), named, right).state.at, 'terms')
  const accept: Event = { did: 'accept', shown: terms }
  assert.equal(play(given({ stay: DAY, terms }), named, right, accept).state.at, 'stay-signed-in')
})

test('P7: on a shared computer nobody is asked to stay signed in, whenever they said so', () => {
  const shared: Event = { did: 'name', found: { named: { ...who, shared: true } } }
  assert.equal(play(offering, shared, right).state.at, 'done')
  assert.equal(play(offering, named, { ...right, shared: true } as Event).state.at, 'done')
})

test('P3: a session that rises is not asked to stay', () => {
  const raise = { session: 's1', account: 'a1', mfa: false, since: now }
  assert.equal(step({ at: 'password', who, raise }, right, offering).state.at, 'done')
})

test('P3: a duty that begins while "Stay signed in?" is shown is asked before the session', () => {
  const { state } = play(offering, named, right)
  const since = givenWith(now, ['totp'], { stay: DAY })
  assert.equal(step(state, yes, since).state.at, 'totp')
})

test('P3: where sessions are bound to an address, an address that is unknown gets none', () => {
  const { state, effects } = play(given({ placed: false }), named, right)
  assert.deepEqual([state, effects], [{ at: 'refused', who, why: 'address-unknown' }, []])
})

const raise = { session: 's1', account: 'a1', mfa: false, since: now - MINUTE }
const inSession = { account: 'a1', person: 'p1', amr: ['pwd'], authTime: now - MINUTE, raise } as const

test('LinOTP#63: a session is not raised by a method that was added in it, not even after the password', () => {
  const late = given({ second: { wanted: true, tooNew: true } })
  const refused = { at: 'refused', who, why: 'method-too-new' }
  assert.deepEqual(step({ at: 'password', who, raise }, right, late).state, refused)
  assert.deepEqual(step({ at: 'terms', who, proof: inSession }, { did: 'accept', shown: [] }, late).state, refused)
  const code: Event = { did: 'code', checked: { verdict: 'too-new' } }
  const { state, refusal, effects } = step({ at: 'totp', who, proof: inSession, chosen }, code, withApp)
  assert.deepEqual([state.at, refusal?.why], ['totp', 'method-too-new'])
  assert.ok(!effects.some(({ do: what }) => what === 'raise-session'))
})

test('LinOTP#63: in a session, a first method is registered on a fresh password alone', () => {
  const old = { ...inSession, authTime: now - 11 * MINUTE }
  const at = (proof: typeof old) => step({ at: 'terms', who, proof }, { did: 'accept', shown: [] }, withoutApp).state
  assert.equal(at(inSession).at, 'register-method')
  assert.deepEqual(at(old), { at: 'password', who, raise })
})
