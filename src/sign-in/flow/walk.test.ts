/**
 * Walks the machine: every event, in every state, under every combination of facts that matters, from the start until
 * nothing new is found. What it finds is compared with the drawing, and no way to a session is without its proofs.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { givenOf } from '../../../test/builders/flow-given.ts'
import { now, proved, terms, walk } from '../../../test/builders/flow-walk.ts'
import { packageRoot } from '../../base/root.ts'
import { levelOf } from '../../policies/index.ts'
import type { Effect } from './outcome.ts'
import { proofIn } from './state.ts'
import { step } from './step.ts'

const arrows = walk()
const isSession = ({ do: what }: Effect) => what === 'start-session' || what === 'raise-session'
const sessions = arrows.flatMap((arrow) =>
  arrow.effects.flatMap((effect) =>
    effect.do === 'start-session' || effect.do === 'raise-session' ? [{ ...arrow, effect, proof: effect.proof }] : [],
  ),
)

/** Several states under one name, as the drawing explains them. */
const FACTORS = ['totp', 'app-code', 'security-key', 'phone-code', 'voice', 'approval']
const PROVED = [
  ...FACTORS,
  ...['choose-method', 'access-pass', 'reset-code', 'register-method', 'keep-reset-code', 'terms', 'stay-signed-in'],
]
const GROUPS: Record<string, readonly string[]> = {
  factor: FACTORS,
  onward: ['terms', 'stay-signed-in', 'done', 'refused'],
  proved: PROVED,
  any: ['identify', 'qr', 'device', 'password', 'locked', 'refused', ...PROVED],
}

/** The transitions that a line of the drawing stands for; nothing leads from a state to itself. */
function transitionsOf(from = '', to = '', labels = ''): string[] {
  const [sources, targets] = [GROUPS[from] ?? [from], GROUPS[to] ?? [to]]
  return sources.flatMap((source) =>
    targets
      .filter((target) => target !== source)
      .flatMap((target) => labels.split(', ').map((label) => `${source} --> ${target} : ${label}`)),
  )
}

