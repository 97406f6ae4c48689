import assert from 'node:assert/strict'
import { createCipheriv, createHmac } from 'node:crypto'
import { test } from 'node:test'
import { parsePskc } from './pskc.ts'
import type { PskcKey } from './pskc-encryption.ts'
import type { SeedFile } from './seed-file.ts'

const SEED = Buffer.from('12345678901234567890')
/** The key of RFC 6030 §6.1, Figure 6. */
const KEY = Buffer.from('12345678901234567890123456789012', 'hex')
const XENC = 'http://www.w3.org/2001/04/xmlenc#'
const NAMES = `xmlns="urn:ietf:params:xml:ns:keyprov:pskc" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
  xmlns:xenc="${XENC}" xmlns:x11="http://www.w3.org/2009/xmlenc11#"
  xmlns:pkcs5="http://www.rsasecurity.com/rsalabs/pkcs/schemas/pkcs-5v2-0#"`

type Written = { serial?: string; algorithm?: string; secret?: string; data?: string; form?: string; policy?: string }

const PLAIN = `<PlainValue>${SEED.toString('base64')}</PlainValue>`
const pack = ({
  serial = 'T-1',
  algorithm = 'totp',
  secret = PLAIN,
  data = '',
  form = '',
  policy = '',
}: Written = {}) =>
  `<KeyPackage><DeviceInfo><Manufacturer>Maker</Manufacturer><SerialNo>${serial}</SerialNo></DeviceInfo>
<Key Id="k-${serial}" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:${algorithm}">
<AlgorithmParameters>${form || '<ResponseFormat Length="6" Encoding="DECIMAL"/>'}</AlgorithmParameters>
<Data><Secret>${secret}</Secret>${data}</Data>${policy}</Key></KeyPackage>`
const container = (inner: string, version = '1.0') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<KeyContainer Version="${version}" ${NAMES}>\n${inner}\n</KeyContainer>`

const cipher = (value: string, algorithm = 'aes128-cbc') =>
  `<xenc:EncryptionMethod Algorithm="${XENC}${algorithm}"/>
   <xenc:CipherData><xenc:CipherValue>\n${value}\n</xenc:CipherValue></xenc:CipherData>`
const encrypted = (value: string, mac: string, algorithm?: string) =>
  `<EncryptedValue>${cipher(value, algorithm)}</EncryptedValue><ValueMAC>${mac}</ValueMAC>`
const preShared = (mac: string) =>
  `<EncryptionKey><ds:KeyName>Pre-shared-key</ds:KeyName></EncryptionKey>
   <MACMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"><MACKey>${cipher(mac)}</MACKey></MACMethod>`

/** The values of RFC 6030 §6.1, Figure 6. */
const FIGURE_6 = {
  mac: 'ESIzRFVmd4iZABEiM0RVZgKn6WjLaTC1sbeBMSvIhRejN9vJa2BOlSaMrR7I5wSX',
  seed: 'AAECAwQFBgcICQoLDA0OD+cIHItlB3Wra1DUpxVvOx2lef1VmNPCMl8jwZqIUqGv',
  over: 'Su+NvtQfmvfJzF6bmQiJqoLRExc=',
}
const figure6 = (changed: Partial<typeof FIGURE_6> = {}) => {
  const { mac, seed, over } = { ...FIGURE_6, ...changed }
  return container(preShared(mac) + pack({ algorithm: 'hotp', secret: encrypted(seed, over) }))
}

const tokensIn = (file: SeedFile) => {
  assert.ok('tokens' in file, JSON.stringify(file))
  return file.tokens
}
const faultsIn = (xml: string, given: PskcKey = {}) => {
  const file = parsePskc(xml, given)
  assert.ok('faults' in file, 'a file with a fault gives no token')
  return file.faults
}
const faultIn = (xml: string, given?: PskcKey) => faultsIn(xml, given)[0]?.why ?? ''

