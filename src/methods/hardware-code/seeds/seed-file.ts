/** What a file of tokens is held to, whatever its form. Pure. */
import type { OtpAlgorithm } from '../../../base/crypto/otp/hotp.ts'
import type { Token } from '../token.ts'

/** What is wrong with a file, and in which line of it, counted from 1. */
export type SeedFault = { readonly line: number; readonly why: string }

/** All tokens of a file, each serial number once; or every fault of it, and no token. */
export type SeedFile = { readonly tokens: readonly Token[] } | { readonly faults: readonly SeedFault[] }

/** A file larger than this is none that a maker delivers. In characters. */
export const LARGEST_FILE = 16 * 1024 * 1024

/** A token as it was read, before it is believed. Numbers are NaN when they were none. */
export type Read = Omit<Token, 'kind' | 'algorithm'> & {
  readonly kind: string
  readonly algorithm: string
  line: number
}

const ALGORITHMS: readonly string[] = ['SHA1', 'SHA256', 'SHA512'] satisfies OtpAlgorithm[]

/** Everything that is wrong with one token. */
export function faultsIn(read: Read): SeedFault[] {
  const { serial, seed, kind, algorithm, digits, period, counter, drift, line } = read
  const whole = (value: number, from: number, to: number) => Number.isInteger(value) && value >= from && value <= to
  const wrong: [boolean, string][] = [
    [!/^[\x21-\x7e]{1,64}$/.test(serial), 'the serial number has 1 to 64 letters, figures and signs, without spaces'],
    // RFC 4226 §4, R6: 128 bits at least. More than a block of SHA-512 no token holds.
    [seed.length < 16 || seed.length > 128, 'the seed has 16 to 128 bytes'],
    [kind !== 'totp' && kind !== 'hotp', 'the kind is totp or hotp'],
    [!ALGORITHMS.includes(algorithm), `the algorithm is one of ${ALGORITHMS.join(', ')}`],
    [!whole(digits, 6, 8), 'a code has 6 to 8 digits'],
    [kind === 'totp' && !whole(period, 10, 300), 'a time step has 10 to 300 seconds'],
    [kind === 'hotp' && !whole(counter, 0, Number.MAX_SAFE_INTEGER - 1000), 'the counter is a whole number, 0 or more'],
    [kind === 'totp' && !whole(drift, -40, 40), 'the drift of the clock is 40 steps at most'],
  ]
  return wrong.flatMap(([is, why]) => (is ? [{ line, why }] : []))
}

/** The tokens when all of them are good and no serial number comes twice; else every fault. */
export function seedFileOf(read: readonly Read[], others: readonly SeedFault[]): SeedFile {
  const faults = [...others, ...read.flatMap(faultsIn), ...repeated(read)].toSorted(
    (one, other) => one.line - other.line,
  )
  if (faults.length > 0) return { faults }
  if (read.length === 0) return { faults: [{ line: 1, why: 'there is no token in this file' }] }
  return {
    tokens: read.map(({ line: _, ...token }) => (token.kind === 'hotp' ? { ...token, period: 30 } : token) as Token),
  }
}

function repeated(read: readonly Read[]): SeedFault[] {
  const first = new Map<string, number>()
  return read.flatMap(({ serial, line }) => {
    const before = first.get(serial)
    if (before === undefined) first.set(serial, line)
    return before === undefined ? [] : [{ line, why: `the serial number ${serial} stands in line ${before} already` }]
  })
}

export const asSeedFault = (line: number, why: string): { faults: SeedFault[] } => ({ faults: [{ line, why }] })
