/**
 * The PIN of an account in the app. What is kept is the secret XOR a key from the PIN: any PIN opens it to something
 * that looks like a secret, and only the server can tell which one is right. Of the PIN nothing is kept but its length,
 * which is no secret: it lets the app go on by itself at the last digit.
 */
import { type Bytes, utf8 } from './bytes.ts'

export const SHORTEST_PIN = 5
export const LONGEST_PIN = 8
export const SECRET_BYTES = 32
export const SALT_BYTES = 16

/** OWASP's count for PBKDF2 with SHA-256 (2023). It slows whoever has both the phone and the server's secrets. */
const ROUNDS = 600_000

/** The secret as it is kept: without integrity, on purpose. `salt`: 16 random bytes, kept beside it. */
export async function wrapSecret(secret: Uint8Array, pin: string, salt: Bytes): Promise<Bytes> {
  const mask = await maskOf(pin, salt)
  const wrapped = new Uint8Array(SECRET_BYTES)
  for (let at = 0; at < SECRET_BYTES; at += 1) wrapped[at] = (secret[at] ?? 0) ^ (mask[at] ?? 0)
  mask.fill(0)
  return wrapped
}

/** The secret again; with another PIN, something that looks like one. Whoever calls wipes it after use. */
export const unwrapSecret = (wrapped: Uint8Array, pin: string, salt: Bytes): Promise<Bytes> =>
  wrapSecret(wrapped, pin, salt)

async function maskOf(pin: string, salt: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', iterations: ROUNDS, salt }
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, SECRET_BYTES * 8))
}

export type WeakPin = 'too-short' | 'too-long' | 'repeated' | 'row'

/** Why a PIN is not taken: 11111, 121212, 123123, 12345, 98765. Undefined when it is. */
export function weakPin(pin: string): WeakPin | undefined {
  if (!/^\d*$/.test(pin) || pin.length < SHORTEST_PIN) return 'too-short'
  if (pin.length > LONGEST_PIN) return 'too-long'
  if (isRepeated(pin)) return 'repeated'
  return isRow(pin, 1) || isRow(pin, -1) ? 'row' : undefined
}

/** The same one, two, three or four digits over and over, the last time perhaps cut short (12121). */
const isRepeated = (pin: string): boolean =>
  [1, 2, 3, 4].some((every) => every * 2 <= pin.length && [...pin].every((digit, at) => digit === pin[at % every]))

/** Each digit one more, or one less, than the one before; 9 and 0 are neighbours. */
const isRow = (pin: string, step: number): boolean =>
  [...pin].every((digit, at) => at === 0 || Number(digit) === (Number(pin[at - 1]) + step + 10) % 10)
