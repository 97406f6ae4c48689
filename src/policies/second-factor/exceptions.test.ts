import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localTimeAt } from '../../base/time/day.ts'
import type { Duty, DutyException } from '../../campus/index.ts'
import { secondFactorDue } from './due.ts'
import type { DueFacts } from './facts.ts'
import { registrationAsked } from './registration.ts'

const reason = { en: 'Because', nl: 'Omdat' }
const WEEK = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const hours = (given: Partial<NonNullable<DutyException['hours']>>) => ({ ...WEEK, ...given })

const duty = (...exceptions: Omit<DutyException, 'reason'>[]): Duty => ({
  from: '2026-10-01',
  except: [],
  exceptions: exceptions.map((exception) => ({ ...exception, reason })),
})
const facts: DueFacts = {
  mfa: { required: duty() },
  networks: [],
  devices: [],
  groups: [],
  today: '2026-10-02',
  clock: { weekday: 'fri', time: '12:00' },
  application: undefined,
  asked: false,
  registered: 0,
}
const dueWith = (exception: Omit<DutyException, 'reason'>, given: Partial<DueFacts> = {}) =>
  secondFactorDue({ ...facts, mfa: { required: duty(exception) }, ...given })

test('P1: an exception for a network or device holds there alone, and is told with its reason', () => {
  assert.equal(dueWith({ networks: ['library'] }).due, true)
  assert.deepEqual(dueWith({ networks: ['library'] }, { networks: ['library'] }), {
    due: false,
    reasons: [],
    exceptedBy: [{ of: 'realm', by: 'exception', places: ['library'], reason }],
  })
  assert.equal(dueWith({ networks: ['classroom'] }, { devices: ['classroom'] }).due, false)
})

test('P2: the short form names networks and devices alike, and all that spare are told', () => {
  const required = { ...duty(), except: ['campus', 'classroom'] }
  const { exceptedBy } = secondFactorDue({
    ...facts,
    mfa: { required },
    networks: ['campus'],
    devices: ['classroom'],
  })
  assert.deepEqual(exceptedBy, [
    { of: 'realm', by: 'network', places: ['campus'] },
    { of: 'realm', by: 'device', places: ['classroom'] },
  ])
})

test('P1: an exception for a group holds for its people; who is in none, or unknown, is spared nothing', () => {
  assert.equal(dueWith({ groups: ['guest', 'alumnus'] }, { groups: ['student', 'guest'] }).due, false)
  assert.equal(dueWith({ groups: ['guest'] }, { groups: ['student'] }).due, true)
  const { groups: _, ...unknown } = facts
  assert.equal(secondFactorDue({ ...unknown, mfa: { required: duty({ groups: ['guest'] }) } }).due, true)
})

test('P1: an exception for hours holds from its first minute up to its last, on its days', () => {
  const office = { hours: hours({ fri: [{ from: '09:00', until: '16:30' }] }) }
  const dueAt = (weekday: string, time: string) => dueWith(office, { clock: { weekday, time } }).due
  assert.deepEqual(
    [dueAt('fri', '08:59'), dueAt('fri', '09:00'), dueAt('fri', '16:29'), dueAt('fri', '16:30'), dueAt('thu', '12:00')],
    [true, false, false, true, true],
  )
  assert.equal(dueWith({ hours: hours({ fri: [{ from: '00:00', until: '24:00' }] }) }).due, false)
})

test('P1: an exception may last from a day up to and including another', () => {
  const term = { from: '2026-10-02', until: '2026-10-04' }
  const days = ['2026-10-01', '2026-10-02', '2026-10-04', '2026-10-05']
  assert.deepEqual(
    days.map((today) => dueWith(term, { today }).due),
    [true, false, false, true],
  )
})

test('P1: an exception holds only when all that it names hold', () => {
  const narrow = {
    networks: ['library'],
    groups: ['guest'],
    hours: hours({ fri: [{ from: '09:00', until: '17:00' }] }),
    until: '2026-10-31',
  }
  const inside = { networks: ['library'], groups: ['guest'], clock: { weekday: 'fri', time: '10:00' } }
  assert.equal(dueWith(narrow, inside).due, false)
  for (const outside of [
    { networks: [] },
    { groups: [] },
    { clock: { weekday: 'sat', time: '10:00' } },
    { today: '2026-11-01' },
  ]) {
    assert.equal(dueWith(narrow, { ...inside, ...outside }).due, true)
  }
})

test('P1: who has a second factor is spared it by a trusted place alone (CVE-2025-64103)', () => {
  assert.deepEqual(dueWith({ groups: ['guest'] }, { groups: ['guest'], registered: 1 }).reasons, ['registered'])
  assert.deepEqual(dueWith({ networks: ['library'] }, { networks: ['library'], registered: 1 }).reasons, [])
})

test('P1: an application with a duty of its own asks from its day, and spares whom it says', () => {
  const application = { required: { ...duty({ groups: ['guest'] }), from: '2026-10-02', except: ['campus'] } }
  const own = (given: Partial<DueFacts>) => secondFactorDue({ ...facts, mfa: {}, application, ...given })
  assert.deepEqual(own({ today: '2026-10-01' }).reasons, [])
  assert.deepEqual(own({}).reasons, ['application-requires'])
  assert.deepEqual(own({ networks: ['campus'] }).reasons, [])
  assert.deepEqual(own({ groups: ['guest'] }).exceptedBy, [{ of: 'application', by: 'exception', places: [], reason }])
})

