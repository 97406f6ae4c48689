import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aCampus } from '../../../../test/builders/campus.ts'
import { phoneCountries } from './countries.ts'
import { readNumber } from './number.ts'

test('M5 any notation of a number is that number (property)', () => {
  const sign = fc.constantFrom('', ' ', '.', '-', '/', '  ', '\u00a0')
  const digits = fc.tuple(fc.constantFrom('470', '485', '499', '456'), fc.integer({ min: 0, max: 999_999 }))
  const begin = fc.constantFrom('0', '+32', '0032', '+32 (0)', '(+32) ', '')
  const wide = fc.boolean()
  fc.assert(
    fc.property(
      digits,
      begin,
      fc.array(sign, { minLength: 9, maxLength: 9 }),
      wide,
      ([prefix, rest], start, gaps, full) => {
        const national = `${prefix}${String(rest).padStart(6, '0')}`
        const spaced = [...national].map((digit, i) => `${digit}${i < 8 ? gaps[i] : ''}`).join('')
        const typed = full ? fullWidth(`${start}${spaced}`) : `${start}${spaced}`
        if (typed.length > 40) return
        assert.deepEqual(readNumber(typed, 'BE'), {
          number: `+32${national}`,
          shown: `+32 ••••••• ${national.slice(-2)}`,
          line: 'mobile',
        })
      },
    ),
  )
})

/** Digits and plus as some keyboards of the Far East write them. */
const fullWidth = (text: string): string =>
  text.replace(/[0-9+]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

test('whatever is typed, there is an answer, and what is read has E.164’s form (property)', () => {
  const country = fc.constantFrom('BE', 'NL', 'US', 'XX', '', 'constructor')
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^[+0-9 ()/.-]{0,45}$/)),
      country,
      (typed, of) => {
        const read = readNumber(typed, of)
        if ('refused' in read) return
        assert.match(read.number, /^\+[1-9]\d{6,14}$/)
        assert.ok(read.shown.replace(/\D/g, '').length <= 6, read.shown)
      },
    ),
  )
})

test('mobile and landline are told apart, at home and abroad', () => {
  const line = (typed: string) => {
    const read = readNumber(typed, 'BE')
    return 'refused' in read ? read.refused : read.line
  }
  assert.deepEqual(
    ['0470 00 00 01', '011 20 00 00', '04 200 00 00', '+31 6 12345678', '+352 621 123 456', '+1 202 555 0123'].map(
      line,
    ),
    ['mobile', 'landline', 'landline', 'mobile', 'mobile', 'mobile'],
  )
})

test('numbers that cost more, earn somebody money or reach no person are refused (toll fraud)', () => {
  for (const typed of ['0900 12345', '0902 12 345', '070 22 33 44', '078 15 15 15', '0800 12 345', '+44 70 1234 5678'])
    assert.deepEqual(readNumber(typed, 'BE'), { refused: 'phone-dear' }, typed)
  for (const typed of ['+883 5100 0000 0000', '+870 773 111 632', '+979 123 456 789'])
    assert.ok('refused' in readNumber(typed, 'BE'), typed)
})

test('what is no number is refused, and what is none of this country too', () => {
  for (const typed of ['', '0', '112', 'call me', '0470 00 00 01 ext 5', '+32', `0${'4'.repeat(60)}`, '0470,000001;'])
    assert.ok('refused' in readNumber(typed, 'BE'), typed)
  assert.deepEqual(readNumber('06 12345678', 'BE'), { refused: 'phone-country' })
  assert.equal('number' in readNumber('06 12345678', 'NL'), true)
})

test('the list of countries begins with the campus’s own, and the rest goes by name', () => {
  const [first, ...rest] = phoneCountries('nl', aCampus())
  assert.deepEqual(first, { code: 'BE', name: 'België', calling: '32' })
  assert.ok(rest.length > 200)
  const names = rest.map(({ name }) => name)
  assert.deepEqual(names, names.toSorted(new Intl.Collator('nl').compare))
  assert.equal(
    rest.some(({ code }) => code === 'BE'),
    false,
  )
})
