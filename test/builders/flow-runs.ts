/** Sign-ins at random: a campus with any policies, a person with any methods, from anywhere, answering anything. */
import fc from 'fast-check'
import { dayAt } from '../../src/base/time/day.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../src/base/time/instant.ts'
import {
  type Application,
  type Campus,
  type Duty,
  parseCampus,
  type Realm,
  realmByKey,
} from '../../src/campus/index.ts'
import type { MethodKind } from '../../src/methods/index.ts'
import type { Event } from '../../src/sign-in/flow/event.ts'
import type { Given } from '../../src/sign-in/flow/given.ts'
import type { Raise, State } from '../../src/sign-in/flow/state.ts'
import { step } from '../../src/sign-in/flow/step.ts'
import type { Flow } from '../../src/sign-in/run/flow-store.ts'
import { givenFor } from '../../src/sign-in/run/given.ts'
import { TEST_NOW, testCampusYaml } from '../harness/app.ts'

const parsed = parseCampus(testCampusYaml(), { file: '/nowhere/campus.yaml', readFile: () => '' })
if (parsed.faults) throw new Error('the test campus is faulty')
const { campus } = parsed
const who = { realm: 'campus', name: 'ann@student.demo.example' }

const day = fc.integer({ min: -400, max: 400 }).map((days) => dayAt(TEST_NOW + days * DAY, 'Europe/Brussels'))
const places = fc.subarray(['campus', 'classroom', 'nowhere'])
const reason = { en: 'Because', nl: 'Daarom' }
const hours = fc
  .constantFrom([], [{ from: '09:00', until: '16:30' }], [{ from: '00:00', until: '24:00' }])
  .map((span) => {
    return { mon: span, tue: span, wed: [], thu: span, fri: span, sat: [], sun: [] }
  })
const exception = fc
  .record(
    {
      networks: fc.subarray(['campus', 'classroom'], { minLength: 1 }),
      groups: fc.subarray(['student', 'staff'], { minLength: 1 }),
      hours,
      from: day,
      until: day,
      reason: fc.constant(reason),
    },
    { requiredKeys: ['reason'] },
  )
  .map((one) => one as Duty['exceptions'][number])
const duty: fc.Arbitrary<Duty> = fc.record({
  from: day,
  except: places,
  exceptions: fc.array(exception, { maxLength: 2 }),
})

const realmOf = (required: Duty | undefined, methods: Realm['mfa']['methods'], session: Partial<Realm['session']>) => {
  const realm = realmByKey(campus, 'campus')
  if (!realm) throw new Error('no realm')
  const { required: _, ...mfa } = realm.mfa
  return {
    ...realm,
    mfa: { ...mfa, ...(required && { required }), methods, first: methods, reset: ['reset-code', 'desk'] as const },
    session: { ...realm.session, ...session },
  }
}

const table = fc
  .record({
    required: fc.option(duty, { nil: undefined }),
    methods: fc.subarray(['totp', 'app', 'sms', 'voice'] as const, { minLength: 1 }),
    session: fc.record({
      staySignedIn: fc.constantFrom({}, { computer: 7 * DAY }, { computer: 7 * DAY, smartphone: 30 * DAY }),
      endsWithBrowser: fc.boolean(),
      bindAddress: fc.constantFrom('off', 'exact', 'prefix'),
    }),
    application: fc.oneof(
      fc.constantFrom<Application['mfa'][]>('required', 'by-realm', 'refeds'),
      duty.map((required): Application['mfa'] => ({ required })),
    ),
  })
  .map(({ required, methods, session, application }): Campus => {
    const mail = campus.applications.mail
    if (!mail) throw new Error('no application')
    return {
      ...campus,
      realms: { ...campus.realms, campus: realmOf(required, methods, session) },
      applications: { ...campus.applications, mail: { ...mail, mfa: application } },
    }
  })

