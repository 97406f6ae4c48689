import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultRegistration, endingsAhead, methodEnding, methodLabel, type OpeningFacts } from './labels.ts'

const facts: OpeningFacts = {
  mfa: {
    methods: ['security-key', 'passkey', 'app', 'totp', 'sms', 'voice'],
    byGroup: {},
    byInstitution: {},
    endings: { sms: '2027-09-01', voice: '2027-03-01' },
    first: ['totp', 'sms', 'voice'],
    choose: 'system',
    labels: { app: 'recommended', totp: 'own-risk' },
  },
  groups: [],
  institutions: [],
  today: '2026-10-01',
  registered: [],
}
const text = { id: 'phone', kind: 'sms' } as const
const call = { id: 'phone', kind: 'voice' } as const
const codes = { id: 'codes', kind: 'totp' } as const

test('M17: a method bears the label that the realm gives it, or none', () => {
  assert.deepEqual([methodLabel(facts.mfa, 'totp'), methodLabel(facts.mfa, 'sms')], ['own-risk', undefined])
})

test('M17: a method ends with the first moment of the day named', () => {
  assert.equal(methodEnding(facts.mfa, 'totp', '2030-01-01'), undefined)
  assert.deepEqual(methodEnding(facts.mfa, 'sms', '2027-08-31'), { day: '2027-09-01', ended: false })
  assert.deepEqual(methodEnding(facts.mfa, 'sms', '2027-09-01'), { day: '2027-09-01', ended: true })
})

test('M17: a person hears which of their methods end, and from when none is left', () => {
  const ahead = (...registered: OpeningFacts['registered']) => endingsAhead({ ...facts, registered })
  assert.deepEqual(ahead(), { endings: [], nothingLeftFrom: undefined })
  assert.deepEqual(ahead(codes), { endings: [], nothingLeftFrom: undefined })
  const both = [
    { kind: 'voice', day: '2027-03-01' },
    { kind: 'sms', day: '2027-09-01' },
  ]
  assert.deepEqual(ahead(text, call, codes), { endings: both, nothingLeftFrom: undefined })
  assert.deepEqual(ahead(text, call), { endings: both, nothingLeftFrom: '2027-09-01' })
  const off = { id: 'key', kind: 'security-key', disabledAt: 1 } as const
  assert.equal(ahead(text, off).nothingLeftFrom, '2027-09-01', 'a key that is off is nothing to fall back on')
})

test('M17: what has ended already is not ahead', () => {
  const today = '2027-03-01'
  assert.deepEqual(endingsAhead({ ...facts, today, registered: [text, call] }), {
    endings: [{ kind: 'sms', day: '2027-09-01' }],
    nothingLeftFrom: '2027-09-01',
  })
})

test('A5, M17: registering opens with what the realm recommends, else with the strongest that can be had here', () => {
  const opens = (given: Partial<OpeningFacts>) => defaultRegistration({ ...facts, ...given })
  assert.equal(opens({}), 'totp')
  assert.equal(opens({ mfa: { ...facts.mfa, labels: { sms: 'recommended' } } }), 'sms')
  // A label on what cannot come first opens nothing.
  assert.equal(opens({ mfa: { ...facts.mfa, labels: { passkey: 'recommended' } } }), 'totp')
  // The app where the realm recommends it, as soon as it may be; whatever the browser can ask for.
  const first = { ...facts.mfa, first: ['app', 'totp'] as const }
  assert.equal(opens({ mfa: first }), 'app')
  assert.equal(opens({ registered: [text] }), 'app')
  assert.equal(opens({ registered: [text], browser: { keys: true } }), 'app')
  const unlabelled = { ...facts.mfa, labels: {} }
  assert.equal(opens({ registered: [text], mfa: unlabelled, browser: { keys: true } }), 'passkey')
  assert.equal(opens({ registered: [text], mfa: unlabelled, browser: { keys: false } }), 'app')
  const keysOnly = { ...facts.mfa, methods: ['security-key'] as const, first: ['security-key'] as const }
  assert.equal(opens({ mfa: keysOnly, browser: { keys: false } }), 'security-key')
  assert.equal(opens({ mfa: { ...facts.mfa, first: [] } }), undefined)
})
