/** A maker's statement of which model a key is (packed, WebAuthn Level 3 §8.2), by a certificate that is made up. */
import { createPrivateKey, type KeyObject, sign, webcrypto } from 'node:crypto'
import type { Cbor, Twist } from './authenticator.ts'
import { issueCertificate } from './certificates.ts'

// By way of the other file, which prepares the library.
void issueCertificate
const { Extension, X509CertificateGenerator } = await import('@peculiar/x509')

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY = 24 * 3600 * 1000
const ES256 = -7
/** id-fido-gen-ce-aaguid (§8.2.1). */
const AAGUID = '1.3.6.1.4.1.45724.1.1.4'

/** Certifies keys as of this model. */
export async function makerOf(aaguid: string): Promise<NonNullable<Twist['attest']>> {
  const { certificate, key } = await batch(aaguid)
  return async (signed) => ({
    fmt: 'packed',
    statement: new Map<string, Cbor>([
      ['alg', ES256],
      ['sig', sign('sha256', signed, key)],
      ['x5c', [certificate]],
    ]),
  })
}

/** A key that certifies itself, by its own signature: it proves no model. */
export const bySelf: NonNullable<Twist['attest']> = async (signed, { privateKey }) => ({
  fmt: 'packed',
  statement: new Map<string, Cbor>([
    ['alg', ES256],
    ['sig', sign('sha256', signed, privateKey)],
  ]),
})

async function batch(aaguid: string): Promise<{ certificate: Buffer; key: KeyObject }> {
  const keys = (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair
  const model = Buffer.from(aaguid.replaceAll('-', ''), 'hex')
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'C=BE, O=Example Keys, OU=Authenticator Attestation, CN=Example Keys 1',
    notBefore: new Date(Date.now() - DAY),
    notAfter: new Date(Date.now() + 365 * DAY),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [new Extension(AAGUID, false, Buffer.concat([Buffer.of(4, model.length), model]))],
  })
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
  return {
    certificate: Buffer.from(certificate.rawData),
    key: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }),
  }
}
