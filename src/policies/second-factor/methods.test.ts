import assert from 'node:assert/strict'
import { test } from 'node:test'
import { offeredKinds } from '../../methods/index.ts'
import { acceptedMethods, chooseMethod, type MethodFacts, registrableMethods, usableMethods } from './methods.ts'
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

test('a method is accepted where the realm lists it and this version has it', () => {
  assert.deepEqual(acceptedMethods(facts), ['totp'])
  assert.deepEqual(offeredKinds, ['totp'])
})

test('what a group takes away is not accepted, whatever another adds', () => {
  const adds = { ...facts.mfa, byInstitution: { institution: { add: ['totp' as const], remove: [] } } }
  assert.deepEqual(acceptedMethods({ ...facts, mfa: adds, groups: ['student', 'guest'] }), [])
})

test('a method ends with the day named: not accepted from then on, though registered', () => {
  const ending = { ...facts.mfa, endings: { totp: '2026-10-01' } }
  assert.deepEqual(usableMethods({ ...withApp, mfa: ending, today: '2026-09-30' }), ['totp'])
  assert.deepEqual(usableMethods({ ...withApp, mfa: ending }), [])
  assert.equal(chooseMethod({ ...withApp, mfa: ending }), undefined)
})

test('the very first method is one of those that may be', () => {
  const keyFirst = { ...facts.mfa, first: ['app' as const] }
  assert.deepEqual(registrableMethods({ ...facts, mfa: keyFirst }), [])
  assert.deepEqual(registrableMethods({ ...withApp, mfa: keyFirst }), ['totp'])
})

test('the method asked first is the strongest, or the one registered first where persons choose', () => {
  assert.equal(chooseMethod(withApp), 'totp')
  assert.equal(chooseMethod({ ...withApp, mfa: { ...facts.mfa, choose: 'person' } }), 'totp')
  assert.equal(chooseMethod(facts), undefined)
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
  const none = { ...base, mfa: { ...base.mfa, methods: ['app' as const] } }
  assert.equal(registrationAsked(none), 'no')
  assert.equal(registrationAsked({ ...none, today: '2027-01-01' }), 'must')
})

test('a realm without a duty invites nobody, and on a trusted network after the date nobody is bothered', () => {
  assert.equal(asked({ mfa: { ...base.mfa, required: undefined } }), 'no')
  assert.equal(asked({ today: '2027-01-01', networks: ['campus'] }), 'no')
})