const visitor = fc.record({
  address: fc.constantFrom(undefined, '10.10.1.1', '203.0.113.7', '::ffff:10.10.0.1', 'garbage'),
  devices: fc.subarray(['classroom']),
  device: fc.constantFrom('computer', 'smartphone'),
})

const right = { verdict: 'right' } as const
const proves = (kind: MethodKind, id: string) => ({ verdict: 'right', proved: { kind, id } }) as const
const shared = { ...who, shared: true }
const byPhone = { kind: 'app', id: 'a', user: 'pin' } as const
/** What can be answered at each step; elsewhere it comes to nothing, and a run that says nothing proves nothing. */
const ANSWERS: Partial<Record<State['at'], readonly Event[]>> = {
  identify: [
    { did: 'name', found: { named: who } },
    { did: 'name', found: { named: shared } },
    { did: 'device', found: { who, proved: byPhone } },
    { did: 'device', found: { who, proved: { kind: 'app', id: 'other', user: 'pin' } } },
  ],
  password: [
    { did: 'password', checked: right },
    { did: 'password', checked: right },
    { did: 'password', checked: { verdict: 'wrong', left: 1 } },
  ],
  totp: [
    { did: 'code', checked: proves('totp', 't') },
    { did: 'code', checked: proves('totp', 'other') },
    { did: 'code', checked: { verdict: 'too-new' } },
    { did: 'another-way' },
  ],
  approval: [
    { did: 'approval', checked: { verdict: 'right', proved: byPhone } },
    { did: 'approval', checked: { verdict: 'too-new' } },
    { did: 'approval', checked: { verdict: 'waiting' } },
    { did: 'another-way' },
  ],
  'phone-code': [{ did: 'code', checked: proves('sms', 's') }, { did: 'another-way' }],
  'choose-method': [
    { did: 'choose', way: { kind: 'totp', id: 't' } },
    { did: 'choose', way: { kind: 'sms', id: 's' } },
    { did: 'choose', way: { kind: 'app', id: 'a' } },
    { did: 'choose', way: 'access-pass' },
    { did: 'choose', way: 'access-pass' },
    { did: 'choose', way: 'reset-code' },
    { did: 'back' },
  ],
  'access-pass': [{ did: 'pass', checked: { verdict: 'right', pass: 'p1' } }],
  'reset-code': [
    { did: 'reset', checked: right, lost: 'all' },
    { did: 'reset', checked: right, lost: { kind: 'totp', id: 't' } },
  ],
  'register-method': [
    { did: 'register', confirmed: { is: 'right', proved: { kind: 'totp', id: 'new' } } },
    { did: 'register', confirmed: { is: 'right', proved: { kind: 'app', id: 'new' } } },
    { did: 'later' },
    { did: 'another-way' },
  ],
  'keep-reset-code': [{ did: 'kept' }],
  terms: [{ did: 'accept', shown: [] }],
  'stay-signed-in': [
    { did: 'stay', yes: true },
    { did: 'stay', yes: false },
  ],
}
const ANYTHING: readonly Event[] = [
  ...Object.values(ANSWERS).flat(),
  { did: 'password', checked: { verdict: 'locked', until: TEST_NOW + MINUTE, fresh: true } },
  { did: 'session-gone' },
]

type Move = { pick: number; stray: boolean; days: number }
const move: fc.Arbitrary<Move> = fc.record({
  ...{ pick: fc.nat(), stray: fc.nat(9).map((one) => one === 0) },
  // A duty may begin while a step lies open.
  days: fc.constantFrom(0, 0, 0, 0, 100),
})

function eventAt({ at }: State, { pick, stray }: Move): Event {
  const fitting = (!stray && ANSWERS[at]) || ANYTHING
  const chosen = fitting[pick % fitting.length]
  if (!chosen) throw new Error('nothing can be answered')
  return chosen
}