test('P1: before an application’s own day people are invited and may put it off; from it on they register first', () => {
  const methods = { methods: ['totp'], byGroup: {}, byInstitution: {}, endings: {}, first: ['totp'], choose: 'system' }
  const asked = (today: string) =>
    registrationAsked({
      ...facts,
      ...{ mfa: methods as never, groups: [], institutions: [], registered: [], today },
      application: { required: duty() },
    })
  assert.deepEqual([asked('2026-09-30'), asked('2026-10-01')], ['may', 'must'])
})

test('P1: an exception of one duty spares nobody another one', () => {
  const application = { required: duty() }
  const { reasons } = dueWith({ groups: ['guest'] }, { groups: ['guest'], application })
  assert.deepEqual(reasons, ['application-requires'])
})

const places = fc.subarray(['campus', 'library', 'classroom'])
const anyException = fc.record(
  {
    networks: places,
    groups: fc.subarray(['guest', 'staff']),
    hours: fc.constant(hours({ fri: [{ from: '00:00', until: '24:00' }] })),
    from: fc.constantFrom('2026-01-01', '2027-01-01'),
    until: fc.constantFrom('2026-01-01', '2027-01-01'),
    reason: fc.constant(reason),
  },
  { requiredKeys: ['reason'] },
)
const anyDuty = fc.record({
  from: fc.constantFrom('2026-01-01', '2027-01-01'),
  except: places,
  exceptions: fc.array(anyException, { maxLength: 4 }),
}) as fc.Arbitrary<Duty>
const anyMfa = fc.oneof(
  fc.constantFrom('required', 'by-realm', 'refeds', undefined),
  anyDuty.map((required) => ({ required })),
)
const anyFacts = fc.record({
  mfa: fc.record({ required: anyDuty }),
  networks: places,
  devices: places,
  groups: fc.subarray(['guest', 'staff', 'student']),
  today: fc.constantFrom('2026-10-02', '2027-10-02'),
  clock: fc.constantFrom({ weekday: 'fri', time: '12:00' }, { weekday: 'sat', time: '00:00' }),
  application: anyMfa,
  asked: fc.boolean(),
  registered: fc.nat(2),
}) as fc.Arbitrary<DueFacts>

test('no exception of any table lowers what an application always requires, or what a request asks (P2, ATTACK 5)', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const { due, reasons } = secondFactorDue(given)
      assert.equal(due, reasons.length > 0)
      assert.equal(reasons.includes('level-asked'), given.asked)
      if (given.application === 'required') assert.ok(reasons.includes('application-requires'))
    }),
  )
})

test('the realm’s exceptions change nothing of the application’s reasons, nor the application’s of the realm’s', () => {
  fc.assert(
    fc.property(anyFacts, anyDuty, (given, other) => {
      const only = (facts: DueFacts, reason: string) => secondFactorDue(facts).reasons.some((one) => one === reason)
      const otherRealm = { ...given, mfa: { required: other } }
      assert.equal(only(given, 'application-requires'), only(otherRealm, 'application-requires'))
      const otherApplication = { ...given, application: { required: other } }
      assert.equal(only(given, 'realm-requires'), only(otherApplication, 'realm-requires'))
    }),
  )
})

test('more exceptions never make a second factor due, and fewer facts never spare one (CVE-2024-47070)', () => {
  fc.assert(
    fc.property(anyFacts, anyException, (given, more) => {
      const required = given.mfa.required as Duty
      const wider = {
        ...given,
        mfa: { required: { ...required, exceptions: [...required.exceptions, more] } },
      } as DueFacts
      if (!secondFactorDue(given).due) assert.equal(secondFactorDue(wider).due, false)
      const { groups: _, clock: __, devices: ___, ...less } = given
      const unknown = { ...less, networks: [] }
      if (secondFactorDue(given).due) assert.equal(secondFactorDue(unknown).due, true)
    }),
  )
})

test('in the night in which an hour comes twice an exception holds in both; the hour that never comes spares nobody', () => {
  const night = { hours: hours({ sun: [{ from: '02:00', until: '03:00' }] }) }
  const dueAt = (instant: number, zone = 'Europe/Brussels') => {
    const { day: today, ...clock } = localTimeAt(instant, zone)
    return dueWith(night, { today, clock }).due
  }
  const hour = 3_600_000
  const back = Date.UTC(2026, 9, 25, 0, 30)
  assert.deepEqual(
    [dueAt(back - hour), dueAt(back), dueAt(back + hour), dueAt(back + 2 * hour)],
    [true, false, false, true],
  )
  const forward = Date.UTC(2027, 2, 28, 0, 30)
  assert.deepEqual([dueAt(forward), dueAt(forward + hour)], [true, true])
  // Elsewhere on earth the same moment is another hour, and another day.
  assert.equal(dueAt(back, 'America/New_York'), true)
})
