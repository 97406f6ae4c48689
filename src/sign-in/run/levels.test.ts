/**
 * No policy table, however it is written, yields a session of a lower level than the reasons demand: realms and
 * applications with any duties and exceptions, people with any methods, from anywhere, answering anything.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { TEST_NOW, testCampusYaml } from '../../../test/harness/app.ts'
import { dayAt } from '../../base/time/day.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../base/time/instant.ts'
import { type Application, type Campus, type Duty, parseCampus, type Realm, realmByKey } from '../../campus/index.ts'
import { levelOf, secondFactorDue, situationOf } from '../../policies/index.ts'
import type { Event, Given, Raise, State } from '../flow/state.ts'
import { step } from '../flow/step.ts'
import type { Flow } from './flow-store.ts'
import { givenFor } from './given.ts'

const MFA = 'https://refeds.org/profile/mfa'
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
    mfa: { ...mfa, ...(required && { required }), methods, first: methods },
    session: { ...realm.session, ...session },
  }
}

const table = fc
  .record({
    required: fc.option(duty, { nil: undefined }),
    methods: fc.subarray(['totp', 'app', 'sms'] as const, { minLength: 1 }),
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
const shared = { ...who, shared: true }
/** What can be answered at each step; elsewhere it comes to nothing, and a run that says nothing proves nothing. */
const ANSWERS: Partial<Record<State['at'], readonly Event[]>> = {
  identify: [
    { did: 'name', found: { named: who } },
    { did: 'name', found: { named: shared } },
  ],
  password: [
    { did: 'password', checked: right },
    { did: 'password', checked: right },
    { did: 'password', checked: { verdict: 'wrong', left: 1 } },
  ],
  totp: [
    { did: 'code', checked: right },
    { did: 'code', checked: { verdict: 'too-new' } },
  ],
  'register-method': [{ did: 'register', confirmed: 'right' }, { did: 'later' }],
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
  methods: fc.array(
    fc
      .integer({ min: -3 * HOUR, max: 0 })
      .map((age) => ({ kind: 'totp' as const, id: 't', registeredAt: TEST_NOW + age })),
    { maxLength: 2 },
  ),
})

type Person = typeof person extends fc.Arbitrary<infer T> ? T : never

const flowOf = (state: State, { groups, level, methods }: Person): Flow => ({
  ...{ id: 'f1', browser: Buffer.alloc(32), expiresAt: TEST_NOW + HOUR, state, groups, methods },
  ...{ institutions: [], accepted: [], passwordSince: null, acquaintance: { known: null, any: false, countries: [] } },
  request: { returnTo: '/', application: { id: 'mail', name: 'Mail' }, ...(level && { level }) },
  account: {
    ...{ id: 'a1', person: 'p1', realm: 'campus', signInName: who.name, status: 'active' },
    ...{ givenName: 'Ann', familyName: 'Peeters', preferredName: null, language: null },
  },
})

const runs = fc.record({
  campus: table,
  visitor,
  person,
  start,
  moves: fc.array(fc.tuple(move, visitor), { minLength: 3, maxLength: 9 }),
})

/** Follows the answers, and calls `see` at each session that comes of them. */
function follow(run: typeof runs extends fc.Arbitrary<infer T> ? T : never, see: (seen: Seen) => void): void {
  let [state, now] = [run.start, TEST_NOW]
  for (const [answer, from] of run.moves) {
    now += answer.days * DAY
    const flow = flowOf(state, run.person)
    const given = givenFor({ campus: run.campus }, { flow, visitor: from, now })
    const { state: next, effects } = step(state, eventAt(state, answer), given)
    for (const effect of effects) {
      if (effect.do === 'start-session' || effect.do === 'raise-session')
        see({ run, flow, from, given, effect, before: state, now })
    }
    state = next
  }
}

type Seen = {
  run: Parameters<typeof follow>[0]
  flow: Flow
  from: Parameters<typeof givenFor>[1]['visitor']
  given: Given
  effect: Extract<ReturnType<typeof step>['effects'][number], { proof: unknown }>
  before: State
  now: Instant
}

const options = { numRuns: 6_000 }

test('P1: no policy table yields a session of a lower level than the reasons demand (CVE-2024-45042)', () => {
  let sessions = 0
  fc.assert(
    fc.property(runs, (run) =>
      follow(run, ({ flow, from, effect, now }) => {
        sessions += 1
        const realm = realmByKey(run.campus, 'campus')
        if (!realm) throw new Error('no realm')
        const scene = { realm, application: 'mail', address: from.address, devices: from.devices, now }
        const asked = flow.request.level === 'mfa'
        const facts = { ...situationOf(run.campus, scene), groups: flow.groups, asked, registered: flow.methods.length }
        const { reasons } = secondFactorDue(facts)
        if (reasons.length > 0) assert.equal(levelOf(effect.proof.amr), MFA, reasons.join(' '))
      }),
    ),
    options,
  )
  assert.ok(sessions > 500, `only ${sessions} sessions began: the property says nothing`)
})

test('LinOTP#63: no policy table lets a session rise by a method that is newer than its last proof', () => {
  let risen = 0
  fc.assert(
    fc.property(runs, (run) =>
      follow(run, ({ flow, effect, before }) => {
        const { raise } = effect.proof
        if (!raise || levelOf(effect.proof.amr) !== MFA || before.at === 'register-method') return
        risen += 1
        // A first method, registered on a fresh password in this very flow, is the one exception.
        if (flow.methods.length > 0) assert.ok(flow.methods.some(({ registeredAt }) => registeredAt <= raise.since))
      }),
    ),
    options,
  )
  assert.ok(risen > 5, `only ${risen} sessions rose: the property says nothing`)
})

test('P3: no policy table binds a session to an address that is unknown', () => {
  fc.assert(
    fc.property(runs, (run) =>
      follow(run, ({ from }) => {
        const binding = realmByKey(run.campus, 'campus')?.session.bindAddress
        assert.ok(binding === 'off' || (from.address !== undefined && from.address !== 'garbage'))
      }),
    ),
    { numRuns: 2_000 },
  )
})

test('P7: no policy table keeps anybody signed in on a shared computer', () => {
  fc.assert(
    fc.property(runs, (run) =>
      follow(run, ({ effect, before }) => {
        if ('who' in before && before.who.shared) assert.notEqual(effect.proof.stays, true)
      }),
    ),
    { numRuns: 2_000 },
  )
})
