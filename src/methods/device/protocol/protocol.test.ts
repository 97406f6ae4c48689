import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { spellCode } from '../../../base/crypto/spelled-code.ts'
import { SECOND } from '../../../base/time/instant.ts'
import { linkAddress, readAddress, signInAddress, TYPED_GROUP } from './address.ts'
import { type AnswerParts, answerText } from './answer.ts'
import { text, toBase64url, utf8 } from './bytes.ts'
import { codeAt, importCodeKey, secondsLeft } from './code.ts'
import { unwrapSecret, weakPin, wrapSecret } from './pin.ts'

const APP = 'https://app.test.example/authenticator/'
const CODE = 'a'.repeat(43)

test('an address of a QR code is read again, from the app’s own address alone', () => {
  assert.deepEqual(readAddress(` ${linkAddress(APP, CODE)}\n`, APP), { is: 'link', code: CODE })
  assert.deepEqual(readAddress(signInAddress(APP, CODE), APP), { is: 'sign-in', code: CODE })
  assert.deepEqual(readAddress(`S${CODE}`, APP), { is: 'sign-in', code: CODE })
  for (const foreign of [
    linkAddress('https://app.evil.example/authenticator/', CODE),
    linkAddress('http://app.test.example/authenticator/', CODE),
    linkAddress('https://app.test.example@evil.example/authenticator/', CODE),
    linkAddress('https://me@app.test.example/authenticator/', CODE),
    linkAddress('https://app.test.example/other/', CODE),
    'javascript:alert(1)',
    'otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ',
    'mailto:someone@home.example',
  ])
    assert.deepEqual(readAddress(foreign, APP), { is: 'foreign' }, foreign)
  for (const nothing of ['', APP, `${APP}?c=X${CODE}`, `${APP}?c=L${CODE}a`, 'hello', 'x'.repeat(5_000), `X${CODE}`])
    assert.deepEqual(readAddress(nothing, APP), { is: 'nothing' }, nothing)
})

test('a typed code is read as meant; a typo is nothing; whatever is scanned never throws', () => {
  const code = spellCode(
    Uint8Array.from({ length: 11 }, (_, at) => at * 7),
    TYPED_GROUP,
  )
  assert.match(code, /^(.{4}-){2}.{4}$/)
  assert.deepEqual(readAddress(code.toLowerCase().replaceAll('-', ' '), APP), { is: 'typed', code })
  assert.deepEqual(
    readAddress(
      code.replace(/^./, (sign) => (sign === '0' ? '1' : '0')),
      APP,
    ),
    { is: 'nothing' },
  )
  fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (scanned) => void readAddress(scanned, APP)))
})

test('no two lists of parts are signed as the same bytes', () => {
  const parts = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 })
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other))
      assert.notEqual(toBase64url(text(one)), toBase64url(text(other)))
    }),
  )
  assert.deepEqual([...text(['é', ''])], [0, 0, 0, 2, 0xc3, 0xa9, 0, 0, 0, 0])
})

test('each part of an answer is in what is signed', async () => {
  const parts: AnswerParts = {
    ...{ origin: 'https://app.test.example', request: 'r', nonce: 'n', device: 'd', account: 'a', shown: '{}' },
    ...{ decision: 'approve', number: '41', time: 1 },
  }
  const signed = async (twist: Partial<AnswerParts>) => toBase64url(await answerText({ ...parts, ...twist }))
  const all = [
    signed({}),
    ...['origin', 'request', 'nonce', 'device', 'account', 'shown', 'number'].map((key) => signed({ [key]: 'x' })),
    ...[
      signed({ decision: 'decline' }),
      signed({ decision: 'not-me' }),
      signed({ time: 2 }),
      signed({ number: undefined }),
    ],
  ]
  assert.equal(new Set(await Promise.all(all)).size, all.length)
})

test('any PIN opens what is kept, to something of the same form: nothing tells which is right', async () => {
  const [secret, salt] = [crypto.getRandomValues(new Uint8Array(32)), crypto.getRandomValues(new Uint8Array(16))]
  const wrapped = await wrapSecret(secret, '48213', salt)
  assert.notDeepEqual(wrapped, secret)
  assert.deepEqual(await unwrapSecret(wrapped, '48213', salt), secret)
  const wrong = await unwrapSecret(wrapped, '48214', salt)
  assert.equal(wrong.length, secret.length)
  assert.notDeepEqual(wrong, secret)
})

test('M10: five to eight digits; rows and repetitions are weak', () => {
  const said = (...pins: string[]) => pins.map(weakPin)
  assert.deepEqual(said('', '4821', 'abcde', '4821x', '４８２１３'), Array(5).fill('too-short'))
  assert.deepEqual(said('482135791'), ['too-long'])
  assert.deepEqual(said('11111', '121212', '12121', '123123', '12341234', '00000000'), Array(6).fill('repeated'))
  assert.deepEqual(said('12345', '54321', '01234', '98765', '67890', '09876', '3456789'), Array(7).fill('row'))
  assert.deepEqual(said('48213', '19990', '20041', '112233', '12354', '90517'), Array(6).fill(undefined))
})

test('codes are those of RFC 6238 appendix B, by a key that cannot be taken out', async () => {
  const key = await importCodeKey(utf8('12345678901234567890'))
  const seconds = [59, 1111111109, 1111111111, 1234567890, 2000000000, 20000000000]
  const codes = await Promise.all(seconds.map((at) => codeAt(key, at * SECOND)))
  assert.deepEqual(codes, ['287082', '081804', '050471', '005924', '279037', '353130'])
  assert.equal(key.extractable, false)
  assert.deepEqual([0, 1, 29_000, 29_999, 30_000].map(secondsLeft), [30, 30, 1, 1, 30])
})
