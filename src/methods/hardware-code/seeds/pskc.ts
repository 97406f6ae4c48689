/** Seeds in a Portable Symmetric Key Container (RFC 6030). Pure. */
import type { Element } from '@xmldom/xmldom'
import type { Token } from '../token.ts'
import { openEncryption, type PskcKey, type SecretReader } from './pskc-encryption.ts'
import { childOf, childrenOf, lineOf, readXml, textOf } from './pskc-xml.ts'
import { asSeedFault, LARGEST_FILE, type Read, type SeedFault, type SeedFile, seedFileOf } from './seed-file.ts'

export type { PskcKey }

const PSKC = 'urn:ietf:params:xml:ns:keyprov:pskc'

/** The algorithm profiles of RFC 6030 §10 and of the drafts that makers still write. */
const KINDS: Readonly<Record<string, Token['kind']>> = {
  [`${PSKC}:totp`]: 'totp',
  [`${PSKC}:hotp`]: 'hotp',
  [`${PSKC}#totp`]: 'totp',
  [`${PSKC}#hotp`]: 'hotp',
}

/**
 * Reads a container of tokens: plain seeds, or encrypted under a key that was agreed (`key`) or a password (PBKDF2).
 * Either all tokens, or every fault with its line. Nothing outside the file is ever read: a document type is refused.
 */
export function parsePskc(xml: string, given: PskcKey = {}): SeedFile {
  if (xml.length > LARGEST_FILE) return asSeedFault(1, 'the file is larger than 16 MB')
  const root = readXml(xml)
  if ('why' in root) return { faults: [root] }
  if (root.localName !== 'KeyContainer' || root.namespaceURI !== PSKC)
    return asSeedFault(lineOf(root), 'this is no key container of RFC 6030')
  const version = root.getAttribute('Version')
  if (version !== '1.0') return asSeedFault(lineOf(root), `version ${version} of key containers is not known`)
  const secrets = openEncryption(root, given)
  if ('why' in secrets) return { faults: [secrets] }
  const read = childrenOf(root, 'KeyPackage').map((pack) => readPackage(pack, secrets))
  return seedFileOf(
    read.flatMap((one) => ('faults' in one ? [] : [one])),
    read.flatMap((one) => ('faults' in one ? one.faults : [])),
  )
}

function readPackage(pack: Element, secrets: SecretReader): Read | { faults: SeedFault[] } {
  const faultAt = (element: Element, why: string) => asSeedFault(lineOf(element), why)
  const [key, ...more] = childrenOf(pack, 'Key')
  const serial = textOf(childOf(pack, 'DeviceInfo', 'SerialNo')) || (key?.getAttribute('Id') ?? '').trim()
  if (!key || more.length > 0)
    return faultAt(pack, `${serial || 'this package'} has ${key ? 'more than one' : 'no'} key`)
  const kind = KINDS[key.getAttribute('Algorithm') ?? '']
  if (!kind)
    return faultAt(key, `the algorithm ${key.getAttribute('Algorithm')} of ${serial} is none for one-time codes`)
  const policy = childOf(key, 'Policy')
  const kept = policy && unkeptPolicy(policy)
  if (kept) return faultAt(policy, `the policy ${kept} of ${serial} is none that is kept here`)
  const secret = childOf(key, 'Data', 'Secret')
  if (!secret) return faultAt(key, `${serial} has no seed`)
  const seed = secrets(secret)
  if (!Buffer.isBuffer(seed)) return { faults: [{ ...seed, why: `${serial}: ${seed.why}` }] }
  return { line: lineOf(key), serial, seed, kind, ...formOf(key, kind) }
}

function formOf(
  key: Element,
  kind: Token['kind'],
): Pick<Read, 'algorithm' | 'digits' | 'period' | 'counter' | 'drift'> {
  const parameters = childOf(key, 'AlgorithmParameters')
  const format = parameters && childOf(parameters, 'ResponseFormat')
  const suite = textOf(parameters && childOf(parameters, 'Suite'))
  const decimal = (format?.getAttribute('Encoding') ?? 'DECIMAL') === 'DECIMAL'
  const checked = /^(true|1)$/.test(format?.getAttribute('CheckDigits') ?? '')
  return {
    algorithm: algorithmOf(suite),
    // A code in another alphabet, or with a check digit, is none that a person can be asked for here.
    digits: decimal && !checked ? numberOf(format?.getAttribute('Length') ?? '6') : Number.NaN,
    period: dataOf(key, 'TimeInterval', 30),
    counter: kind === 'hotp' ? dataOf(key, 'Counter', 0) : 0,
    drift: kind === 'totp' ? dataOf(key, 'TimeDrift', 0) : 0,
  }
}

/** As makers write it: `HMAC-SHA256`, `HmacSHA1`, `SHA-512`, or not at all (RFC 6238 §1.2). */
function algorithmOf(suite: string): string {
  const plain = suite.toUpperCase().replace(/^HMAC/, '').replaceAll(/[-_ ]/g, '')
  return plain === '' ? 'SHA1' : plain
}

/** A value beside the seed; it may not be encrypted here, since the plain kind is all that makers write. */
function dataOf(key: Element, name: string, missing: number): number {
  const element = childOf(key, 'Data', name)
  if (!element) return missing
  return numberOf(textOf(childOf(element, 'PlainValue')))
}

const numberOf = (written: string): number => (/^-?\d{1,16}$/.test(written) ? Number(written) : Number.NaN)

/** The first condition of a policy that we would have to keep and do not (RFC 6030 §5: then the key is not to be used). */
function unkeptPolicy(policy: Element): string | undefined {
  const kept = (element: Element) =>
    (element.localName === 'KeyUsage' && textOf(element) === 'OTP') ||
    // A PIN that the token itself asks for, before it shows a code.
    (element.localName === 'PINPolicy' && element.getAttribute('PINUsageMode') === 'Local')
  return Array.from(policy.children).find((element) => !kept(element))?.localName ?? undefined
}
