import type { CryptoKey } from 'jose'
import { type Bytes, CODE_SECRET_BYTES, importCodeKey, SALT_BYTES, SECRET_BYTES } from '../../../methods/browser.ts'
import type { World } from '../store/app.ts'

/** What a new account is made of. The two secrets leave the phone once, sealed; then they are wiped. */
export type NewKeys = {
  /** D. The browser keeps the private part, and lets nobody have it, this app included. */
  readonly pair: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey }
  readonly secret: Bytes
  readonly codeSecret: Bytes
  readonly code: CryptoKey
  readonly salt: Bytes
}

export async function makeKeys({ chance }: World): Promise<NewKeys> {
  const codeSecret = chance(CODE_SECRET_BYTES)
  const [pair, code] = await Promise.all([
    // Not extractable: only the public part can be exported.
    crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']),
    importCodeKey(codeSecret),
  ])
  return { pair, secret: chance(SECRET_BYTES), codeSecret, code, salt: chance(SALT_BYTES) }
}

export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0)
}
