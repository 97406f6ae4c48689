/** Files that `campus.yaml` names must be there and hold what they should. */
import { X509Certificate } from 'node:crypto'
import { type Finding, findingOf } from '../parse/fault.ts'
import { MIN_SECRET_LENGTH } from '../schema/application/oidc.ts'
import { at, entries, type Files, items, type Place, type Rule, type TextPlace, textAt } from './rule.ts'

export const fileRules: readonly Rule[] = [
  {
    reason: 'secret-file-unusable',
    when: (file, files) => named(file, 'oidc', 'clientSecretFile').flatMap((path) => secretFile(path, files)),
  },
  {
    reason: 'metadata-file-unusable',
    when: (file, files) => named(file, 'saml', 'metadata').flatMap((path) => metadataFile(path, files)),
  },
  {
    reason: 'authorities-file-unusable',
    when: (file, files) =>
      entries(at(file, 'devices')).flatMap(([, device]) =>
        [textAt(device, 'authorities')].flatMap((path) => (path ? authoritiesFile(path, files) : [])),
      ),
  },
  { reason: 'token-file-unusable', when: (file, files) => tokenFiles(file).flatMap((path) => tokenFile(path, files)) },
]

const named = (file: Place, ...keys: readonly string[]): TextPlace[] =>
  entries(at(file, 'applications')).flatMap(([, application]) => textAt(application, ...keys) ?? [])

const tokenFiles = (file: Place): TextPlace[] =>
  ['sms', 'voice']
    .flatMap((channel) => items(at(file, 'channels', channel, 'gateways')))
    .flatMap((gateway) => textAt(gateway, 'secretFile') ?? [])

/** A secret as its file holds it: editors end a file with a line break that nobody meant. */
export const secretIn = (text: string): string => text.replace(/\r?\n$/, '')

function secretFile(place: TextPlace, files: Files): Finding[] {
  return checked(place, files, (text) => {
    const secret = secretIn(text)
    if (secret.length < MIN_SECRET_LENGTH)
      return `The secret in “${place.value}” is shorter than ${MIN_SECRET_LENGTH} characters.\nMake one by chance: openssl rand -base64 32.`
    return /^[\x20-\x7e]*$/.test(secret)
      ? undefined
      : `“${place.value}” holds more than one line, or signs that not every program can send.\nPut one line of letters and digits in it.`
  })
}

const metadataFile = (place: TextPlace, files: Files): Finding[] =>
  checked(place, files, (text) =>
    text.includes('EntityDescriptor')
      ? undefined
      : `“${place.value}” does not look like SAML metadata.\nIt must hold an EntityDescriptor.`,
  )

const tokenFile = (place: TextPlace, files: Files): Finding[] =>
  checked(place, files, (text) =>
    secretIn(text).trim() === '' ? `“${place.value}” is empty.\nPut the gateway’s secret in it.` : undefined,
  )

const authoritiesFile = (place: TextPlace, files: Files): Finding[] =>
  checked(place, files, (text) => {
    const certificates = text.match(CERTIFICATE) ?? []
    if (text.includes('PRIVATE KEY'))
      return `“${place.value}” holds a private key.\nKeep it where certificates are issued, and put only the certificates here.`
    if (certificates.length === 0)
      return `“${place.value}” holds no certificate.\nIt must hold the authorities’ certificates as PEM.`
    const authorities = certificates.map(authorityIn)
    if (authorities.includes(undefined))
      return `“${place.value}” holds something that is no certificate of an authority.\nPut only authorities in it (CA:TRUE): else one computer’s certificate could issue others.`
    const lonely = authorities.find((one) => one && !authorities.some((other) => other && one.checkIssued(other)))
    return (
      lonely &&
      `“${place.value}” lacks the authority that issued “${lonely.subject.replaceAll('\n', ', ')}”.\nAdd its certificate: computers are known by the lowest authority in the file, and trusted by the highest.`
    )
  })

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

function authorityIn(pem: string): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(pem)
    return certificate.ca ? certificate : undefined
  } catch {
    return undefined // no certificate, whatever it says of itself
  }
}

function checked({ path, value }: TextPlace, files: Files, look: (text: string) => string | undefined): Finding[] {
  const read = files(value)
  const fault =
    'fault' in read
      ? `“${value}” cannot be read (${read.fault}).\nThe path is seen from this file’s folder; the server’s user must be able to read it.`
      : look(read.text)
  return fault === undefined ? [] : [findingOf(path, fault)]
}
