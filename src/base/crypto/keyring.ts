/**
 * The keys derived from the master key, one per purpose (HKDF-SHA-256, RFC 5869), so that a value made for one
 * purpose is worthless for another.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

const IV_BYTES = 12
const TAG_BYTES = 16
const VERSION = 1

export type Keyring = {
  /** Encrypts a value (AES-256-GCM) bound to its row, such as `persons:national_number:<id>`: moved to another row it does not open. */
  seal(plain: string | Uint8Array, row: string): Buffer
  /** Opens what `seal` made. Throws when it was changed, moved, or sealed under another master key. */
  unseal(sealed: Uint8Array, row: string): Buffer
  /** A keyed mark by which a sealed value can be found again without being opened. 32 bytes. */
  blindIndex(purpose: string, value: string): Buffer
  /** HMAC-SHA-256 under a key of this purpose alone. 32 bytes. */
  mac(purpose: string, value: string | Uint8Array): Buffer
}

/** Opens the keyring of a master key of at least 32 bytes. */
export function openKeyring(masterKey: Uint8Array): Keyring {
  if (masterKey.length < 32) throw new Error('the master key must have at least 32 bytes')
  // As key objects: bytes would be made into one at each use, which costs more than the mark itself.
  const derived = new Map<string, KeyObject>()
  const keyFor = (purpose: string): KeyObject => {
    const known = derived.get(purpose)
    if (known) return known
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, 'sleutelbos', purpose, 32)))
    derived.set(purpose, key)
    return key
  }
  const mac = (purpose: string, value: string | Uint8Array) =>
    createHmac('sha256', keyFor(`mac:${purpose}`))
      .update(value)
      .digest()
  return {
    seal: (plain, row) => seal(keyFor('seal'), plain, row),
    unseal: (sealed, row) => unseal(keyFor('seal'), sealed, row),
    blindIndex: (purpose, value) => mac(`index:${purpose}`, value),
    mac,
  }
}

function seal(key: KeyObject, plain: string | Uint8Array, row: string): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(row))
  const bytes = typeof plain === 'string' ? Buffer.from(plain) : plain
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body])
}

function unseal(key: KeyObject, sealed: Uint8Array, row: string): Buffer {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== VERSION) throw new Error(`${row} is sealed in a form that this version does not know`)
  const body = 1 + IV_BYTES + TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(row))
  decipher.setAuthTag(bytes.subarray(1 + IV_BYTES, body))
  return Buffer.concat([decipher.update(bytes.subarray(body)), decipher.final()])
}
