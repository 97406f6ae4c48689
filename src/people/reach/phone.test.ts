import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePhone } from './phone.ts'

test('a Belgian number is read in every usual notation', () => {
  const mobile = ['0470000001', '0470 00 00 01', '0470/00.00.01', '0470-00-00-01', '+32470000001', '+32 470 00 00 01']
  const same = ['+32 (0)470 00 00 01', '0032 470 00 00 01', '０４７０ ００ ００ ０１']
  for (const typed of [...mobile, ...same]) assert.equal(parsePhone(typed), '+32470000001', typed)
  for (const typed of ['011 00 00 00', '011/00.00.00', '(011) 00 00 00']) assert.equal(parsePhone(typed), '+3211000000')
  assert.equal(parsePhone('04 200 00 00'), '+3242000000', 'the zone of Liège begins with 4 as well')
})

test('a foreign number is kept with its country', () => {
  assert.equal(parsePhone('+31 6 00000000'), '+31600000000')
  assert.equal(parsePhone('0033 1 00 00 00 00'), '+33100000000')
})

test('what cannot be called is refused', () => {
  for (const typed of ['', '0', '047000000', '04700000011', '470000001', '+32 0470 00 00 01', '+1234', '+0123456789'])
    assert.equal(parsePhone(typed), undefined, typed)
  for (const typed of ['0470 00 00 01 x5', '0470,000001', '+3247000000١', `+${'1'.repeat(16)}`, '++32470000001'])
    assert.equal(parsePhone(typed), undefined, typed)
})
