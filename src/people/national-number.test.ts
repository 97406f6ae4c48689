import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseNationalNumber } from './national-number.ts'

/** A number in form alone: nine digits with the checksum that the rule of their century asks. */
function numbered(nine: string, century: 1900 | 2000): string {
  const base = Number(nine) + (century === 2000 ? 2_000_000_000 : 0)
  return nine + String(97 - (base % 97)).padStart(2, '0')
}
const faultOf = (typed: string) => {
  const read = parseNationalNumber(typed, 2026)
  return 'fault' in read ? read.fault : undefined
}

test('a number is read in every usual notation', () => {
  for (const typed of ['85073003328', '85.07.30-033.28', '85 07 30 033 28', '85/07/30-033-28'])
    assert.deepEqual(parseNationalNumber(typed, 2026), { number: '85073003328' })
})

test('births before and since 2000 have each their checksum', () => {
  assert.deepEqual(parseNationalNumber('17073003384', 2026), { number: '17073003384' })
  assert.equal(faultOf(numbered('170730033', 1900)), undefined, '1917 has the same digits and the older rule')
  assert.equal(faultOf('17073003385'), 'checksum')
  assert.equal(faultOf('85073003329'), 'checksum')
})

test('nobody is born after this year', () => {
  assert.equal(faultOf(numbered('850730033', 2000)), 'date')
  assert.equal(faultOf(numbered('270101001', 2000)), 'date')
  assert.equal(faultOf(numbered('260101001', 2000)), undefined)
})

test('a bis number has its month raised by 20 or 40', () => {
  assert.equal(faultOf(numbered('042305001', 2000)), undefined)
  assert.equal(faultOf(numbered('044305001', 2000)), undefined)
  assert.equal(faultOf(numbered('046305001', 2000)), 'date')
})

test('an unknown day or month is 00, and a day that no calendar has is refused', () => {
  assert.equal(faultOf(numbered('720000001', 1900)), undefined)
  assert.equal(faultOf(numbered('720400001', 1900)), undefined)
  assert.equal(faultOf(numbered('720431001', 1900)), 'date')
  assert.equal(faultOf(numbered('721301001', 1900)), 'date')
})

test('anything but eleven digits is refused', () => {
  for (const typed of ['', '8507300332', '850730033281', '85073003A28', '٨٥٠٧٣٠٠٣٣٢٨'])
    assert.equal(faultOf(typed), 'form')
})
