/**
 * Walks the machine: every event, in every state, under every combination of facts that matters, from the start until
 * nothing new is found. What it finds is compared with the drawing, and no way to a session is without its proofs.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '../../base/root.ts'
import { DAY, HOUR } from '../../base/time/instant.ts'
import { type Effect, type Event, type Given, proofIn, type State } from './state.ts'
import { step } from './step.ts'

const now = Date.UTC(2026, 9, 1)
const until = now + 60_000
const who = { realm: 'campus', name: 'ann@student.demo.example' }
const account = { id: 'a1', person: 'p1' }
const terms = [{ terms: 'aup', version: 3 }]
const raise = { session: 's1', account: 'a1', mfa: false, since: now - 1 }
const inSession = { account: 'a1', person: 'p1', amr: ['pwd'], authTime: now - 1, raise } as const

/** Where a flow can begin: from nothing, or inside a session that is to be raised. */
const starts: State[] = [
  { at: 'identify' },
  { at: 'password', who, raise },
  { at: 'totp', who, proof: inSession },
  { at: 'register-method', who, proof: inSession },
  { at: 'terms', who, proof: inSession },
]

const events: Event[] = [
  { did: 'name', found: { named: who } },
  { did: 'name', found: { refusal: { why: 'no-such-name-form' } } },
  { did: 'password', checked: { verdict: 'right' } },
  { did: 'password', checked: { verdict: 'wrong', left: 2 } },
  { did: 'password', checked: { verdict: 'locked', until, fresh: true } },
  { did: 'password', checked: { verdict: 'disabled' } },
  { did: 'code', checked: { verdict: 'right' } },
  { did: 'code', checked: { verdict: 'replayed', left: 1 } },
  { did: 'code', checked: { verdict: 'locked', until, fresh: false } },
  { did: 'code', checked: { verdict: 'disabled' } },
  { did: 'code', checked: { verdict: 'too-new' } },
  { did: 'register', confirmed: 'right' },
  { did: 'register', confirmed: 'wrong' },
  { did: 'register', confirmed: 'expired' },
  { did: 'later' },
  { did: 'accept', shown: terms },
  { did: 'accept', shown: [] },
  { did: 'decline' },
  { did: 'stay', yes: true },
  { did: 'stay', yes: false },
  { did: 'session-gone' },
]

const either = [true, false]
type Facts = Record<'known' | 'wanted' | 'registrable' | 'postponable' | 'due' | 'offered' | 'unlocked', boolean>
const FACTS = ['known', 'wanted', 'registrable', 'postponable', 'due', 'offered', 'unlocked'] as const

/** Every combination of these facts. */
const combinations = FACTS.reduce<Partial<Facts>[]>(
  (all, fact) => all.flatMap((one) => either.map((holds) => ({ ...one, [fact]: holds }))),
  [{}],
) as Facts[]

const givenOf = (facts: Facts, methods: 'usable' | 'too-new' | 'none'): Given => ({
  now: facts.unlocked ? until + 1 : now,
  account: facts.known ? account : undefined,
  second: {
    wanted: facts.wanted,
    usable: methods === 'usable' ? ['totp'] : [],
    tooNew: methods === 'too-new',
    registrable: facts.registrable ? ['totp'] : [],
    postponable: facts.postponable,
    why: { reasons: [], exceptedBy: [] },
  },
  terms: facts.due ? terms : [],
  placed: true,
  freshFor: HOUR,
  stay: facts.offered ? 7 * DAY : undefined,
})

const ordinary = combinations.flatMap((facts) =>
  (['usable', 'too-new', 'none'] as const).map((methods) => givenOf(facts, methods)),
)
/** What is decided before all else, or in one place, need not be combined with everything. */
const rare = ordinary.flatMap((given) => {
  const stale = given.second.wanted && given.second.registrable.length > 0 ? [{ ...given, freshFor: 0 }] : []
  return given.second.wanted ? stale : [{ ...given, placed: false }]
})
const givens: Given[] = [...ordinary, ...rare]

type Arrow = { from: State; event: Event; given: Given; to: State; effects: Effect[] }

/** The edge puts the offered registration into the state; so does the walk. */
const offered = (to: State, effects: Effect[]): State =>
  to.at === 'register-method' && effects.some((effect) => effect.do === 'offer-totp')
    ? { ...to, registration: 'r1' }
    : to

function walk(): Arrow[] {
  const seen = new Map(starts.map((state) => [JSON.stringify(state), state]))
  const arrows: Arrow[] = []
  for (const from of seen.values()) {
    for (const event of events) {
      for (const given of givens) {
        const { state, effects } = step(from, event, given)
        const to = offered(state, effects)
        arrows.push({ from, event, given, to, effects })
        // What differs only in the moment is the same place.
        const place = JSON.stringify(to, (key, value) => (key === 'authTime' ? 0 : value))
        if (!seen.has(place)) seen.set(place, to)
      }
    }
  }
  return arrows
}

const arrows = walk()
const isSession = ({ do: what }: Effect) => what === 'start-session' || what === 'raise-session'