const raise = (mfa: boolean, since: number): Raise => ({ session: 's1', account: 'a1', mfa, since })
const start: fc.Arbitrary<State> = fc.oneof(
  fc.constant<State>({ at: 'identify' }),
  fc.record({ mfa: fc.boolean(), age: fc.nat(2 * HOUR) }).map(({ mfa, age }): State => {
    return { at: 'password', who, raise: raise(mfa, TEST_NOW - age) }
  }),
  fc.nat(2 * HOUR).map((age): State => {
    const proof = { account: 'a1', person: 'p1', amr: ['pwd'], authTime: TEST_NOW - age } as const
    return { at: 'terms', who, proof: { ...proof, raise: raise(false, TEST_NOW - age) } }
  }),
)

const person = fc.record({
  groups: fc.subarray(['student', 'staff']),
  level: fc.constantFrom(undefined, 'mfa' as const),
  methods: fc.uniqueArray(
    fc
      .record({
        kind: fc.constantFrom('totp' as const, 'sms' as const, 'app' as const),
        age: fc.integer({ min: -3 * HOUR, max: 0 }),
      })
      .map(({ kind, age }) => {
        const registeredAt = TEST_NOW + age
        return { kind, id: kind[0] ?? '', registeredAt, lastUsedAt: null, transports: null, synced: null }
      }),
    { maxLength: 3, selector: ({ id }) => id },
  ),
  paused: fc.boolean(),
  resetCode: fc.boolean(),
})

type Person = typeof person extends fc.Arbitrary<infer T> ? T : never

const flowOf = (state: State, { groups, level, methods, paused, resetCode }: Person): Flow => ({
  ...{ id: 'f1', browser: Buffer.alloc(32), expiresAt: TEST_NOW + HOUR, state, groups, methods },
  ...{ institutions: [], accepted: [], passwordSince: null, signInKey: who.name },
  acquaintance: { here: null, any: false, countries: [] },
  standing: {
    ...{ pausedFrom: paused ? TEST_NOW : null, pausedUntil: paused ? TEST_NOW + 7 * DAY : null },
    ...{ resetCode, default: null },
  },
  request: { returnTo: '/', application: { id: 'mail', name: 'Mail' }, ...(level && { level }) },
  account: {
    ...{ id: 'a1', person: 'p1', realm: 'campus', signInName: who.name, status: 'active' },
    ...{ givenName: 'Ann', familyName: 'Peeters', preferredName: null, language: null },
  },
})

export const runs = fc.record({
  campus: table,
  visitor,
  person,
  start,
  moves: fc.array(fc.tuple(move, visitor), { minLength: 3, maxLength: 9 }),
})

/** Follows the answers, and calls `see` at each session that comes of them. */
export function follow(run: typeof runs extends fc.Arbitrary<infer T> ? T : never, see: (seen: Seen) => void): void {
  let [state, now, held] = [run.start, TEST_NOW, run.person.methods]
  for (const [answer, from] of run.moves) {
    now += answer.days * DAY
    const flow = flowOf(state, { ...run.person, methods: held })
    const event = eventAt(state, answer)
    const given = givenFor({ campus: run.campus }, { flow, visitor: from, now, event })
    const { state: next, effects } = step(state, event, given)
    // A reset takes the methods away for good.
    if (effects.some((effect) => effect.do === 'remove-methods') && event.did === 'reset') {
      const { lost } = event
      held = lost === 'all' ? [] : held.filter(({ id }) => id !== lost.id)
    }
    for (const effect of effects) {
      if (effect.do === 'start-session' || effect.do === 'raise-session')
        see({ run, flow: { ...flow, methods: held }, from, given, effect, before: state, now })
    }
    state = next
  }
}

export type Seen = {
  run: Parameters<typeof follow>[0]
  flow: Flow
  from: Parameters<typeof givenFor>[1]['visitor']
  given: Given
  effect: Extract<ReturnType<typeof step>['effects'][number], { proof: unknown }>
  before: State
  now: Instant
}
