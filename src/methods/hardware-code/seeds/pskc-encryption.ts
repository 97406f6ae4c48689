/** How the seeds of a container are encrypted, and how it is known that nobody changed them (RFC 6030 §6). Pure. */
import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import type { Element } from '@xmldom/xmldom'
import { sameBytes } from '../../../base/crypto/same.ts'
import { bytesOfBase64 } from './encodings.ts'
import { childOf, lineOf, textOf } from './pskc-xml.ts'
import type { SeedFault } from './seed-file.ts'

/** What opens the seeds, as the maker gave it apart from the file. */
export type PskcKey = { readonly key?: Uint8Array; readonly password?: string }

/** The seed in a `Secret` element, or why it cannot be read. */
export type SecretReader = (secret: Element) => Buffer | SeedFault

/** AES in CBC mode (XML Encryption §5.2.2), by the length of its key in bytes. */
const CIPHERS: Readonly<Record<string, number>> = {
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc': 16,
  'http://www.w3.org/2001/04/xmlenc#aes192-cbc': 24,
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc': 32,
}

const MACS: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/09/xmldsig#hmac-sha1': 'sha1',
  'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#hmac-sha512': 'sha512',
}

/** PBKDF2's function of numbers (RFC 8018 §B.1.1); HMAC-SHA-1 unless told. */
const PRFS: Readonly<Record<string, string>> = {
  '': 'sha1',
  'http://www.rsasecurity.com/rsalabs/pkcs/schemas/pkcs-5v2-0#hmac-sha-1': 'sha1',
  'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#hmac-sha512': 'sha512',
}

/** More rounds than this only keep a machine busy. */
const MOST_ROUNDS = 10_000_000

/** What reads the seeds of this container; a fault when its key is missing or is not the right kind. */
export function openEncryption(container: Element, given: PskcKey): SecretReader | SeedFault {
  const encryption = childOf(container, 'EncryptionKey')
  if (!encryption) return readSecret(undefined)
  const key = encryptionKey(encryption, given)
  if ('why' in key) return key
  const mac = macOf(container, key.bytes)
  return 'why' in mac ? mac : readSecret({ key: key.bytes, mac })
}

type Mac = { readonly hash: string; readonly key: Buffer }
type Opened = { readonly key: Buffer; readonly mac: Mac }

const readSecret =
  (opened: Opened | undefined): SecretReader =>
  (secret) => {
    const plain = childOf(secret, 'PlainValue')
    if (plain) return bytesOfBase64(squeezed(plain)) ?? fault(plain, 'the seed is not written in base 64')
    const encrypted = childOf(secret, 'EncryptedValue')
    if (!encrypted) return fault(secret, 'there is no seed')
    if (!opened) return fault(encrypted, 'the seed is encrypted, and the container names no key')
    const sealed = bytesOfBase64(squeezed(childOf(encrypted, 'CipherData', 'CipherValue')))
    if (!sealed) return fault(encrypted, 'the encrypted seed is not written in base 64')
    // CBC alone shows no change, and how a changed one fails to open can tell what is in it: first the MAC (§6.1).
    const mac = bytesOfBase64(squeezed(childOf(secret, 'ValueMAC')))
    if (!mac?.length) return fault(secret, 'the encrypted seed has no MAC, so that nobody knows whether it was changed')
    if (!sameBytes(macOver(opened.mac, sealed), mac))
      return fault(secret, 'the MAC is not right: the key or the password is another, or the file was changed')
    return decrypted(encrypted, sealed, opened.key)
  }

function encryptionKey(encryption: Element, given: PskcKey): { bytes: Buffer } | SeedFault {
  const derived = childOf(encryption, 'DerivedKey')
  if (derived) {
    if (given.password === undefined) return fault(derived, 'the seeds are encrypted with a password: give its file')
    return derivedKey(derived, given.password)
  }
  const named = textOf(childOf(encryption, 'KeyName'))
  const what = named ? `the key “${named}”` : 'a key'
  return given.key
    ? { bytes: Buffer.from(given.key) }
    : fault(encryption, `the seeds are encrypted with ${what}: give its file`)
}

function derivedKey(derived: Element, password: string): { bytes: Buffer } | SeedFault {
  const method = childOf(derived, 'KeyDerivationMethod')
  const parameters = method && childOf(method, 'PBKDF2-params')
  if (!/pbkdf2$/i.test(method?.getAttribute('Algorithm') ?? '') || !parameters)
    return fault(derived, 'a key from a password is made by PBKDF2 alone')
  const salt = bytesOfBase64(squeezed(childOf(parameters, 'Salt', 'Specified')))
  const rounds = Number(textOf(childOf(parameters, 'IterationCount')))
  const length = Number(textOf(childOf(parameters, 'KeyLength')) || '16')
  const hash = PRFS[childOf(parameters, 'PRF')?.getAttribute('Algorithm') ?? '']
  const whole = Number.isInteger(rounds) && rounds >= 1 && rounds <= MOST_ROUNDS
  if (!salt?.length || !whole || ![16, 24, 32].includes(length) || !hash)
    return fault(parameters, 'salt, rounds, length or function of PBKDF2 cannot be read')
  return { bytes: pbkdf2Sync(password, salt, rounds, length, hash) }
}

/** Without a key of its own, the MAC is made with the encryption key (RFC 6030 §6.1). */
function macOf(container: Element, key: Buffer): Mac | SeedFault {
  const method = childOf(container, 'MACMethod')
  if (!method) return { hash: 'sha1', key }
  const hash = MACS[method.getAttribute('Algorithm') ?? '']
  if (!hash) return fault(method, `the MAC ${method.getAttribute('Algorithm')} is not known`)
  const own = childOf(method, 'MACKey')
  if (!own) return { hash, key }
  const sealed = bytesOfBase64(squeezed(childOf(own, 'CipherData', 'CipherValue')))
  const opened = sealed && decrypted(own, sealed, key)
  if (!opened) return fault(own, 'the key of the MAC is not written in base 64')
  return Buffer.isBuffer(opened) ? { hash, key: opened } : opened
}

const macOver = ({ hash, key }: Mac, bytes: Buffer): Buffer => createHmac(hash, key).update(bytes).digest()

function decrypted(element: Element, sealed: Buffer, key: Buffer): Buffer | SeedFault {
  const algorithm = childOf(element, 'EncryptionMethod')?.getAttribute('Algorithm') ?? ''
  const length = CIPHERS[algorithm]
  if (!length) return fault(element, `the encryption ${algorithm} is not known`)
  if (key.length !== length)
    return fault(element, `the key has ${key.length} bytes, and this encryption wants ${length}`)
  try {
    const decipher = createDecipheriv(`aes-${length * 8}-cbc`, key, sealed.subarray(0, 16)).setAutoPadding(false)
    const padded = Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()])
    // XML Encryption §5.2: only the last byte of the padding says anything.
    const padding = padded.at(-1) ?? 0
    if (padding >= 1 && padding <= 16 && padding <= padded.length) return padded.subarray(0, padded.length - padding)
  } catch {
    // Too short, or not whole blocks: the same to whoever reads the fault.
  }
  return fault(element, 'it does not open: the key or the password is another, or the file was changed')
}

/** Base 64 may stand in several lines. */
const squeezed = (element: Element | undefined): string => textOf(element).replace(/\s/g, '')

const fault = (element: Element, why: string): SeedFault => ({ line: lineOf(element), why })
