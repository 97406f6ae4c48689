import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type OtpForm, otpCode } from '../../base/crypto/otp/hotp.ts'
import { SECOND } from '../../base/time/instant.ts'
import { findPlace, type Place } from './token.ts'

const seed20 = Buffer.from('12345678901234567890')
const seed32 = Buffer.from('12345678901234567890123456789012')
const seed64 = Buffer.from('1234567890123456789012345678901234567890123456789012345678901234')
const form: OtpForm = { secret: seed20, algorithm: 'SHA1', digits: 6 }
const now = Date.UTC(2026, 9, 1, 8)
const step = now / SECOND / 30

const clock = (code: string, known: Partial<Place> = {}, at = now) =>
  findPlace({ kind: 'totp', period: 30, form, position: 0, drift: 0, far: undefined, ...known }, code, at)
const button = (code: string, known: Partial<Place> = {}) =>
  findPlace({ kind: 'hotp', period: 30, form, position: 99, drift: 0, far: undefined, ...known }, code, now)

test('M7: the codes of RFC 4226, Appendix D, and of RFC 6238, Appendix B', () => {
  const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
  assert.deepEqual(
    codes,
    Array.from({ length: 10 }, (_, counter) => otpCode(form, counter)),
  )
  for (const [at, sha1, sha256, sha512] of [
    [59, '94287082', '46119246', '90693936'],
    [1_111_111_109, '07081804', '68084774', '25091201'],
    [20_000_000_000, '65353130', '77737706', '47863826'],
  ] as const) {
    const counter = Math.floor(at / 30)
    assert.equal(otpCode({ secret: seed20, algorithm: 'SHA1', digits: 8 }, counter), sha1)
    assert.equal(otpCode({ secret: seed32, algorithm: 'SHA256', digits: 8 }, counter), sha256)
    assert.equal(otpCode({ secret: seed64, algorithm: 'SHA512', digits: 8 }, counter), sha512)
  }
})

test('M7: one step either side of where the clock is expected, and the drift is what was seen', () => {
  for (const off of [-1, 0, 1])
    assert.deepEqual(clock(otpCode(form, step + off)), { is: 'near', at: step + off, drift: off })
  for (const off of [4, 5, 6]) {
    const found = clock(otpCode(form, step + off), { drift: 5 })
    assert.deepEqual(found, { is: 'near', at: step + off, drift: off })
  }
  assert.deepEqual(clock(otpCode(form, step), { drift: 5 }), { is: 'far', at: step })
})

test('M7: a clock that drifts a step a month is followed, and one that jumps is believed at the second code', () => {
  let drift = 0
  for (let month = 1; month <= 12; month += 1) {
    const found = clock(otpCode(form, step + month), { drift })
    assert.ok(found && found !== 'old' && found.is === 'near')
    drift = found.drift
  }
  assert.equal(drift, 12)
  const first = clock(otpCode(form, step + 8))
  assert.deepEqual(first, { is: 'far', at: step + 8 })
  for (const next of [9, 10]) {
    const found = clock(otpCode(form, step + next), { far: step + 8 })
    assert.deepEqual(found, { is: 'near', at: step + next, drift: next })
  }
  for (const other of [5, 6, 8])
    assert.notEqual((clock(otpCode(form, step + other), { far: step + 8 }) as { is: string }).is, 'near')
  assert.equal(clock(otpCode(form, step + 11), { far: step + 10 }), undefined, 'ten steps are as far as it goes')
})

test('M7: a clock is never believed to be more than forty steps off, however it went there', () => {
  assert.deepEqual(clock(otpCode(form, step + 40), { drift: 40 }), { is: 'near', at: step + 40, drift: 40 })
  assert.equal(clock(otpCode(form, step + 41), { drift: 40 }), undefined)
  assert.equal(clock(otpCode(form, step - 41), { drift: -40, far: step - 42 }), undefined)
})

test('M7: a button may be pressed four times in vain, more is believed at the second code, and none comes back', () => {
  for (const ahead of [1, 5])
    assert.deepEqual(button(otpCode(form, 99 + ahead)), { is: 'near', at: 99 + ahead, drift: 0 })
  assert.deepEqual(button(otpCode(form, 99 + 6)), { is: 'far', at: 105 })
  assert.deepEqual(button(otpCode(form, 106), { far: 105 }), { is: 'near', at: 106, drift: 0 })
  assert.equal(button(otpCode(form, 99 + 51)), undefined)
  assert.equal(button(otpCode(form, 99)), 'old')
  assert.equal(button(otpCode(form, 98)), undefined)
  assert.deepEqual(button(otpCode(form, 0), { position: -1 }), { is: 'near', at: 0, drift: 0 })
})

test('M7: what was taken, or is older, is never right again', () => {
  const at = fc.integer({ min: step - 60, max: step + 60 })
  const drift = fc.integer({ min: -40, max: 40 })
  fc.assert(
    fc.property(at, at, drift, fc.option(at, { nil: undefined }), (position, shown, off, far) => {
      const found = clock(otpCode(form, shown), { position, drift: off, far })
      if (found && found !== 'old') assert.ok(found.at > position)
    }),
  )
})

test('M7: a code of another length, in another script or oversized is none', () => {
  const code = otpCode(form, step)
  for (const typed of ['', code.slice(1), `${code}0`, `0${code}`, 'abcdef', '1'.repeat(1000), '-12345', '1e5'])
    assert.equal(clock(typed), undefined)
})
