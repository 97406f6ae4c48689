/** The walk over the sign-in's machine: every event, in every state, under every combination of facts that matters. */
import { DAY, HOUR } from '../../src/base/time/instant.ts'
import type { MethodKind } from '../../src/methods/index.ts'
import type { Event } from '../../src/sign-in/flow/event.ts'
import type { Given } from '../../src/sign-in/flow/given.ts'
import type { Effect } from '../../src/sign-in/flow/outcome.ts'
import type { State } from '../../src/sign-in/flow/state.ts'
import { step } from '../../src/sign-in/flow/step.ts'
import { givenOf, wayOf } from './flow-given.ts'

export const now = Date.UTC(2026, 9, 1)
const until = now + 60_000
const who = { realm: 'campus', name: 'ann@student.demo.example' }
export const terms = [{ terms: 'aup', version: 3 }]
const raise = { session: 's1', account: 'a1', mfa: false, since: now - 1 }
const inSession = { account: 'a1', person: 'p1', amr: ['pwd'], authTime: now - 1, raise } as const

/** Where a flow can begin: from nothing, or inside a session that is to be raised. */
const starts: State[] = [{ at: 'identify' }, { at: 'password', who, raise }, { at: 'terms', who, proof: inSession }]

export const proved = (kind: MethodKind, also = {}) =>
  ({ verdict: 'right', proved: { ...wayOf(kind), ...also } }) as const
const locked = { verdict: 'locked', until, fresh: true } as const
const wrong = { verdict: 'wrong', left: 2 } as const
const begun = { id: 'm-sms', shown: '+32 ••• 12', line: 'mobile' } as const
const confirmed = (kind: MethodKind) => ({ is: 'right', proved: wayOf(kind) }) as const
const byApp = { ...wayOf('app'), user: 'pin' } as const
const unapproved = ['waiting', 'declined', 'not-me', 'wrong-number', 'expired'] as const
const passkey = (verified: boolean) => ({ who, proved: { ...wayOf('passkey'), verified } })

const events: Event[] = [
  { did: 'name', found: { named: who } },
  { did: 'name', found: { refusal: { why: 'no-such-name-form' } } },
  { did: 'passkey', found: passkey(true) },
  { did: 'passkey', found: passkey(false) },
  { did: 'passkey', found: { refusal: { why: 'key-unknown' } } },
  { did: 'show-qr', shared: false },
  { did: 'remembered', found: { who, account: 'a1' } },
  { did: 'remembered', found: { refusal: { why: 'remembered-gone' } } },
  { did: 'device', found: { who, proved: byApp } },
  { did: 'device', found: { who, proved: wayOf('app') } },
  { did: 'device', found: { who, proved: { ...wayOf('app-code'), user: 'pin' } } },
  { did: 'device', found: { refusal: { why: 'app-not-accepted' } } },
  ...unapproved.map((why): Event => ({ did: 'device', found: { unapproved: why } })),
  { did: 'password', checked: { verdict: 'right' } },
  { did: 'password', checked: wrong },
  { did: 'password', checked: locked },
  { did: 'password', checked: { verdict: 'disabled' } },
  ...(['totp', 'sms', 'app-code'] as const).map((kind): Event => ({ did: 'code', checked: proved(kind) })),
  { did: 'code', checked: { verdict: 'replayed', left: 1 } },
  { did: 'code', checked: { verdict: 'expired' } },
  { did: 'code', checked: { ...locked, fresh: false } },
  { did: 'code', checked: { verdict: 'disabled' } },
  { did: 'code', checked: { verdict: 'too-new' } },
  { did: 'key', checked: proved('passkey', { verified: true }) },
  { did: 'key', checked: { ...wrong, why: 'key-wrong' } },
  { did: 'key', checked: { verdict: 'unanswered', why: 'key-no-answer' } },
  { did: 'key', checked: { verdict: 'cloned' } },
  { did: 'key', checked: locked },
  { did: 'call', checked: proved('voice') },
  ...(['waiting', 'declined', 'expired', 'failed'] as const).map(
    (verdict): Event => ({ did: 'call', checked: { verdict } }),
  ),
  { did: 'approval', checked: proved('app', { user: 'pin' }) },
  { did: 'approval', checked: proved('app', { user: 'biometrics' }) },
  { did: 'approval', checked: { verdict: 'too-new' } },
  ...unapproved.map((verdict): Event => ({ did: 'approval', checked: { verdict } })),
  { did: 'send' },
  { did: 'another-way' },
  ...(['totp', 'passkey', 'sms', 'voice', 'app', 'app-code'] as const).map(
    (kind): Event => ({ did: 'choose', way: wayOf(kind) }),
  ),
  { did: 'choose', way: 'access-pass' },
  { did: 'choose', way: 'reset-code' },
  { did: 'back' },
  { did: 'pass', checked: { verdict: 'right', pass: 'p1' } },
  { did: 'pass', checked: wrong },
  { did: 'pass', checked: locked },
  { did: 'pass', checked: { verdict: 'typo' } },
  { did: 'reset', checked: { verdict: 'right' }, lost: 'all' },
  { did: 'reset', checked: { verdict: 'typo' }, lost: 'all' },
  { did: 'reset', checked: locked, lost: 'all' },
  ...(['totp', 'sms', 'app'] as const).map((kind): Event => ({ did: 'register', confirmed: confirmed(kind) })),
  { did: 'register', confirmed: { is: 'expired' } },
  { did: 'register', confirmed: { is: 'refused', refusal: { why: 'wrong-new-code' } } },
  { did: 'register', confirmed: { is: 'refused', refusal: { why: 'link-waiting' } } },
  { did: 'switch', kind: 'sms' },
  { did: 'number', begun, by: 'sms' },
  { did: 'number', begun: { refused: 'phone-form' }, by: 'sms' },
  { did: 'kept' },
  { did: 'later' },
  { did: 'accept', shown: terms },
  { did: 'accept', shown: [] },
  { did: 'decline' },
  { did: 'stay', yes: true },
  { did: 'stay', yes: false },
  { did: 'session-gone' },
]