test('M7: plain seeds are read, with digits, algorithm, period, counter and drift (RFC 6030 §4)', () => {
  const data =
    '<TimeInterval><PlainValue>60</PlainValue></TimeInterval><TimeDrift><PlainValue>-3</PlainValue></TimeDrift>'
  const form = '<Suite>HMAC-SHA256</Suite><ResponseFormat Length="8" Encoding="DECIMAL"/>'
  const counter = '<Counter><PlainValue>42</PlainValue></Counter>'
  const xml = container(pack({ form, data }) + pack({ serial: 'H-1', algorithm: 'hotp', data: counter }))
  assert.deepEqual(tokensIn(parsePskc(xml)), [
    { serial: 'T-1', seed: SEED, kind: 'totp', algorithm: 'SHA256', digits: 8, period: 60, counter: 0, drift: -3 },
    { serial: 'H-1', seed: SEED, kind: 'hotp', algorithm: 'SHA1', digits: 6, period: 30, counter: 42, drift: 0 },
  ])
})

test('M7: seeds under a key that was agreed are read (RFC 6030 §6.1, Figure 6)', () => {
  const [token] = tokensIn(parsePskc(figure6(), { key: KEY }))
  assert.deepEqual(token?.seed, SEED)
})

test('M7: seeds under a password are read (PBKDF2, RFC 6030 §6.2, Figure 7)', () => {
  const derived = `<EncryptionKey><x11:DerivedKey><x11:KeyDerivationMethod
    Algorithm="http://www.rsasecurity.com/rsalabs/pkcs/schemas/pkcs-5v2-0#pbkdf2"><pkcs5:PBKDF2-params>
    <Salt><Specified>Ej7/PEpyEpw=</Specified></Salt><IterationCount>1000</IterationCount><KeyLength>16</KeyLength><PRF/>
    </pkcs5:PBKDF2-params></x11:KeyDerivationMethod></x11:DerivedKey></EncryptionKey>
    <MACMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"><MACKey>${cipher(
      '2GTTnLwM3I4e5IO5FkufoOEiOhNj91fhKRQBtBJYluUDsPOLTfUvoU2dStyOwYZx',
    )}</MACKey></MACMethod>`
  const secret = encrypted(
    'oTvo+S22nsmS2Z/RtcoF8Hfh+jzMe0RkiafpoDpnoZTjPYZu6V+A4aEn032yCr4f',
    'LP6xMvjtypbfT9PdkJhBZ+D6O4w=',
  )
  const xml = container(derived + pack({ algorithm: 'hotp', secret }))
  assert.deepEqual(tokensIn(parsePskc(xml, { password: 'qwerty' }))[0]?.seed, SEED)
  assert.match(faultIn(xml, { password: 'azerty' }), /does not open|MAC is not right/)
  assert.match(faultIn(xml), /password/)
  for (const rounds of ['0', '-1', '1e9', '99999999999', 'x'])
    assert.match(faultIn(xml.replace('>1000<', `>${rounds}<`), { password: 'qwerty' }), /rounds/)
})

test('M7: a longer key, and a MAC made with the encryption key itself', () => {
  const key = Buffer.alloc(32, 5)
  const iv = Buffer.alloc(16, 9)
  const aes = createCipheriv('aes-256-cbc', key, iv)
  const sealed = Buffer.concat([iv, aes.update(SEED), aes.final()])
  const mac = createHmac('sha256', key).update(sealed).digest('base64')
  const inner = `<EncryptionKey><ds:KeyName>k</ds:KeyName></EncryptionKey>
    <MACMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"/>${pack({
      secret: encrypted(sealed.toString('base64'), mac, 'aes256-cbc'),
    })}`
  assert.deepEqual(tokensIn(parsePskc(container(inner), { key }))[0]?.seed, SEED)
  assert.match(faultIn(container(inner), { key: key.subarray(0, 16) }), /MAC is not right/)
})

