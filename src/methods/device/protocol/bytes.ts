/** Bytes, and how they are written in messages. Runs in the app as on the server. */
import { base64url } from 'jose'

/** With a memory of its own, as Web Crypto takes it. */
export type Bytes = Uint8Array<ArrayBuffer>

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

/** Without padding (RFC 4648 §5). */
export const toBase64url = (bytes: Uint8Array): string => base64url.encode(bytes)

/** What is no base64url gives other bytes, or throws: the length is for whoever asks to look at. */
export const fromBase64url = (text: string): Bytes => new Uint8Array(base64url.decode(text))

/** SHA-256. */
export const digest = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** SHA-256 of a text, in base64url. */
export const digestOf = async (text: string): Promise<string> => toBase64url(await digest(utf8(text)))

export function concat(...all: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(all.reduce((length, one) => length + one.length, 0))
  let at = 0
  for (const one of all) {
    whole.set(one, at)
    at += one.length
  }
  return whole
}

/**
 * What is signed: of each part its length (four bytes, big-endian) and then itself, in UTF-8. No two lists of parts give
 * the same bytes, whatever stands in them.
 */
export const text = (parts: readonly string[]): Bytes =>
  concat(
    ...parts.flatMap((part) => {
      const bytes = utf8(part)
      const length = new Uint8Array(4)
      new DataView(length.buffer).setUint32(0, bytes.length)
      return [length, bytes]
    }),
  )
