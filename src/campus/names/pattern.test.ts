import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { commonName, matchesPattern, type NamePattern, parseNamePattern } from './pattern.ts'

function pattern(written: string): NamePattern {
  const parsed = parseNamePattern(written)
  assert.ok(!('fault' in parsed), `${written}: ${JSON.stringify(parsed)}`)
  return parsed
}

const faultOf = (written: string): string => {
  const parsed = parseNamePattern(written)
  return 'fault' in parsed ? parsed.fault : ''
}

test('a pattern is matched by the whole name and nothing around it', () => {
  const number = pattern('[rsuq][0-9]{7}')
  assert.ok(matchesPattern(number, 'r0123456'))
  for (const other of ['r012345', 'r01234567', 'xr0123456', 'r0123456x', 'r0123456\n', 'b0123456', '']) {
    assert.ok(!matchesPattern(number, other), other)
  }
})

test('capitals in a pattern mean small letters, since names are written so', () => {
  assert.ok(matchesPattern(pattern('[RSUQ]\\d{2}'), 'r01'))
  assert.ok(matchesPattern(pattern('^(?:A|b[C-D])x?$'), 'bd'))
})

/** The same pattern for the engine of the language, over the signs of a name. */
const written = fc.constantFrom(
  '[ab]',
  'a',
  'b',
  '\\d',
  '[0-1]',
  '(a|b1)',
  '(a|bb|0)',
  'a?',
  '[ab]{2}',
  'b{0,2}',
  '(ab){1,2}',
  '(a?b){1,3}',
  '(a|b|01){0,2}',
)
const row = fc.array(written, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
const whole = fc.oneof(
  row,
  fc.tuple(row, row).map(([one, other]) => `${one}|${other}`),
)
const name = fc.array(fc.constantFrom('a', 'b', '0', '1'), { maxLength: 9 }).map((signs) => signs.join(''))

test('a pattern means what the same regular expression means', () => {
  fc.assert(
    fc.property(whole, name, (text, typed) => {
      const parsed = parseNamePattern(text)
      const expression = new RegExp(`^(?:${text})$`)
      if ('fault' in parsed) assert.ok(expression.test(''), parsed.fault)
      else assert.equal(matchesPattern(parsed, typed), expression.test(typed))
    }),
    { numRuns: 1000 },
  )
})

test('a common name fits both patterns, and when there is none, no name does', () => {
  fc.assert(
    fc.property(whole, whole, fc.array(name, { maxLength: 20 }), (one, other, names) => {
      const [left, right] = [parseNamePattern(one), parseNamePattern(other)]
      if ('fault' in left || 'fault' in right) return
      const common = commonName(left, right)
      if (common !== undefined) assert.ok(matchesPattern(left, common) && matchesPattern(right, common))
      else assert.ok(!names.some((typed) => matchesPattern(left, typed) && matchesPattern(right, typed)))
    }),
    { numRuns: 500 },
  )
})

test('numbers that differ in one letter have no name in common', () => {
  assert.equal(commonName(pattern('[rsuq][0-9]{7}'), pattern('b[0-9]{7}')), undefined)
  assert.equal(commonName(pattern('[a-z][0-9]{7}'), pattern('b[0-9]{7}')), 'b0000000')
})

test('a pattern that stops a backtracking engine is answered at once', () => {
  const nested = pattern('(a{0,5}){0,20}b')
  const began = process.hrtime.bigint()
  assert.ok(!matchesPattern(nested, 'a'.repeat(99)))
  assert.ok(process.hrtime.bigint() - began < 500_000_000n)
})

const WRONG = [
  '',
  'a+',
  'a*',
  '.*',
  '(a',
  'a)',
  '[a',
  '[]',
  'a{',
  'a{2',
  'a{,3}',
  'a{3,2}',
  'a{0}',
  'a{99}',
  'a{2}{2}',
  '(?=a)b',
  '(?!a)b',
  '\\s',
  '\\',
  '[z-a]',
  '[0-z]',
  '[^a]',
  'é',
  'a@b',
  'a b',
  'a|',
  '|a',
  'a?',
  'b{0,2}',
  '((((((((((((a))))))))))))',
  '(a{64}){64}',
  `a${'b'.repeat(300)}`,
]

for (const text of WRONG) {
  test(`“${text.slice(0, 30)}” is no pattern, with a hint`, () => {
    assert.match(faultOf(text), /^.+\n.+$/)
  })
}

test('any text is a pattern or a fault', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => void parseNamePattern(text)),
    { numRuns: 1000 },
  )
})
