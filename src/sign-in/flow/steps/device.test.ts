/** The guards of the steps that wait for a phone, one by one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chosenOf, type Facts, givenOf, givenWith, wayOf } from '../../../../test/builders/flow-given.ts'
import { MINUTE } from '../../../base/time/instant.ts'
import type { ApprovalVerdict, Event } from '../event.ts'
import type { Given } from '../given.ts'
import type { Outcome } from '../outcome.ts'
import type { AtApproval, AtDevice, Proof, State } from '../state.ts'
import { step } from '../step.ts'

const now = Date.UTC(2026, 9, 1)
const who = { realm: 'campus', name: 'ann@student.demo.example' }
const proof: Proof = { account: 'a1', person: 'p1', amr: ['pwd'], authTime: now }
const byPin = { ...wayOf('app'), user: 'pin' } as const
const right: ApprovalVerdict = { verdict: 'right', proved: byPin }

const has = (facts: Facts = {}): Given => givenWith(now, ['app', 'app-code', 'totp'], { remembered: true, ...facts })
const asked: AtApproval = { at: 'approval', who, proof, chosen: chosenOf('app'), asking: { request: 'q1' } }
const waiting: AtDevice = { at: 'device', who, account: 'a1', asking: { request: 'q1' } }
const approved: Event = { did: 'device', found: { who, proved: byPin } }
const beginnings: State[] = [{ at: 'identify' }, { at: 'qr' }, waiting]

const said = ({ state, refusal }: Outcome) => [state.at, refusal?.why]
const does = ({ effects }: Outcome) => effects.map((effect) => effect.do)
const sessionIn = ({ effects }: Outcome) => effects.flatMap((effect) => ('proof' in effect ? effect.proof : []))[0]

test('M1: the page of approvals asks the phone at once, again only when that is asked, and not when it is gone back to', () => {
  const entered = step({ at: 'password', who }, { did: 'password', checked: { verdict: 'right' } }, has())
  assert.deepEqual([entered.state.at, does(entered)], ['approval', ['ask-device']])
  assert.deepEqual(does(step(asked, { did: 'send' }, has())), ['ask-device'])
  const list = step(asked, { did: 'another-way' }, has())
  const back = step(list.state, { did: 'back' }, has())
  assert.deepEqual([back.state, does(back)], [asked, []])
})

test('M1: an approval adds the phone and the PIN to the password; of biometrics, that the platform knew its holder', () => {
  const pin = step(asked, { did: 'approval', checked: right }, has())
  assert.equal(sessionIn(pin)?.amr.join(' '), 'pwd swk pin mfa')
  const finger = { verdict: 'right', proved: { ...wayOf('app'), user: 'biometrics' } } as const
  const biometrics = step(asked, { did: 'approval', checked: finger }, has())
  assert.equal(sessionIn(biometrics)?.amr.join(' '), 'pwd swk user mfa')
  assert.deepEqual(sessionIn(biometrics)?.by, wayOf('app'))
})

test('M1: waiting changes nothing; what came to nothing is over, and goes out again only when it is asked', () => {
  const waits = step(asked, { did: 'approval', checked: { verdict: 'waiting' } }, has())
  assert.deepEqual([waits.state, ...said(waits)], [asked, 'approval', 'approval-waiting'])
  for (const verdict of ['declined', 'wrong-number', 'expired'] as const) {
    const over = step(asked, { did: 'approval', checked: { verdict } }, has())
    assert.deepEqual(said(over), ['approval', `approval-${verdict}`])
    assert.ok(over.state.at === 'approval' && over.state.asking === undefined, verdict)
    assert.ok(!does(over).includes('ask-device'), 'nobody is asked again unasked')
  }
})

test('M1: “that wasn’t me” ends the sign-in, whatever was proved in it', () => {
  const over = step(asked, { did: 'approval', checked: { verdict: 'not-me' } }, has())
  assert.deepEqual(over.state, { at: 'refused', who, why: 'disowned' })
  for (const event of [{ did: 'send' }, { did: 'another-way' }, { did: 'approval', checked: right }] as const) {
    assert.deepEqual(said(step(over.state, event, has())), ['refused', 'step-is-over'])
  }
})

test('a phone that is removed, or accepted no more, approves nothing (CVE-2025-3910)', () => {
  for (const facts of [givenWith(now, ['totp']), has({ second: { ways: [{ kind: 'app', id: 'another' }] } })]) {
    assert.deepEqual(said(step(asked, { did: 'approval', checked: right }, facts)), ['approval', 'way-not-open'])
  }
})

test('LinOTP#63: a phone that was linked after the session’s last proof does not raise it', () => {
  const raise = { session: 's1', account: 'a1', mfa: false, since: now - MINUTE }
  const raising: AtApproval = { ...asked, proof: { ...proof, raise } }
  const outcome = step(raising, { did: 'approval', checked: { verdict: 'too-new' } }, has())
  assert.deepEqual(said(outcome), ['approval', 'method-too-new'])
})

test('M3, M4: a phone alone is two factors, and begins a session of its own from wherever it is collected', () => {
  const raise = { session: 's1', account: 'a1', mfa: true, since: now }
  for (const here of [...beginnings, { at: 'password', who, raise } as const]) {
    const session = sessionIn(step(here, approved, has()))
    assert.deepEqual([session?.amr.join(' '), session?.raise], ['swk pin mfa', undefined], here.at)
  }
})

test('CVE-2025-64103: the app is no session where the realm does not accept it, and a code of it alone never is', () => {
  const code: Event = { did: 'device', found: { who, proved: { ...wayOf('app-code'), user: 'pin' } } }
  const linked: Event = { did: 'device', found: { who, proved: wayOf('app') } }
  for (const here of beginnings) {
    for (const [event, facts] of [
      [approved, has({ alone: ['passkey'] })],
      [approved, givenWith(now, ['totp'], { remembered: true })],
      [code, has({ alone: ['app', 'app-code'] })],
      [linked, has()],
    ] as const) {
      const outcome = step(here, event, facts)
      assert.deepEqual(said(outcome), [here.at, 'app-not-accepted'])
      assert.equal(sessionIn(outcome), undefined)
    }
    const typed = step(here, { did: 'code', checked: { verdict: 'right', proved: wayOf('app-code') } }, has())
    assert.deepEqual(said(typed), [here.at, 'step-is-over'])
  }
})

test('CVE-2026-9798: an account that is closed or suspended between the approval and its collecting gets nothing', () => {
  const closed = { ...has(), account: undefined }
  for (const here of beginnings) {
    const outcome = step(here, approved, closed)
    assert.deepEqual([outcome.effects, outcome.refusal?.why], [[], 'app-not-accepted'], here.at)
  }
  assert.deepEqual(said(step(asked, { did: 'approval', checked: right }, closed)), ['identify', 'flow-expired'])
  assert.deepEqual(said(step(waiting, { did: 'send' }, closed)), ['identify', 'flow-expired'])
})

test('CVE-2025-3910: no step that waits for a phone is skipped: only its own answer, or a way out, leads on', () => {
  const answers: Event[] = [
    { did: 'approval', checked: right },
    { did: 'password', checked: { verdict: 'right' } },
    { did: 'code', checked: { verdict: 'right', proved: wayOf('totp') } },
    { did: 'register', confirmed: { is: 'right', proved: byPin } },
    { did: 'later' },
    { did: 'kept' },
    { did: 'stay', yes: true },
    { did: 'accept', shown: [] },
    { did: 'choose', way: wayOf('app') },
  ]
  for (const here of beginnings) {
    for (const event of answers) assert.deepEqual(said(step(here, event, has())), [here.at, 'step-is-over'], event.did)
  }
  for (const event of answers.slice(1, -1)) {
    assert.deepEqual(said(step(asked, event, has())), ['approval', 'step-is-over'], event.did)
  }
})

test('M4: only a browser that the account remembers asks its phone, and none that it has forgotten since', () => {
  const button: Event = { did: 'remembered', found: { who, account: 'a1' } }
  const asks = step({ at: 'identify' }, button, has())
  assert.deepEqual([asks.state, does(asks)], [{ at: 'device', who, account: 'a1' }, ['ask-device']])
  const without = [
    has({ remembered: false }),
    has({ alone: [] }),
    has({ account: { id: 'a2', person: 'p2' } }),
    givenWith(now, ['totp'], { remembered: true }),
    givenOf(now, { account: undefined }),
  ]
  for (const facts of without) {
    const refused = step({ at: 'identify' }, button, facts)
    assert.deepEqual([...said(refused), does(refused)], ['identify', 'remembered-gone', []])
  }
  const again = step(waiting, { did: 'send' }, has({ remembered: false }))
  assert.deepEqual([...said(again), does(again)], ['identify', 'remembered-gone', []])
  assert.deepEqual(said(step(waiting, approved, has({ remembered: false }))), ['identify', 'remembered-gone'])
})

test('M4: who cannot use the app just now goes on with the password; the name is known', () => {
  assert.deepEqual(step(waiting, { did: 'another-way' }, has()).state, { at: 'password', who })
  assert.deepEqual(step(waiting, { did: 'back' }, has()).state, { at: 'identify' })
  assert.deepEqual(said(step({ at: 'qr' }, { did: 'another-way' }, has())), ['qr', 'step-is-over'])
})

test('M3: a QR code tells the browser nothing of who declined it', () => {
  for (const here of [{ at: 'identify' }, { at: 'qr' }] as const) {
    const over = step(here, { did: 'device', found: { unapproved: 'not-me' } }, has())
    assert.deepEqual(over.state, { at: 'refused', why: 'disowned' })
    assert.deepEqual(said(step(here, { did: 'device', found: { unapproved: 'declined' } }, has())), [
      here.at,
      'approval-declined',
    ])
  }
})

test('M4: “remember my device” is kept with the proof of the app, and with no other', () => {
  assert.equal(sessionIn(step(asked, { did: 'approval', checked: right, remember: true }, has()))?.remember, true)
  assert.equal(sessionIn(step(asked, { did: 'approval', checked: right, remember: false }, has()))?.remember, undefined)
  const scanned = step({ at: 'qr' }, { did: 'device', found: { who, proved: byPin, remember: true } }, has())
  assert.equal(sessionIn(scanned)?.remember, true)
})

test('M10: the app is registered by a link; a phone that has not come is waited for, and what lapsed is shown anew', () => {
  const opens = givenOf(now, {
    second: { wanted: true, registrable: ['app', 'totp'], opens: 'app' },
    resetCode: 'open',
  })
  const offered = step({ at: 'password', who }, { did: 'password', checked: { verdict: 'right' } }, opens)
  assert.deepEqual([offered.state.at, does(offered)], ['register-method', ['offer-link']])
  const waits = { is: 'refused', refusal: { why: 'link-waiting' } } as const
  assert.deepEqual(said(step(offered.state, { did: 'register', confirmed: waits }, opens)), [
    'register-method',
    'link-waiting',
  ])
  const lapsed = step(offered.state, { did: 'register', confirmed: { is: 'expired' } }, opens)
  assert.deepEqual([...said(lapsed), does(lapsed)], ['register-method', 'link-expired', ['offer-link']])
  const linked = step(offered.state, { did: 'register', confirmed: { is: 'right', proved: wayOf('app') } }, opens)
  assert.equal(sessionIn(linked)?.amr.join(' '), 'pwd swk mfa', 'it has shown no PIN yet')
})