/** Every combination of what stands under these names. */
function combinations<Named extends Record<string, readonly unknown[]>>(
  named: Named,
): { [Name in keyof Named]: Named[Name][number] }[] {
  let all: Record<string, unknown>[] = [{}]
  for (const [name, values] of Object.entries(named)) {
    all = all.flatMap((one) => values.map((value) => ({ ...one, [name]: value })))
  }
  return all as { [Name in keyof Named]: Named[Name][number] }[]
}

const either = [true, false] as const
const KINDS = ['totp', 'passkey', 'sms', 'voice', 'app', 'app-code'] as const
const lasts = { due: either, offered: either, resetCode: ['open', 'none', 'off'] } as const
type Lasts = { due: boolean; offered: boolean; resetCode: Given['resetCode'] }

const given = (
  { due, offered, resetCode }: Lasts,
  second: Partial<Given['second']>,
  facts: Partial<Given> = {},
): Given =>
  givenOf(now, {
    ...{ terms: due ? terms : [], stay: offered ? 7 * DAY : undefined, resetCode, freshFor: HOUR, remembered: true },
    ...facts,
    second: { registrable: ['totp', 'sms', 'app'], ways: KINDS.map(wayOf), ...second },
  })

const unasked = combinations(lasts).map((facts) => given(facts, { wanted: false }))
/** What comes after the second factor is combined with everything where none is wanted; here, one of each will do. */
const some: Lasts[] = [
  { due: false, offered: false, resetCode: 'open' },
  { due: true, offered: false, resetCode: 'none' },
  { due: false, offered: true, resetCode: 'off' },
]
const asked = combinations({
  facts: some,
  // Codes of the app are asked first among the rare ones: they add no way that other codes have not.
  pick: [...KINDS.filter((kind) => kind !== 'app-code'), 'none', 'too-new'],
  opens: ['totp', 'app', undefined],
  postponable: either,
} as const).map(({ pick, opens, postponable, facts }) => {
  const has = pick !== 'none' && pick !== 'too-new'
  return given(facts, {
    ...{ wanted: true, opens, postponable, registrable: opens ? ['totp', 'sms', 'app'] : [] },
    ...(has ? { pick: { ...wayOf(pick), why: 'strongest' } } : { ways: [], tooNew: pick === 'too-new' }),
  })
})
/** What is decided before all else, or in one place, need not be combined with everything. */
const plain: Lasts = { due: false, offered: false, resetCode: 'open' }
const rare: Given[] = [
  ...[true, false].flatMap((wanted) => [
    given(plain, { wanted }, { account: undefined }),
    given(plain, { wanted }, { placed: false }),
    given(plain, { wanted }, { now: until + 1 }),
    given(plain, { wanted }, { resetAsked: true }),
    given(plain, { wanted }, { alone: [] }),
    given(plain, { wanted }, { remembered: false }),
  ]),
  given(plain, { wanted: true, opens: 'totp', ways: [] }, { freshFor: -DAY }),
  given(plain, { wanted: true }, { freshFor: -DAY }),
  given(plain, { wanted: true, opens: 'totp', postponable: true, pick: { ...wayOf('app-code'), why: 'strongest' } }),
  given(plain, { wanted: true, ways: [], pick: { ...wayOf('totp'), why: 'only' } }),
]
const givens: Given[] = [...rare, ...unasked, ...asked]

