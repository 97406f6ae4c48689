import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptedMethods, type MethodFacts, notYet, registrableMethods, usableMethods } from './methods.ts'
import { mayPostpone, type RegistrationFacts, registrationAsked } from './registration.ts'

const facts: MethodFacts = {
  mfa: {
    methods: ['security-key', 'passkey', 'app', 'totp', 'sms'],
    byGroup: { staff: { add: ['hardware-code'], remove: [] }, guest: { add: [], remove: ['totp'] } },
    byInstitution: {},
    endings: {},
    first: ['app', 'totp', 'sms'],
    choose: 'system',
  },
  groups: ['student'],
  institutions: ['institution'],
  today: '2026-10-01',
  registered: [],
}
const withApp: MethodFacts = { ...facts, registered: [{ id: 'one', kind: 'totp' }] }

test('M16: a method is accepted where the realm lists it and this version has it', () => {
  assert.deepEqual(acceptedMethods(facts), ['passkey', 'app', 'security-key', 'totp', 'sms'])
})

test('M16: code tokens for staff and not for students; one institution takes less than another', () => {
  const accepted = (groups: readonly string[], institutions = ['institution']) =>
    acceptedMethods({ ...facts, mfa: partner, groups, institutions })
  const partner = { ...facts.mfa, byInstitution: { partner: { add: [], remove: ['sms', 'totp'] as const } } }
  assert.deepEqual(accepted(['student']), ['passkey', 'app', 'security-key', 'totp', 'sms'])
  assert.deepEqual(accepted(['staff']), ['passkey', 'app', 'security-key', 'totp', 'hardware-code', 'sms'])
  assert.deepEqual(accepted(['staff'], ['institution', 'partner']), ['passkey', 'app', 'security-key', 'hardware-code'])
})

test('M16: what a group takes away is not accepted, whatever another adds', () => {
  const adds = { ...facts.mfa, byInstitution: { institution: { add: ['totp' as const], remove: [] } } }
  assert.ok(!acceptedMethods({ ...facts, mfa: adds, groups: ['student', 'guest'] }).includes('totp'))
})

test('M17: a method ends with the day named: not accepted from then on, though registered', () => {
  const ending = { ...facts.mfa, endings: { totp: '2026-10-01' } }
  assert.deepEqual(usableMethods({ ...withApp, mfa: ending, today: '2026-09-30' }), ['totp'])
  assert.deepEqual(usableMethods({ ...withApp, mfa: ending }), [])
})

test('M6: a registration that is off is none that can be used', () => {
  const key = { id: 'key', kind: 'security-key' } as const
  assert.deepEqual(usableMethods({ ...facts, registered: [key] }), ['security-key'])
  assert.deepEqual(usableMethods({ ...facts, registered: [{ ...key, disabledAt: 1 }] }), [])
})

test('M6: the very first method is one of those that may be, and the others say why they wait', () => {
  assert.deepEqual(registrableMethods(facts), ['app', 'totp', 'sms'])
  assert.deepEqual(notYet(facts), [
    { kind: 'passkey', why: 'not-first' },
    { kind: 'security-key', why: 'not-first' },
  ])
  assert.deepEqual(registrableMethods(withApp), ['passkey', 'app', 'security-key', 'totp', 'sms'])
  assert.deepEqual(notYet(withApp), [])
})

test('M6: who holds only what is not accepted any more, or is off, begins anew', () => {
  const ended = { ...withApp, mfa: { ...facts.mfa, endings: { totp: '2026-10-01' } } }
  assert.deepEqual(registrableMethods(ended), ['app', 'sms'])
  const off = { id: 'key', kind: 'security-key', disabledAt: 1 } as const
  assert.deepEqual(registrableMethods({ ...facts, registered: [off] }), ['app', 'totp', 'sms'])
})

test('M2: codes of the app come with the app: they are accepted and used, and nobody registers them by themselves', () => {
  const codes = {
    ...facts,
    mfa: { ...facts.mfa, methods: ['app', 'app-code', 'totp'] as const, first: ['totp'] as const },
  }
  assert.deepEqual(acceptedMethods(codes), ['app', 'totp', 'app-code'])
  assert.deepEqual(registrableMethods(codes), ['totp'])
  assert.deepEqual(notYet(codes), [{ kind: 'app', why: 'not-first' }])
  const phone = { id: 'phone', kind: 'app-code' } as const
  assert.deepEqual(usableMethods({ ...codes, registered: [phone] }), ['app-code'])
})

test('M16: a code token is handed out at the desk; nobody registers one', () => {
  const staff = { ...withApp, groups: ['staff'] }
  assert.ok(!registrableMethods(staff).includes('hardware-code'))
  assert.deepEqual(notYet(staff), [{ kind: 'hardware-code', why: 'handed-out' }])
})

const asked = (given: Partial<RegistrationFacts>): ReturnType<typeof registrationAsked> =>
  registrationAsked({ ...base, ...given })
const base: RegistrationFacts = {
  ...facts,
  mfa: { ...facts.mfa, required: { from: '2027-01-01', except: ['campus'], exceptions: [] } },
  networks: [],
  application: undefined,
  asked: false,
}

test('before the date a person is invited, and may put it off; from that day on, not', () => {
  assert.equal(asked({}), 'may')
  assert.equal(asked({ today: '2027-01-01' }), 'must')
  assert.equal(mayPostpone(base), true)
  assert.equal(mayPostpone({ ...base, today: '2027-01-01' }), false)
})

test('what an application asks cannot be put off, before the date or on a trusted network (ATTACK 12)', () => {
  assert.equal(asked({ application: 'required' }), 'must')
  assert.equal(asked({ asked: true, networks: ['campus'] }), 'must')
})

test('who has a method that can be used is not asked to register one', () => {
  assert.equal(asked({ registered: withApp.registered, today: '2027-01-01' }), 'no')
})

test('nobody is invited to register what is not there, and nobody is let off it', () => {
  const none = { ...base, mfa: { ...base.mfa, methods: ['hardware-code' as const] } }
  assert.equal(registrationAsked(none), 'no')
  assert.equal(registrationAsked({ ...none, today: '2027-01-01' }), 'must')
})

test('an access pass helps only once: a new method is asked for, and may be put off where nothing demands one', () => {
  const passed = { ...base, today: '2027-01-01', stoodIn: true }
  assert.equal(registrationAsked(passed), 'may')
  // The method that was lost is still there: the pass stood in for it.
  assert.equal(registrationAsked({ ...passed, registered: withApp.registered }), 'may')
  assert.equal(registrationAsked({ ...passed, application: 'required' }), 'must')
})

test('a pause asks nobody to register', () => {
  assert.equal(asked({ paused: true, today: '2027-01-01' }), 'no')
  assert.equal(asked({ paused: true, today: '2027-01-01', application: 'required' }), 'must')
})

test('a realm without a duty invites nobody, and on a trusted network after the date nobody is bothered', () => {
  assert.equal(asked({ mfa: { ...base.mfa, required: undefined } }), 'no')
  assert.equal(asked({ today: '2027-01-01', networks: ['campus'] }), 'no')
})
