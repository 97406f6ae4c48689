/** Certificates made for one test: authorities, and what they issue. Every name in them is invented. */
import { webcrypto } from 'node:crypto'
import type { X509Certificate } from '@peculiar/x509'

// The library's container of parts wants metadata of decorators to be there, and nothing of what would be in it.
const nothing = () => undefined
Object.assign(Reflect, { getMetadata: nothing, getOwnMetadata: nothing, defineMetadata: nothing })
const {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} = await import('@peculiar/x509')

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
cryptoProvider.set(webcrypto as Crypto)

/** `pem`: the certificate; `keyPem`: its private key. */
export type Issued = { pem: string; keyPem: string; certificate: X509Certificate; keys: CryptoKeyPair }

type Wish = {
  name: string
  /** Left out: it signs itself. */
  by?: Issued
  authority?: boolean
  /** For servers alone, by its extended key usage (RFC 5280 §4.2.1.12). */
  forServers?: boolean
  from?: Date
  until?: Date
}

const YEAR = 365 * 24 * 3600 * 1000
let serial = 1

/** Issues a certificate, by an authority or by itself; good from yesterday for a year unless the wish says otherwise. */
export async function issueCertificate({
  name,
  by,
  authority = false,
  forServers = false,
  from,
  until,
}: Wish): Promise<Issued> {
  const keys = (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair
  const usages = KeyUsageFlags.digitalSignature | (authority ? KeyUsageFlags.keyCertSign : 0)
  serial += 1
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial.toString(16).padStart(4, '0'),
    subject: `CN=${name}`,
    issuer: by?.certificate.subject ?? `CN=${name}`,
    notBefore: from ?? new Date(Date.now() - YEAR / 365),
    notAfter: until ?? new Date(Date.now() + YEAR),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: by?.keys.privateKey ?? keys.privateKey,
    extensions: [
      new BasicConstraintsExtension(authority, undefined, true),
      new KeyUsagesExtension(usages, true),
      ...(forServers ? [new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth])] : []),
      ...(authority ? [] : [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])]),
    ],
  })
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { pem: certificate.toString('pem'), keyPem: PemConverter.encode(key, 'PRIVATE KEY'), certificate, keys }
}
