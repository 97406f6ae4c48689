/** A key as the library signs with it, and how one is made. */
import { createPrivateKey, createPublicKey, generateKeyPair, type JsonWebKey, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { ExternalSigningKey } from 'oidc-provider'
import type { Algorithm, KeyTimes } from './rotation.ts'

const makePair = promisify(generateKeyPair)
const signApart = promisify(sign)

/** A new pair: P-256 for ES256, 2048 bits for RS256 (NIST SP 800-57 part 1, table 2: good beyond 2030 for ES256, until 2030 for RSA). */
export async function makeKey(alg: Algorithm): Promise<{ kid: string; publicJwk: object; privateJwk: object }> {
  const { publicKey, privateKey } =
    alg === 'ES256' ? await makePair('ec', { namedCurve: 'P-256' }) : await makePair('rsa', { modulusLength: 2048 })
  const publicJwk = publicKey.export({ format: 'jwk' })
  return {
    kid: await calculateJwkThumbprint(publicJwk as JWK),
    publicJwk,
    privateJwk: privateKey.export({ format: 'jwk' }),
  }
}

/**
 * Signs by Node's own cryptography. ES256 takes 20 µs and is done at once; RS256 takes forty times that and is done
 * on another thread, so that no request waits for another's signature.
 */
export class SigningKey extends ExternalSigningKey {
  readonly #times: KeyTimes
  readonly #private: KeyObject
  readonly #public: KeyObject
  /** The protected headers of this key's tokens, encoded, by `typ`. */
  readonly #headers = new Map<string, string>()

  constructor(key: KeyTimes & { privateJwk: object }) {
    super()
    this.#times = key
    this.#private = createPrivateKey({ format: 'jwk', key: key.privateJwk as JsonWebKey })
    this.#public = createPublicKey(this.#private)
  }

  override get kid(): string {
    return this.#times.kid
  }

  override get alg(): string {
    return this.#times.alg
  }

  override keyObject(): KeyObject {
    return this.#public
  }

  override sign(data: Uint8Array): Uint8Array | Promise<Uint8Array> {
    if (this.#times.alg === 'RS256') return signApart('sha256', data, this.#private)
    // Asked for in the form that JWS wants, Node takes twice as long.
    return rawSignature(sign('sha256', data, this.#private))
  }

  /** A JWT of this type in compact form (RFC 7515 §7.1), as the library would write it. */
  async signJwt(typ: string, claims: object): Promise<string> {
    const header = this.#headers.get(typ) ?? encoded(JSON.stringify({ alg: this.alg, typ, kid: this.kid }))
    this.#headers.set(typ, header)
    const signed = `${header}.${encoded(JSON.stringify(claims))}`
    return `${signed}.${encoded(await this.sign(Buffer.from(signed)))}`
  }
}

const encoded = (value: string | Uint8Array): string => Buffer.from(value as Uint8Array).toString('base64url')

/**
 * A P-256 signature as JWS has it (RFC 7518 §3.4: r and s, 32 bytes each) from ASN.1 DER (RFC 3279 §2.2.3: two
 * integers, without leading zeros and with a zero before a high bit).
 */
export function rawSignature(der: Uint8Array): Uint8Array {
  const raw = new Uint8Array(64)
  let at = 2
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0
    const digits = der.subarray(at + 2 + Math.max(0, length - 32), at + 2 + length)
    raw.set(digits, end - digits.length)
    at += 2 + length
  }
  return raw
}
