import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMailAddress } from './mail-address.ts'

test('an address is kept as typed before the @, and in small ASCII letters after it', () => {
  assert.equal(parseMailAddress(' Ann.Peeters+school@Home.Example '), 'Ann.Peeters+school@home.example')
  assert.equal(parseMailAddress("d'hondt@café.example"), "d'hondt@xn--caf-dma.example")
})

test('what is no address, or would be more than one, is refused', () => {
  const wrong = [
    '',
    'ann',
    '@home.example',
    'ann@',
    'ann@home',
    'ann@@home.example',
    'a nn@home.example',
    '.ann@home.example',
  ]
  const hostile = [
    'ann@home.example, bo@home.example',
    'ann@home.example\r\nBcc: bo@home.example',
    '<ann@home.example>',
  ]
  const odd = ['ann..p@home.example', 'ann@home..example', 'ann@-home.example', 'ann@127.0.0.1', 'änn@home.example']
  for (const typed of [...wrong, ...hostile, ...odd]) assert.equal(parseMailAddress(typed), undefined, typed)
  assert.equal(parseMailAddress(`${'a'.repeat(65)}@home.example`), undefined)
  assert.equal(
    parseMailAddress(`ann@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(9)}`),
    undefined,
  )
})
