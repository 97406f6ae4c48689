/** Codes without a network (RFC 6238), by a key that cannot be taken out of the browser. */
import type { CryptoKey } from 'jose'
import type { Bytes } from './bytes.ts'

const PERIOD = 30_000
const DIGITS = 6

/** The key of an account's codes. It follows from no PIN: a code that can be seen would be a way to try PINs. */
export const importCodeKey = (codeSecret: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', codeSecret, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])

/** The six digits of a moment of the server's clock. */
export async function codeAt(hmacKey: CryptoKey, at: number): Promise<string> {
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(Math.floor(at / PERIOD)))
  const mac = new DataView(await crypto.subtle.sign('HMAC', hmacKey, counter.buffer))
  // Dynamic truncation (RFC 4226 §5.3).
  const from = mac.getUint8(mac.byteLength - 1) & 0x0f
  const number = mac.getUint32(from) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** How long the code of this moment holds: from 30 down to 1. */
export const secondsLeft = (at: number): number => Math.ceil((PERIOD - (at % PERIOD)) / 1_000)