/** What begins anew from anywhere does the same everywhere, but where it is waited for; what only leaves looks at little. */
const brief: Given[] = [...rare, ...unasked]
const ANYWHERE: readonly Event['did'][] = ['name', 'passkey', 'show-qr', 'remembered', 'device']
const LEAVING: readonly Event['did'][] = ['choose', 'another-way', 'send', 'number', 'decline', 'session-gone']
const givensFor = (from: State, { did }: Event): Given[] =>
  LEAVING.includes(did) || (ANYWHERE.includes(did) && !['identify', 'qr', 'device'].includes(from.at)) ? brief : givens

export type Arrow = {
  from: State
  event: Event
  given: Given
  to: State
  effects: Effect[]
  refusal: string | undefined
}

/** The edge puts what it began into the state; so does the walk. */
function begin(to: State, effects: readonly Effect[]): State {
  const does = (what: Effect['do']) => effects.some((effect) => effect.do === what)
  if (to.at === 'register-method' && (does('offer-totp') || does('offer-link'))) return { ...to, registration: 'r1' }
  if ((to.at === 'approval' || to.at === 'device') && does('ask-device')) return { ...to, asking: { request: 'q1' } }
  if (to.at === 'register-method' && to.phone && does('send')) {
    return { ...to, phone: { ...to.phone, sending: { challenge: 'c1' } } }
  }
  if ((to.at === 'phone-code' || to.at === 'voice') && does('send')) return { ...to, sending: { challenge: 'c1' } }
  return to.at === 'keep-reset-code' && does('make-reset-code') ? { ...to, code: 'sealed' } : to
}

/** What differs only in the moment, in which method it was that worked, or in why one is asked, is the same place. */
const placeOf = (state: State): string =>
  JSON.stringify(state, (key, value) => {
    if (key === 'chosen') return value.id
    return key === 'authTime' ? 0 : key === 'by' ? undefined : value
  })

/** From the start until nothing new is found. */
export function walk(): Arrow[] {
  const seen = new Map(starts.map((state) => [placeOf(state), state]))
  const arrows: Arrow[] = []
  const go = (from: State, event: Event, facts: Given): Arrow => {
    const { state, effects, refusal } = step(from, event, facts)
    return { from, event, given: facts, to: begin(state, effects), effects, refusal: refusal?.why }
  }
  for (const from of seen.values()) {
    for (const event of events) {
      // Whether an event is awaited here does not hang on the facts: what the rare ones refuse, all do.
      const probes = rare.map((facts) => go(from, event, facts))
      const isOver = probes.every(({ refusal }) => refusal === 'step-is-over' || refusal === 'flow-expired')
      const found = isOver ? probes : givensFor(from, event).map((facts) => go(from, event, facts))
      for (const arrow of found) {
        arrows.push(arrow)
        if (!seen.has(placeOf(arrow.to))) seen.set(placeOf(arrow.to), arrow.to)
      }
    }
  }
  return arrows
}
