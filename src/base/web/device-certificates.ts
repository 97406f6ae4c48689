/**
 * Computers that prove themselves by a TLS client certificate. Only the connection itself is asked: what a header says
 * of a certificate was written by anybody.
 */
import { X509Certificate } from 'node:crypto'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { Instant } from '../time/instant.ts'

/** A set of computers and the PEM text of the authorities that issue their certificates. */
export type DeviceSet = { readonly key: string; readonly authorities: string }

/** Says by which sets' certificates the other end of a connection proved itself. */
export type DeviceCertificates = { provenBy(socket: Socket, now: Instant): readonly string[] }

/** What the TLS server is told: it asks for a certificate of these authorities, and does without. */
export function askForCertificates(sets: readonly DeviceSet[]) {
  if (sets.length === 0) return {}
  // In place of the public authorities, which would vouch for anybody.
  const ca = sets.flatMap(({ authorities }) => pemsIn(authorities))
  return { ca, requestCert: true, rejectUnauthorized: false }
}

/** Reads the authorities once; each connection is judged once, and its validity at each request. */
export function openDeviceCertificates(sets: readonly DeviceSet[]): DeviceCertificates {
  const known = sets.map(({ key, authorities }) => ({ key, authorities: issuingAmong(authorities) }))
  const judged = new WeakMap<Socket, Proven>()
  return {
    provenBy(socket, now) {
      if (known.length === 0 || !(socket instanceof TLSSocket)) return []
      const proven = judged.get(socket) ?? judge(socket, known)
      judged.set(socket, proven)
      // A connection may outlive the certificate that it began with.
      return proven.from <= now && now <= proven.until ? proven.keys : []
    },
  }
}

/** Authorities above another one of the file stand there to vouch for it, and not for all that they issue. */
function issuingAmong(text: string): X509Certificate[] {
  const all = pemsIn(text).map((pem) => new X509Certificate(pem))
  return all.filter((one) => !all.some((other) => other !== one && isIssuer(one, other)))
}

type Known = { key: string; authorities: readonly X509Certificate[] }
type Proven = { keys: readonly string[]; from: Instant; until: Instant }

const NOTHING: Proven = { keys: [], from: 0, until: 0 }

function judge(socket: TLSSocket, known: readonly Known[]): Proven {
  // OpenSSL has verified the whole path, purpose and dates included (RFC 5280 §6), and the key was used in the handshake.
  const certificate = socket.authorized ? socket.getPeerX509Certificate() : undefined
  // An authority's own certificate is for issuing; whoever shows it has a key that no computer should have.
  if (!certificate || certificate.ca) return NOTHING
  const issuers = known.flatMap(({ key, authorities }) =>
    authorities.filter((authority) => isIssuer(authority, certificate)).map((authority) => ({ key, authority })),
  )
  const all = [certificate, ...issuers.map(({ authority }) => authority)]
  return {
    keys: [...new Set(issuers.map(({ key }) => key))],
    from: Math.max(...all.map(({ validFromDate }) => validFromDate.getTime())),
    until: Math.min(...all.map(({ validToDate }) => validToDate.getTime())),
  }
}

const isIssuer = (issuer: X509Certificate, certificate: X509Certificate): boolean =>
  issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)

const pemsIn = (text: string): string[] =>
  text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
