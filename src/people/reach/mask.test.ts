import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskMail, maskPhone } from './mask.ts'

test('A13 of a number its country and last two digits are shown, of an address its first sign and its domain', () => {
  assert.equal(maskPhone('+32470000001'), '+32 ••••••• 01')
  assert.equal(maskPhone('+31600000000'), '+31 ••••••• 00')
  assert.equal(maskPhone('+352621000012'), '+352 ••••••• 12')
  assert.equal(maskPhone('+12025550123'), '+1 •••••••• 23')
  assert.equal(maskMail('ann.peeters@home.example'), 'a•••@home.example')
  assert.equal(maskMail('a@home.example'), 'a•••@home.example')
})