test('the drawing in docs/flows/sign-in.md shows every transition, and no other', () => {
  const text = readFileSync(join(packageRoot(), 'docs/flows/sign-in.md'), 'utf8')
  const drawing = /```mermaid\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
  const drawn = [...drawing.matchAll(/^\s*(\w+) --> (\w+) : (.+)$/gm)].flatMap(([, from, to, labels]) =>
    transitionsOf(from?.replaceAll('_', '-'), to?.replaceAll('_', '-'), labels),
  )
  const real = arrows.flatMap(({ from, to, event, given: facts, refusal }) => {
    const here = from.at === 'locked' && facts.now >= from.until ? from.back.at : from.at
    // Only that leads back to the beginning, whatever the answer was.
    const label = refusal === 'flow-expired' ? 'the account is gone' : event.did
    return here === to.at ? [] : [`${here} --> ${to.at} : ${label}`]
  })
  const openings = drawn.filter((line) => line.endsWith(' : the lock ends'))
  const lockable = ['password', 'totp', 'app-code', 'security-key', 'phone-code', 'access-pass', 'reset-code']
  assert.deepEqual(openings.sort(), lockable.map((at) => `locked --> ${at} : the lock ends`).sort())
  const events = drawn.filter((line) => !openings.includes(line))
  const [drawnOnce, realOnce] = [new Set(events), new Set(real)]
  assert.deepEqual([...realOnce].filter((line) => !drawnOnce.has(line)).sort(), [], 'made, and not drawn')
  assert.deepEqual([...drawnOnce].filter((line) => !realOnce.has(line)).sort(), [], 'drawn, and not made')
})

test('every state that can be drawn is reached by the walk', () => {
  const reached = new Set(arrows.map(({ to }) => to.at))
  const all = [
    ...['identify', 'qr', 'device', 'password', 'locked', ...FACTORS],
    ...[
      'choose-method',
      'access-pass',
      'reset-code',
      'register-method',
      'keep-reset-code',
      'terms',
      'stay-signed-in',
      'refused',
      'done',
    ],
  ]
  assert.deepEqual([...reached].sort(), all.sort())
})

test('a session begins or rises exactly when the flow is done, and once', () => {
  for (const { to, from, effects, event } of arrows) {
    const arrived = to.at === 'done' && from.at !== 'done'
    assert.equal(effects.filter(isSession).length, arrived ? 1 : 0, `${from.at} ${event.did}`)
  }
})

test('a factor alone is never a session (CVE-2025-64103): each stands on a password, given here or in the session raised, or on a key or phone that knows its holder', () => {
  for (const { effect, from, event, proof } of sessions) {
    const holder = proof.amr.includes('user') || proof.amr.includes('pin')
    const knows = holder && (proof.amr.includes('swk') || proof.amr.includes('hwk'))
    assert.ok(proof.amr.includes('pwd') || knows, `${from.at} ${event.did}`)
    if (effect.do === 'start-session') assert.equal(proof.raise, undefined)
  }
})

test('while a second factor is wanted, no session is without one, unless it may be put off and was (CVE-2025-3910)', () => {
  for (const {
    given: { second },
    from,
    event,
    proof,
  } of sessions) {
    if (!second.wanted || proof.amr.includes('mfa')) continue
    assert.ok(proof.postponed && second.postponable, `${from.at} ${event.did}`)
    if (!proof.stoodIn) assert.deepEqual(second.ways, [], 'who has a method proves it, or comes by a pass')
  }
})

test('while texts are due, no session begins before they were accepted as shown', () => {
  for (const { effects, given: facts, event } of sessions) {
    if (facts.terms.length === 0) continue
    assert.deepEqual(event, { did: 'accept', shown: terms })
    assert.ok(effects.some((effect) => effect.do === 'accept-terms'))
  }
})

test('whatever is claimed of methods is what was proved: mfa exactly with two factors', () => {
  const claims = new Set<string>()
  for (const { proof } of sessions) {
    claims.add(proof.amr.join(' '))
    assert.equal(proof.amr.includes('mfa'), levelOf(proof.amr).endsWith('/mfa'), proof.amr.join(' '))
  }
  const possible = [
    ...['pwd', 'pwd otp mfa', 'pwd sms mfa', 'pwd tel mfa', 'pwd swk user mfa', 'swk user mfa'],
    ...['pwd swk mfa', 'pwd swk pin mfa', 'swk pin mfa'],
  ]
  assert.deepEqual([...claims].sort(), possible.sort())
})

test('M13: neither an access pass nor a reset code adds to what is claimed (P2)', () => {
  for (const { from, to, event } of arrows) {
    if (event.did !== 'pass' && event.did !== 'reset') continue
    const [before, after] = [proofIn(from), proofIn(to)]
    if (before && after) assert.ok(after.amr.every((value) => before.amr.includes(value)))
  }
})

test('A8: a lock of one method leaves the others, and a lock of the password leaves nothing', () => {
  const around = arrows.filter(({ from, event, given: facts }) => {
    return from.at === 'locked' && event.did === 'another-way' && facts.now < from.until && facts.account
  })
  assert.ok(around.length > 0)
  for (const { from, to } of around) {
    if (from.at !== 'locked') continue
    assert.equal(to.at, from.back.at === 'password' ? 'locked' : 'choose-method')
  }
})

test('nobody is in whose account is gone, closed, or another one by now', () => {
  for (const { effects, given: facts } of arrows) if (!facts.account) assert.ok(!effects.some(isSession))
  const stranger = { ...givenOf(now), account: { id: 'a2', person: 'p2' } }
  for (const from of new Set(arrows.map((arrow) => arrow.from))) {
    if (!proofIn(from)) continue
    const { state, refusal } = step(from, { did: 'code', checked: proved('totp') }, stranger)
    assert.deepEqual([state.at, refusal?.why], ['identify', 'flow-expired'])
  }
})

test('P3: nobody stays signed in who did not say yes, or whose session only rises', () => {
  for (const { proof, from, event } of sessions) {
    const said =
      event.did === 'stay'
        ? event.yes
        : event.did === 'passkey' || event.did === 'device'
          ? undefined
          : proofIn(from)?.stays
    assert.equal(proof.stays, said)
    if (proof.raise) assert.equal(proof.stays, undefined)
  }
})

test('LinOTP#63: while all methods are newer than the session, no two factors are proved in it', () => {
  for (const {
    effect,
    given: { second },
    event,
    proof,
  } of sessions) {
    if (!second.tooNew || !second.wanted || effect.do !== 'raise-session') continue
    if (event.did === 'register' || event.did === 'kept') continue
    assert.ok(proof.amr.includes('mfa') || proof.postponed, event.did)
  }
})

test('M13: after a reset no session is left to rise: what follows begins one of its own', () => {
  for (const { to, effects } of arrows) {
    if (effects.some((effect) => effect.do === 'remove-methods')) assert.equal(proofIn(to)?.raise, undefined)
  }
})
