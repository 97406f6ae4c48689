import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { secondFactorDue } from './due.ts'
import type { DueFacts } from './facts.ts'

const facts: DueFacts = {
  mfa: { required: { from: '2026-10-01', except: ['campus'], exceptions: [] } },
  networks: [],
  today: '2026-10-01',
  application: 'by-realm',
  asked: false,
  registered: 0,
}
const reasons = (given: Partial<DueFacts>) => secondFactorDue({ ...facts, ...given }).reasons

test('a second factor is due from the first moment of the day that the realm names', () => {
  assert.deepEqual(reasons({ today: '2026-09-30' }), [])
  assert.deepEqual(reasons({ today: '2026-10-01' }), ['realm-requires'])
})

test('a realm without a date requires none', () => {
  assert.deepEqual(secondFactorDue({ ...facts, mfa: { required: undefined } }), {
    due: false,
    reasons: [],
    exceptedBy: [],
  })
})

test('on an excepted network the realm asks for none; on another it does', () => {
  assert.deepEqual(reasons({ networks: ['campus'] }), [])
  assert.deepEqual(reasons({ networks: ['wifi'] }), ['realm-requires'])
})

test('a trusted network never lowers what an application or a request asks', () => {
  assert.deepEqual(reasons({ networks: ['campus'], application: 'required' }), ['application-requires'])
  // By the REFEDS profile it is the request that asks, not the application at every sign-in.
  assert.deepEqual(reasons({ networks: ['campus'], application: 'refeds' }), [])
  assert.deepEqual(reasons({ networks: ['campus'], application: 'refeds', asked: true }), ['level-asked'])
  assert.deepEqual(reasons({ networks: ['campus'], asked: true }), ['level-asked'])
})

test('a registered second factor is demanded, whatever the policy says (ATTACK 9, CVE-2025-64103)', () => {
  assert.deepEqual(reasons({ mfa: { required: undefined }, registered: 1 }), ['registered'])
  assert.deepEqual(reasons({ today: '2020-01-01', registered: 2 }), ['registered'])
})

test('all reasons that hold are told', () => {
  const all = ['application-requires', 'level-asked', 'realm-requires', 'registered']
  assert.deepEqual(reasons({ application: 'required', asked: true, registered: 1 }), all)
})

test('an address that is unknown is in no network: garbage in a header opens nothing (ATTACK 5, CVE-2024-47070)', () => {
  assert.equal(secondFactorDue({ ...facts, networks: [] }).due, true)
})

const desk = ['pause', 'access-pass'] as const
const given = (by: (typeof desk)[number]): Partial<DueFacts> => (by === 'pause' ? { paused: true } : { stoodIn: true })

for (const by of desk) {
  test(`P2: a pause or pass of the desk (${by}) spares what the realm and the account itself ask, and is told`, () => {
    const { due, reasons: why, exceptedBy } = secondFactorDue({ ...facts, registered: 1, ...given(by) })
    assert.deepEqual({ due, why }, { due: false, why: [] })
    assert.deepEqual(exceptedBy, [{ of: 'realm', by, places: [] }])
  })

  test(`P2: a pause or pass of the desk (${by}) never lowers what an application or a request asks`, () => {
    const own = { required: { from: '2026-10-01', except: ['campus'], exceptions: [] } }
    assert.deepEqual(reasons({ application: 'required', ...given(by) }), ['application-requires'])
    assert.deepEqual(reasons({ application: own, ...given(by) }), ['application-requires'])
    assert.deepEqual(reasons({ asked: true, ...given(by) }), ['level-asked'])
  })
}

test('a pause is told only where it spares somebody something', () => {
  const before = { ...facts, today: '2026-09-30', paused: true }
  assert.deepEqual(secondFactorDue(before).exceptedBy, [])
  assert.deepEqual(secondFactorDue({ ...before, registered: 1 }).exceptedBy, [{ of: 'realm', by: 'pause', places: [] }])
  const none = { ...facts, mfa: { required: undefined }, registered: 1, paused: true }
  assert.equal(secondFactorDue(none).due, false)
})

test('nothing but an excepted network, a pause or a pass ever takes a reason away', () => {
  const anyFacts = fc.record({
    networks: fc.subarray(['campus', 'wifi']),
    today: fc.constantFrom('2026-09-30', '2026-10-01', '2030-01-01'),
    application: fc.constantFrom('required', 'by-realm', 'refeds', undefined),
    asked: fc.boolean(),
    registered: fc.nat(3),
    paused: fc.boolean(),
    stoodIn: fc.boolean(),
  } as const)
  fc.assert(
    fc.property(anyFacts, (given) => {
      const { due } = secondFactorDue({ ...facts, ...given })
      const promised = given.asked || given.application === 'required'
      const excepted = given.networks.includes('campus') || given.paused || given.stoodIn
      assert.equal(due, promised || (!excepted && (given.registered > 0 || given.today >= '2026-10-01')))
    }),
  )
})
