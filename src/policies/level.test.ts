import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type AppProof, amrOf, type KeyProof, levelOf, MFA, type Proof, reaches, SFA } from './level.ts'

test('a password alone is one factor; with a code it is two', () => {
  assert.deepEqual([amrOf(['password']), levelOf(['pwd'])], [['pwd'], SFA])
  assert.deepEqual([amrOf(['password', 'totp']), levelOf(['pwd', 'otp'])], [['pwd', 'otp', 'mfa'], MFA])
})

test('two of one kind are one factor: a password and a PIN, a code and a text message', () => {
  for (const amr of [
    ['pwd', 'pin'],
    ['otp', 'sms'],
    ['otp', 'tel', 'hwk'],
  ])
    assert.equal(levelOf(amr), SFA)
})

test('a pause, a trusted network and the word "mfa" itself prove nothing', () => {
  for (const amr of [['pwd', 'mfa'], ['pwd', 'user'], ['pwd', 'pause'], ['pwd', 'network'], ['mfa'], []]) {
    assert.equal(levelOf(amr), SFA, amr.join(' '))
  }
})

const KNOWLEDGE = ['pwd', 'pin']
const POSSESSION = ['otp', 'sms', 'tel', 'swk', 'hwk', 'sc']
const INHERENCE = ['fpt', 'face']

const key = (verified: boolean, hardware = true): KeyProof => ({ kind: 'security-key', verified, hardware })
const passkey = (verified: boolean): KeyProof => ({ kind: 'passkey', verified, hardware: false })

test('M6: a key after the password is two factors; that it verified its user is told only when it did', () => {
  assert.deepEqual(amrOf(['password', key(false)]), ['pwd', 'hwk', 'mfa'])
  assert.deepEqual(amrOf(['password', key(true)]), ['pwd', 'hwk', 'user', 'mfa'])
  assert.deepEqual(amrOf(['password', passkey(false)]), ['pwd', 'swk', 'mfa'])
})

test('M6: a passkey alone is two factors when it verified its user, and one when it did not', () => {
  assert.deepEqual(amrOf([passkey(true)]), ['swk', 'user', 'mfa'])
  assert.deepEqual(amrOf([{ kind: 'passkey', verified: true, hardware: true }]), ['hwk', 'user', 'mfa'])
  assert.deepEqual([amrOf([passkey(false)]), levelOf(amrOf([passkey(false)]))], [['swk'], SFA])
})

test('“user” without a key proves nothing (ATTACK 10, CVE-2024-45042)', () => {
  for (const amr of [['pwd', 'user'], ['otp', 'user'], ['sms', 'user', 'mfa'], ['user']])
    assert.equal(levelOf(amr), SFA)
})

test('P2: an access pass or a reset code lets somebody go on and proves nothing', () => {
  for (const proof of ['access-pass', 'reset-code'] as const) {
    assert.deepEqual(amrOf(['password', proof]), ['pwd'])
    assert.deepEqual(amrOf([proof]), [])
  }
})

test('the level follows from what was proved and from nothing else (ATTACK 10, CVE-2024-45042)', () => {
  const values = fc.array(
    fc.constantFrom(...KNOWLEDGE, ...POSSESSION, ...INHERENCE, 'mfa', 'user', 'pop', 'pause', 'x'),
  )
  fc.assert(
    fc.property(values, fc.infiniteStream(fc.nat()), (amr, chance) => {
      const verified = amr.includes('user') && amr.some((value) => value === 'hwk' || value === 'swk')
      const inherence = verified ? [...INHERENCE, 'user'] : INHERENCE
      const kinds = [KNOWLEDGE, POSSESSION, inherence].filter((kind) => amr.some((value) => kind.includes(value)))
      assert.equal(levelOf(amr), kinds.length >= 2 ? MFA : SFA)
      // Order and repetition change nothing, and less proof is never a higher level.
      const shuffled = [...amr, ...amr].sort(() => ((chance.next().value ?? 0) % 2 ? 1 : -1))
      assert.equal(levelOf(shuffled), levelOf(amr))
      if (levelOf(amr.slice(1)) === MFA) assert.equal(levelOf(amr), MFA)
    }),
  )
})

const anyKey: fc.Arbitrary<KeyProof> = fc.record({
  kind: fc.constantFrom('security-key', 'passkey'),
  verified: fc.boolean(),
  hardware: fc.boolean(),
})
const simple = [
  ...(['password', 'totp', 'sms', 'voice', 'app-code', 'hardware-code'] as const),
  ...(['access-pass', 'reset-code'] as const),
]
const anyApp: fc.Arbitrary<AppProof> = fc.record({
  kind: fc.constant('app' as const),
  by: fc.constantFrom('pin', 'biometrics', 'nothing'),
})
const proofs = fc.array(fc.oneof(fc.constantFrom<Proof>(...simple), anyKey, anyApp))

test('amr says "mfa" exactly when the credentials come to it, each looked at by itself (ATTACK 10, CVE-2024-45042)', () => {
  fc.assert(
    fc.property(proofs, (given) => {
      const amr = amrOf(given)
      assert.equal(amr.includes('mfa'), levelOf(amr) === MFA)
      assert.equal(new Set(amr).size, amr.length)
      const keys = given.filter((proof) => typeof proof === 'object')
      const holds =
        given.filter((proof) => typeof proof === 'string' && !NOTHING_HELD.includes(proof)).length + keys.length
      const verified = keys.some((proof) => (proof.kind === 'app' ? proof.by !== 'nothing' : proof.verified))
      const two = verified || (given.includes('password') && holds > 0)
      assert.equal(levelOf(amr), two ? MFA : SFA)
    }),
  )
})
const NOTHING_HELD: readonly Proof[] = ['password', 'access-pass', 'reset-code']

test('P2: whatever is proved, a pass or a reset code beside it changes nothing', () => {
  fc.assert(
    fc.property(proofs, (given) => {
      assert.deepEqual(amrOf([...given, 'access-pass', 'reset-code']), amrOf(given))
    }),
  )
})

test('M1, M11: the app proves the phone and the PIN, or the phone and what its system knows its holder by', () => {
  assert.deepEqual(amrOf([{ kind: 'app', by: 'pin' }]), ['swk', 'pin', 'mfa'])
  assert.deepEqual(amrOf([{ kind: 'app', by: 'biometrics' }]), ['swk', 'user', 'mfa'])
  assert.deepEqual(amrOf(['password', { kind: 'app', by: 'pin' }]), ['pwd', 'swk', 'pin', 'mfa'])
})

test('M10: a phone that has only linked proves that it is there, and no PIN: after the password two factors, alone one', () => {
  const linked = { kind: 'app', by: 'nothing' } as const
  assert.deepEqual(amrOf(['password', linked]), ['pwd', 'swk', 'mfa'])
  assert.deepEqual([amrOf([linked]), levelOf(amrOf([linked]))], [['swk'], SFA])
})

test('a second factor alone, without the password, is one factor (ATTACK 9, CVE-2025-64103)', () => {
  for (const proof of ['totp', 'sms', 'voice', 'app-code'] as const) assert.equal(levelOf(amrOf([proof])), SFA)
})

test('a level reaches what is asked when it is at least that', () => {
  assert.deepEqual(
    [reaches(SFA, SFA), reaches(MFA, SFA), reaches(SFA, MFA), reaches(MFA, MFA)],
    [true, true, false, true],
  )
  assert.equal(reaches('https://elsewhere.example/loa4', MFA), false)
})
