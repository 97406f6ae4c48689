import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import fc from 'fast-check'
import { SECOND } from '../../time/instant.ts'
import { base32Of, findTotpStep, inGroups, newTotpSecret, tidyCode, totpAddress, totpCode, totpStep } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

// RFC 6238 appendix B prints eight digits; six are the last six of them (RFC 4226 §5.3).
const VECTORS: [seconds: number, eight: string][] = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
]

test('codes are those of RFC 6238 appendix B', () => {
  for (const [seconds, eight] of VECTORS) {
    assert.equal(totpCode(secret, totpStep(seconds * SECOND)), eight.slice(2), `at ${seconds}`)
  }
})

test('codes are those of RFC 4226 appendix D', () => {
  const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
  assert.deepEqual(
    codes.map((_, step) => totpCode(secret, step)),
    codes,
  )
})

test('a code is right in its step and one either side, and no further', () => {
  const step = 50_000_000
  const code = totpCode(secret, step)
  const at = (steps: number) => findTotpStep(secret, code, (step + steps) * 30 * SECOND)
  assert.deepEqual([at(-2), at(-1), at(0), at(1), at(2)], [undefined, step, step, step, undefined])
})

test('what is not six digits is wrong and throws nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (typed) => {
      if (/^\d{6}$/.test(typed)) return
      assert.equal(findTotpStep(secret, typed, 0), undefined)
      tidyCode(typed)
    }),
  )
})

test('a code may be typed with spaces, pasted with a hyphen, or in full-width digits', () => {
  assert.equal(tidyCode(' 123 456 '), '123456')
  assert.equal(tidyCode('123-456'), '123456')
  assert.equal(tidyCode('１２３４５６'), '123456')
  assert.equal(tidyCode('1'.repeat(1_000_000)), '')
})

test('a secret has 160 bits, in base 32 and in groups of four', () => {
  const made = newTotpSecret()
  assert.equal(made.length, 20)
  assert.match(base32Of(made), /^[A-Z2-7]{32}$/)
  assert.equal(inGroups(base32Of(secret)), 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
})

test('the address carries issuer and label, and colons within them do not part it wrongly', () => {
  const address = new URL(totpAddress({ secret, issuer: 'Vier: Rivieren', label: 'mira@student.demo.example' }))
  assert.equal(address.protocol, 'otpauth:')
  assert.equal(decodeURIComponent(address.pathname), '/Vier  Rivieren:mira@student.demo.example')
  assert.equal(address.searchParams.get('secret'), base32Of(secret))
  assert.equal(address.searchParams.get('issuer'), 'Vier  Rivieren')
  assert.deepEqual(
    ['algorithm', 'digits', 'period'].map((name) => address.searchParams.get(name)),
    ['SHA1', '6', '30'],
  )
})

const oathtool = spawnSync('oathtool', ['--version']).status === 0
test('oathtool makes the same codes', { skip: oathtool ? false : 'oathtool is not installed' }, () => {
  for (const seconds of [0, 59, 1_800_000_000, 1_800_000_030]) {
    const made = newTotpSecret()
    const told = spawnSync('oathtool', ['--totp', '--base32', `--now=@${seconds}`, base32Of(made)], {
      encoding: 'utf8',
    })
    assert.equal(told.stdout.trim(), totpCode(made, totpStep(seconds * SECOND)))
  }
})
