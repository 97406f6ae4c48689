import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseTokenCsv } from './csv.ts'

const SEED = Buffer.from('12345678901234567890')
const HEX = SEED.toString('hex')

const faultsIn = (text: string) => {
  const file = parseTokenCsv(text)
  assert.ok('faults' in file, 'a file with a fault gives no token')
  return file.faults.map(({ line, why }) => `${line}: ${why}`)
}

test('M7: serial number and seed are enough, and everything else can be told', () => {
  assert.deepEqual(parseTokenCsv(`serial,seed\nA1,${HEX}\n`), {
    tokens: [
      { serial: 'A1', seed: SEED, kind: 'totp', algorithm: 'SHA1', digits: 6, period: 30, counter: 0, drift: 0 },
    ],
  })
  const all = [
    'Serial, Kind, Seed, Encoding, Algorithm, Digits, Period, Counter',
    'A1,TOTP,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ,base32,SHA-256,8,60,',
    `"A2",hotp,${SEED.toString('base64')},base64,,,,17`,
    `A3,,${HEX.toUpperCase().replace(/(....)/g, '$1 ')},,,,,`,
  ].join('\r\n')
  assert.deepEqual(parseTokenCsv(`\ufeff${all}\r\n\r\n`), {
    tokens: [
      { serial: 'A1', seed: SEED, kind: 'totp', algorithm: 'SHA256', digits: 8, period: 60, counter: 0, drift: 0 },
      { serial: 'A2', seed: SEED, kind: 'hotp', algorithm: 'SHA1', digits: 6, period: 30, counter: 17, drift: 0 },
      { serial: 'A3', seed: SEED, kind: 'totp', algorithm: 'SHA1', digits: 6, period: 30, counter: 0, drift: 0 },
    ],
  })
})

test('M7: each faulty line is told, and one fault is enough for no token', () => {
  const text = [
    'serial,seed,encoding,kind,digits,counter',
    `A1,${HEX},,,,`,
    'A2,xyz,,,,',
    `A3,${HEX},base58,,,`,
    `A1,${HEX},,,,`,
    `A 4,${HEX},,,,`,
    `A5,${HEX},,challenge,,`,
    `A6,${HEX},,,5,`,
    `A7,${HEX},,hotp,,-1`,
    `A8,${HEX}`,
    `A9,${HEX.slice(0, 20)},,,,`,
    'A10,,,,,',
  ].join('\n')
  const told = faultsIn(text)
  assert.deepEqual(
    told.map((fault) => Number.parseInt(fault, 10)),
    [3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  )
  assert.match(told[2] ?? '', /stands in line 2 already/)
  assert.ok(
    told.every((fault) => !fault.includes(HEX)),
    'no seed is told',
  )
})

test('M7: a header that is not ours, an empty file, and a file too large are refused', () => {
  assert.deepEqual(faultsIn('serial;seed\nA1;00'), [
    '1: the header has no column serial',
    '1: the header has no column seed',
    '1: there is no column "serial;seed"',
  ])
  assert.deepEqual(faultsIn(`serial,seed,seed\nA1,${HEX},${HEX}`), ['1: the column seed stands there twice'])
  assert.deepEqual(faultsIn(''), ['1: the file is empty'])
  assert.deepEqual(faultsIn('serial,seed\n'), ['1: there is no token in this file'])
  assert.deepEqual(faultsIn(`serial,seed\n${'A'.repeat(16 * 1024 * 1024)}`), ['1: the file is larger than 16 MB'])
  assert.match(faultsIn(`serial,seed\n"A1,${HEX}\n`).join(), /no CSV/)
})

test('M7: whatever is in a file, it is tokens or faults and never an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const file of [parseTokenCsv(text), parseTokenCsv(`serial,seed,digits\n${text}`)])
        assert.ok('faults' in file || file.tokens.length > 0)
    }),
  )
})
