/** The word in the address at which a provider tells us of a text or a call: the challenge's id, and a keyed mark of it. */
import type { Keyring } from '../../base/crypto/keyring.ts'
import { sameBytes } from '../../base/crypto/same.ts'

const ID_BYTES = 16
const MARK_BYTES = 16

/** A word for an address, that nobody else can make. It tells nothing of account or number. */
export function callMark(keyring: Keyring, challenge: string): string {
  return Buffer.concat([Buffer.from(challenge.replaceAll('-', ''), 'hex'), markOf(keyring, challenge)]).toString(
    'base64url',
  )
}

/** The challenge of such a word; undefined for one that we did not make. */
export function challengeOfMark(keyring: Keyring, word: string): string | undefined {
  if (!/^[\w-]{43}$/.test(word)) return undefined
  const bytes = Buffer.from(word, 'base64url')
  const hex = bytes.subarray(0, ID_BYTES).toString('hex')
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  return sameBytes(bytes.subarray(ID_BYTES), markOf(keyring, id)) ? id : undefined
}

const markOf = (keyring: Keyring, challenge: string): Buffer =>
  keyring.mac('phone-hook', challenge).subarray(0, MARK_BYTES)
