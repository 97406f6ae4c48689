/** The first message of a device: its public key, signed by itself, and its secrets, sealed for the server. */
import { type CryptoKey, calculateJwkThumbprint, type JWK } from 'jose'
import { sealFor, signBytes, verifyBytes } from './answer.ts'
import { type Bytes, digestOf, fromBase64url, text, toBase64url, utf8 } from './bytes.ts'
import type { DeviceSecrets, LinkMessage } from './messages.ts'
import { SECRET_BYTES } from './pin.ts'

/** As long as the hash of the codes (RFC 4226 §4, R6). */
export const CODE_SECRET_BYTES = 20

/** Both secrets, encrypted for the server: nobody between can read them, and no log keeps them. */
export const sealSecrets = ({ secret, codeSecret }: DeviceSecrets, serverKey: JWK): Promise<string> =>
  sealFor(serverKey, utf8(JSON.stringify({ secret: toBase64url(secret), code: toBase64url(codeSecret) })))

/** What `sealSecrets` sealed, once it has been opened; undefined for anything else. */
export function readSecrets(opened: Uint8Array): { secret: Bytes; codeSecret: Bytes } | undefined {
  try {
    const said: { secret: string; code: string } = JSON.parse(new TextDecoder().decode(opened))
    const [secret, codeSecret] = [fromBase64url(said.secret), fromBase64url(said.code)]
    return secret.length === SECRET_BYTES && codeSecret.length === CODE_SECRET_BYTES
      ? { secret, codeSecret }
      : undefined
  } catch {
    return undefined
  }
}

type Linking = Omit<LinkMessage, 'signature' | 'name'> & { readonly origin: string }

/** What the first message's signature is over; the code itself stands in it as a digest. */
export async function linkText({ origin, code, verifyKey, sealed, time }: Linking): Promise<Bytes> {
  const { x = '', y = '' } = verifyKey
  const thumbprint = await calculateJwkThumbprint({ kty: 'EC', crv: 'P-256', x, y })
  return text(['sleutelbos link 1', origin, await digestOf(code), thumbprint, await digestOf(sealed), String(time)])
}

export const signLink = async (signingKey: CryptoKey, linking: Linking): Promise<string> =>
  signBytes(signingKey, await linkText(linking))

/** Whether who sends it has the private key of `verifyKey`. */
export const verifyLink = async (
  verifyKey: CryptoKey,
  linking: Linking & { readonly signature: string },
): Promise<boolean> => verifyBytes(verifyKey, await linkText(linking), linking.signature)
