import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { amrOf, levelOf, MFA, type Proof, reaches, SFA } from './level.ts'

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

test('the level follows from what was proved and from nothing else (ATTACK 10, CVE-2024-45042)', () => {
  const values = fc.array(
    fc.constantFrom(...KNOWLEDGE, ...POSSESSION, ...INHERENCE, 'mfa', 'user', 'pop', 'pause', 'x'),
  )
  fc.assert(
    fc.property(values, fc.infiniteStream(fc.nat()), (amr, chance) => {
      const kinds = [KNOWLEDGE, POSSESSION, INHERENCE].filter((kind) => amr.some((value) => kind.includes(value)))
      assert.equal(levelOf(amr), kinds.length >= 2 ? MFA : SFA)
      // Order and repetition change nothing, and less proof is never a higher level.
      const shuffled = [...amr, ...amr].sort(() => ((chance.next().value ?? 0) % 2 ? 1 : -1))
      assert.equal(levelOf(shuffled), levelOf(amr))
      if (levelOf(amr.slice(1)) === MFA) assert.equal(levelOf(amr), MFA)
    }),
  )
})

test('amr says "mfa" exactly when the level is MFA (ATTACK 10)', () => {
  const proofs = fc.array(
    fc.constantFrom<Proof>('password', 'totp', 'sms', 'voice', 'app', 'app-code', 'security-key', 'passkey'),
  )
  fc.assert(
    fc.property(proofs, (given) => {
      const amr = amrOf(given)
      assert.equal(amr.includes('mfa'), levelOf(amr) === MFA)
      assert.equal(new Set(amr).size, amr.length)
    }),
  )
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
