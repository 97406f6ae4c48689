/**
 * A Bloom filter of passwords that were stolen elsewhere (Bloom 1970): it never misses one that was put in, and takes
 * another for one at a rate that is chosen. Entries go by their SHA-1, the form in which such lists are handed around
 * (Have I Been Pwned), so that a list of hashes can be put in as well; no secrecy rests on it here.
 */
import { hash } from 'node:crypto'

export type BreachFilter = {
  /** Whether this password was put in; wrongly true for one in so many others. */
  holds(password: string): boolean
  /** Size in memory. */
  readonly bytes: number
}

export const sha1Of = (password: string): Buffer => hash('sha1', password, 'buffer')

/** A filter of `count` entries at most, given as SHA-1 digests; `wrongly` is the share of false alarms. */
export function makeBreachFilter(digests: Iterable<Buffer>, count: number, wrongly: number): BreachFilter {
  // The optimum: m = −n ln p / (ln 2)² bits and k = m/n ln 2 places for each entry.
  const bits = Math.max(64, Math.ceil((-count * Math.log(wrongly)) / Math.LN2 ** 2))
  const places = Math.max(1, Math.round((bits / Math.max(count, 1)) * Math.LN2))
  const table = new Uint8Array(Math.ceil(bits / 8))
  for (const digest of digests) {
    for (const place of placesOf(digest, places, bits)) {
      table[place >>> 3] = (table[place >>> 3] ?? 0) | (1 << (place & 7))
    }
  }
  const isSet = (place: number) => ((table[place >>> 3] ?? 0) & (1 << (place & 7))) !== 0
  return {
    holds: (password) => placesOf(sha1Of(password), places, bits).every(isSet),
    bytes: table.length,
  }
}

/** Double hashing (Kirsch and Mitzenmacher 2006): two numbers of 48 bits from the digest give every place. */
function placesOf(digest: Buffer, places: number, bits: number): number[] {
  const start = digest.readUIntBE(0, 6) % bits
  const stride = 1 + (digest.readUIntBE(6, 6) % (bits - 1))
  return Array.from({ length: places }, (_, i) => (start + i * stride) % bits)
}