test('M7: a seed that was changed, moved or left without a MAC is refused before it is opened (padding oracle)', () => {
  const flipped = Buffer.from(FIGURE_6.seed, 'base64')
  flipped[20] = (flipped[20] ?? 0) ^ 1
  assert.match(faultIn(figure6({ seed: flipped.toString('base64') }), { key: KEY }), /MAC is not right/)
  assert.match(faultIn(figure6({ over: '' }), { key: KEY }), /no MAC/)
  assert.match(faultIn(figure6({ over: 'AAAA' }), { key: KEY }), /MAC is not right/)
  assert.match(faultIn(figure6({ seed: 'no base 64!' }), { key: KEY }), /base 64/)
  assert.match(faultIn(figure6({ seed: 'AAAA' }), { key: KEY }), /MAC is not right/)
  assert.match(faultIn(figure6(), { key: Buffer.alloc(16) }), /does not open|MAC is not right/)
  assert.match(faultIn(figure6()), /“Pre-shared-key”/)
  assert.match(faultIn(figure6(), { password: 'qwerty' }), /give its file/)
})

test('M7: a document type, an entity and an outside file are refused, whatever their case (XXE, billion laughs)', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${container(pack()).slice(39)}`
  const outside = `<!DOCTYPE x SYSTEM "file:///etc/passwd">${container(pack()).slice(39)}`
  const inside = container(pack({ serial: '&xxe;' })).replace(
    '?>',
    '?><!doctype x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>',
  )
  for (const xml of [laughs, outside, inside]) assert.match(faultIn(xml), /document type or an entity/)
  assert.match(faultIn(container(pack({ serial: '&unknown;' }))), /no XML/)
})

test('M7: every fault of every key is told with its line, and no token is given', () => {
  const inner = [
    pack({ serial: 'good' }),
    pack({ serial: 'short', secret: '<PlainValue>AAAA</PlainValue>' }),
    pack({ serial: 'good' }),
    pack({ serial: 'none', secret: '' }),
    pack({ serial: 'ocra', algorithm: 'ocra' }),
    pack({ serial: 'hex', form: '<ResponseFormat Length="6" Encoding="HEXADECIMAL"/>' }),
    pack({ serial: 'long', form: '<ResponseFormat Length="12" Encoding="DECIMAL"/>' }),
    pack({ serial: 'sealed', secret: encrypted('AAAA', 'AAAA') }),
    pack({ serial: 'pin', policy: '<Policy><PINPolicy PINUsageMode="Prepend"/></Policy>' }),
    pack({ serial: 'sign', policy: '<Policy><KeyUsage>CR</KeyUsage></Policy>' }),
  ].join('\n')
  const faults = faultsIn(container(inner))
  assert.deepEqual(
    faults.map(
      ({ why }) => why.match(/16 to 128|already|there is no seed|ocra|digits|encrypted|PINPolicy|KeyUsage/)?.[0],
    ),
    ['16 to 128', 'already', 'there is no seed', 'ocra', 'digits', 'digits', 'encrypted', 'PINPolicy', 'KeyUsage'],
  )
  const lines = faults.map(({ line }) => line)
  assert.deepEqual(
    lines,
    lines.toSorted((one, other) => one - other),
  )
  assert.ok((lines[0] ?? 0) > 8)
  const local = '<Policy><KeyUsage>OTP</KeyUsage><PINPolicy PINUsageMode="Local" MinLength="4"/></Policy>'
  assert.equal(tokensIn(parsePskc(container(pack({ policy: local })))).length, 1)
})

test('M7: what is no container is refused with a reason: another document, a newer version, none, too much', () => {
  assert.match(faultIn('<html/>'), /no key container/)
  assert.match(faultIn('<KeyContainer Version="1.0"/>'), /no key container/)
  assert.match(faultIn(container(pack(), '2.0')), /version 2.0/)
  assert.match(faultIn(container('')), /no token/)
  assert.match(faultIn(''), /no XML/)
  assert.match(faultIn(container(pack()).slice(0, -10)), /no XML/)
  assert.match(faultIn(`${container(pack())}${' '.repeat(17 * 1024 * 1024)}`), /larger than 16 MB/)
  const deep = container(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`)
  assert.match(faultIn(deep), /no token/)
})
