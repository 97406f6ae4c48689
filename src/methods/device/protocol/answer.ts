/** An answer to a request: what is signed, how it is proved, how it is checked. */
import { CompactEncrypt, type CryptoKey, importJWK, type JWK } from 'jose'
import { type Bytes, concat, digest, digestOf, fromBase64url, text, toBase64url, utf8 } from './bytes.ts'
import type { Decision } from './messages.ts'

export type AnswerParts = {
  /** Of the app's address. */
  readonly origin: string
  readonly request: string
  readonly nonce: string
  readonly device: string
  readonly account: string
  /** JSON, exactly as it came. */
  readonly shown: string
  readonly decision: Decision
  readonly number?: string | undefined
  readonly time: number
}

/** T: all that the answer is about. Whoever changes one of these has another text, and no signature upon it. */
export async function answerText(parts: AnswerParts): Promise<Bytes> {
  const { origin, request, nonce, device, account, shown, decision, number, time } = parts
  const about = [origin, request, nonce, device, account, await digestOf(shown), decision, number ?? '', String(time)]
  return text(['sleutelbos answer 1', ...about])
}

/** P: that whoever answers has the secret, and so the PIN. HMAC-SHA-256; it never travels as it is. */
export async function proofOf(secret: Bytes, answered: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, answered))
}

/**
 * C: the proof, encrypted for the server with a key that is used once (JWE, ECDH-ES). Of one length and all random:
 * nothing that can be seen of it depends on the PIN.
 */
export async function proveAnswer(given: { secret: Bytes; text: Bytes; serverKey: JWK }): Promise<string> {
  return sealFor(given.serverKey, await proofOf(given.secret, given.text))
}

export async function sealFor(serverKey: JWK, plain: Uint8Array): Promise<string> {
  const key = await importJWK(serverKey, 'ECDH-ES')
  return new CompactEncrypt(plain).setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' }).encrypt(key)
}

/** By the device's key, over T and what is sealed; without it for a refusal and for biometrics. In base64url. */
export const signAnswer = async (signingKey: CryptoKey, answered: Bytes, sealed: string | undefined): Promise<string> =>
  signBytes(signingKey, await signedBytes(answered, sealed))

export const verifyAnswer = async (
  verifyKey: CryptoKey,
  { text: answered, sealed, signature }: { text: Bytes; sealed: string | undefined; signature: string },
): Promise<boolean> => verifyBytes(verifyKey, await signedBytes(answered, sealed), signature)

/** What the answer's signature is over. */
export const signedBytes = async (answered: Bytes, sealed: string | undefined): Promise<Bytes> =>
  concat(answered, await digest(utf8(sealed ?? '')))

/** With biometrics the device's passkey signs this beside the device's key: SHA-256 of T, in base64url. */
export const unlockChallenge = async (answered: Bytes): Promise<string> => toBase64url(await digest(answered))

const ECDSA = { name: 'ECDSA', hash: 'SHA-256' }

export const signBytes = async (key: CryptoKey, bytes: Bytes): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.sign(ECDSA, key, bytes)))

/** P-256 signatures have 64 bytes (r and s); anything else is none. */
export async function verifyBytes(key: CryptoKey, bytes: Bytes, signature: string): Promise<boolean> {
  if (!/^[\w-]{86}$/.test(signature)) return false
  return crypto.subtle.verify(ECDSA, key, fromBase64url(signature), bytes)
}

/** The public key of a device, to check with. Throws on what is no point of the curve. */
export const readVerifyKey = ({ x = '', y = '' }: JWK): Promise<CryptoKey> =>
  crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, P256, true, ['verify'])

const P256 = { name: 'ECDSA', namedCurve: 'P-256' }
