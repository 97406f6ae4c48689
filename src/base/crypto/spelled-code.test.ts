import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCode, spellCode } from './spelled-code.ts'

const bytes = fc.uint8Array({ minLength: 19, maxLength: 19 })
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('a code is read as it was written, with small letters, without hyphens, and with what looks alike', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = spellCode(random)
      assert.match(code, /^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/)
      const sloppy = code.toLowerCase().replaceAll('-', ' \u2013 ').replaceAll('0', 'o').replaceAll('1', 'l')
      for (const typed of [code, code.replaceAll('-', ''), sloppy]) assert.deepEqual(readCode(typed, 4), { code })
    }),
  )
})

test('one wrong sign is a typo, whichever and wherever (M13)', () => {
  const code = spellCode(Uint8Array.from({ length: 19 }, (_, at) => at * 7)).replaceAll('-', '')
  for (let at = 0; at < code.length; at += 1)
    for (const sign of signs) {
      if (sign === code[at]) continue
      assert.equal(readCode(code.slice(0, at) + sign + code.slice(at + 1), 4), 'typo')
    }
})

test('two signs that changed places are a typo, neighbours or not (M13)', () => {
  fc.assert(
    fc.property(bytes, fc.nat(19), fc.nat(19), (random, one, other) => {
      const plain = [...spellCode(random).replaceAll('-', '')]
      fc.pre(plain[one] !== plain[other])
      const swapped = plain.map((sign, at) => (at === one ? plain[other] : at === other ? plain[one] : sign))
      assert.equal(readCode(swapped.join(''), 4), 'typo')
    }),
  )
})

test('another length, foreign signs and the oversized are typos, at once', () => {
  const code = spellCode(new Uint8Array(19))
  for (const typed of ['', code.slice(0, -1), `${code}0`, code.replace('0', 'U'), code.replace('0', '😀')])
    assert.equal(readCode(typed, 4), 'typo')
  const begun = performance.now()
  assert.equal(readCode('0'.repeat(10_000_000), 4), 'typo')
  assert.ok(performance.now() - begun < 50)
})

test('a code of another number of groups is none', () => {
  assert.equal(readCode(spellCode(new Uint8Array(14)), 4), 'typo')
  assert.throws(() => spellCode(new Uint8Array(15)), /fill their groups/)
})

test('in groups of four as well, and then in no others', () => {
  const code = spellCode(new Uint8Array(11).fill(9), 4)
  assert.match(code, /^(.{4}-){2}.{4}$/)
  assert.deepEqual(readCode(code.toLowerCase(), 3, 4), { code })
  assert.equal(readCode(code, 3), 'typo')
})
