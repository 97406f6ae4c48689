import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Demands, demandsOf, FRESH_FACTOR, MFA, SFA, unmetBy } from './demands.ts'

const claims = (acr: object) => ({ claims: JSON.stringify({ id_token: { acr } }) })
const now = Date.UTC(2026, 9, 1)
const session = { amr: ['pwd'], authTime: now - 600_000, account: 'a' }
const none: Demands = { level: undefined, maxAge: undefined, again: false, subject: undefined }

test('a plain request demands nothing', () => {
  assert.deepEqual(demandsOf({}, 'by-realm'), none)
  assert.equal(unmetBy(session, none, now), undefined)
})

test('P5: an application asks for MFA by acr_values or by claims', () => {
  assert.equal(demandsOf({ acr_values: MFA }, 'by-realm').level, 'mfa')
  assert.equal(demandsOf(claims({ essential: true, value: MFA }), 'by-realm').level, 'mfa')
  assert.equal(demandsOf(claims({ essential: true, values: [MFA] }), 'by-realm').level, 'mfa')
})

test('who would take either level gets what is there', () => {
  assert.equal(demandsOf({ acr_values: `${MFA} ${SFA}` }, 'by-realm').level, undefined)
  assert.equal(demandsOf(claims({ essential: true, values: [SFA, MFA] }), 'by-realm').level, undefined)
})

test('a level that nobody knows is passed over when voluntary, and cannot be met when essential', () => {
  assert.equal(demandsOf({ acr_values: 'urn:gold' }, 'by-realm').level, undefined)
  const essential = demandsOf(claims({ essential: true, value: 'urn:gold' }), 'by-realm')
  assert.equal(unmetBy({ ...session, amr: ['pwd', 'otp', 'mfa'] }, essential, now), 'level')
})

test('claims that are no JSON demand nothing here: the library refuses them', () => {
  assert.deepEqual(demandsOf({ claims: '{' }, 'by-realm'), none)
  assert.deepEqual(demandsOf({ claims: '"x"' }, 'by-realm'), none)
})

test('an application that is registered for MFA gets it unasked', () => {
  assert.equal(demandsOf({}, 'required').level, 'mfa')
})

test('a registration for REFEDS wants a fresh second factor, when it is asked for', () => {
  assert.equal(demandsOf({ acr_values: MFA }, 'refeds').maxAge, FRESH_FACTOR)
  assert.equal(demandsOf({ acr_values: MFA, max_age: '60' }, 'refeds').maxAge, 60_000)
  assert.equal(demandsOf({}, 'refeds').maxAge, undefined)
})

test('prompt=login is met by a proof that came after the request, and by none before', () => {
  const demands = demandsOf({ prompt: 'login' }, 'by-realm')
  assert.equal(unmetBy({ ...session, authTime: now - 1 }, demands, now), 'age')
  assert.equal(unmetBy({ ...session, authTime: now }, demands, now), undefined)
})

test('max_age counts from the request', () => {
  const demands = demandsOf({ max_age: '600' }, 'by-realm')
  assert.equal(unmetBy(session, demands, now), undefined)
  assert.equal(unmetBy(session, demands, now + 1000), 'age')
})

test('one factor is never taken for two', () => {
  assert.equal(unmetBy(session, { ...none, level: 'mfa' }, now), 'level')
  assert.equal(unmetBy({ ...session, amr: ['pwd', 'otp', 'mfa'] }, { ...none, level: 'mfa' }, now), undefined)
})

test('another account than the one asked for does not do', () => {
  const demands = demandsOf({ claims: JSON.stringify({ id_token: { sub: { value: 'b' } } }) }, 'by-realm')
  assert.equal(unmetBy(session, demands, now), 'subject')
})