test('the drawing in docs/flows/sign-in.md shows every transition, and no other', () => {
  const text = readFileSync(join(packageRoot(), 'docs/flows/sign-in.md'), 'utf8')
  const drawing = /```mermaid\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
  const drawn = [...drawing.matchAll(/^\s*(\w+) --> (\w+) : (.+)$/gm)].flatMap(([, from, to, labels = '']) =>
    labels.split(', ').map((label) => `${from} --> ${to} : ${label}`.replaceAll('_', '-')),
  )
  const real = arrows.flatMap(({ from, to, event, given }) => {
    const here = from.at === 'locked' && given.now >= from.until ? from.back.at : from.at
    // Only that leads back to the beginning, whatever the answer was.
    const label = to.at === 'identify' ? 'the account is gone' : event.did
    return here === to.at ? [] : [`${here} --> ${to.at} : ${label}`]
  })
  const openings = drawn.filter((line) => line.endsWith(' : the lock ends'))
  assert.deepEqual(openings.sort(), ['locked --> password : the lock ends', 'locked --> totp : the lock ends'])
  const events = drawn.filter((line) => !openings.includes(line))
  assert.deepEqual([...new Set(events)].sort(), [...new Set(real)].sort())
})

test('every state that can be drawn is reached by the walk', () => {
  const reached = new Set(arrows.map(({ to }) => to.at))
  const all = [
    'identify',
    'password',
    'locked',
    'totp',
    'register-method',
    'terms',
    'stay-signed-in',
    'refused',
    'done',
  ]
  assert.deepEqual([...reached].sort(), all.sort())
})

test('a session begins or rises exactly when the flow is done, and once', () => {
  for (const { to, from, effects, event } of arrows) {
    const arrived = to.at === 'done' && from.at !== 'done'
    assert.equal(effects.filter(isSession).length, arrived ? 1 : 0, `${from.at} ${event.did}`)
  }
})

test('a factor alone is never a session (CVE-2025-64103): each stands on a password, given here or in the session raised', () => {
  for (const { effects, from, event } of arrows) {
    for (const effect of effects) {
      if (effect.do !== 'start-session' && effect.do !== 'raise-session') continue
      assert.ok(effect.proof.amr.includes('pwd'), `${from.at} ${event.did}`)
      if (effect.do === 'start-session') assert.equal(effect.proof.raise, undefined)
    }
  }
})

test('while a second factor is wanted, no session is without one, unless it may be put off and was (CVE-2025-3910)', () => {
  for (const { effects, given, from, event } of arrows) {
    for (const effect of effects) {
      if (effect.do !== 'start-session' && effect.do !== 'raise-session') continue
      const { amr, postponed } = effect.proof
      if (given.second.wanted && !amr.includes('mfa')) {
        assert.ok(postponed && given.second.postponable, `${from.at} ${event.did}`)
        assert.deepEqual(given.second.usable, [], 'who has a method proves it')
      }
    }
  }
})

test('while texts are due, no session begins before they were accepted as shown', () => {
  for (const { effects, given, event } of arrows) {
    if (given.terms.length === 0 || !effects.some(isSession)) continue
    assert.deepEqual(event, { did: 'accept', shown: terms })
    assert.ok(effects.some((effect) => effect.do === 'accept-terms'))
  }
})

test('whatever is claimed of methods is what was proved: mfa only with both factors', () => {
  for (const { effects } of arrows) {
    for (const effect of effects) {
      if (effect.do !== 'start-session' && effect.do !== 'raise-session') continue
      const { amr } = effect.proof
      assert.deepEqual(amr, amr.includes('mfa') ? ['pwd', 'otp', 'mfa'] : ['pwd'])
    }
  }
})

test('nobody is in whose account is gone, closed, or another one by now', () => {
  for (const { effects, given } of arrows) if (!given.account) assert.ok(!effects.some(isSession))
  const stranger = { ...givens[0], account: { id: 'a2', person: 'p2' }, now } as Given
  for (const { from } of arrows) {
    if (!('proof' in from)) continue
    const { state, refusal } = step(from, { did: 'code', checked: { verdict: 'right' } }, stranger)
    assert.deepEqual([state.at, refusal?.why], ['identify', 'flow-expired'])
  }
})

test('P3: nobody stays signed in who did not say yes, or whose session only rises', () => {
  for (const { effects, from, event } of arrows) {
    for (const effect of effects) {
      if (effect.do !== 'start-session' && effect.do !== 'raise-session') continue
      const said = event.did === 'stay' ? event.yes : proofIn(from)?.stays
      assert.equal(effect.proof.stays, said)
      if (effect.proof.raise) assert.equal(effect.proof.stays, undefined)
    }
  }
})

test('LinOTP#63: while all methods are newer than the session, no two factors are proved in it', () => {
  for (const { effects, given, event } of arrows) {
    if (!given.second.tooNew || !given.second.wanted) continue
    for (const effect of effects) {
      if (effect.do !== 'raise-session' || event.did === 'code' || event.did === 'register') continue
      assert.ok(effect.proof.amr.includes('mfa') || effect.proof.postponed, event.did)
    }
  }
})
