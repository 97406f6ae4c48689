/**
 * How codes are written that people copy from paper, read aloud and type: Crockford's base 32, which has no I, L, O or
 * U, in groups of five unless told, with a check sign at the end. A typo is told without looking anything up; whoever
 * guesses gains nothing by that, since the check can be worked out by anybody. Pure.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 5

/** Longer than this is no code that anybody typed. */
const LONGEST = 200

/** The code that these random bytes spell, five bits of each; with the check sign it fills its groups, or fails. */
export function spellCode(bytes: Uint8Array, group = GROUP): string {
  if ((bytes.length + 1) % group !== 0) throw new Error('a code and its check sign fill their groups')
  const digits = Array.from(bytes, (byte) => byte & 31)
  return grouped([...digits, checkDigit(digits)], group)
}

/** What somebody typed. `typo`: it cannot be a code of this length, so that nobody was guessing. */
export type ReadCode = { readonly code: string } | 'typo'

/** A code of so many groups as it was typed, in its one form. Small letters, spaces, hyphens, O, I and L are read as meant. */
export function readCode(typed: string, groups: number, group = GROUP): ReadCode {
  if (typed.length > LONGEST) return 'typo'
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b\u2010-\u2015.-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const digits = Array.from(signs, (sign) => ALPHABET.indexOf(sign))
  if (digits.length !== groups * group || digits.includes(-1)) return 'typo'
  return checkDigit(digits.slice(0, -1)) === digits.at(-1) ? { code: grouped(digits, group) } : 'typo'
}

const grouped = (digits: readonly number[], group: number): string => {
  const signs = digits.map((digit) => ALPHABET.charAt(digit)).join('')
  return Array.from({ length: digits.length / group }, (_, at) => signs.slice(at * group, (at + 1) * group)).join('-')
}

/**
 * A weighted sum over the field of 32 elements: the weights are powers of a generator, so that every single wrong sign
 * and every two that changed places are seen, up to 31 signs.
 */
function checkDigit(digits: readonly number[]): number {
  let sum = 0
  // Horner's rule, and once more at the end: no digit has the weight one, which the check sign has.
  for (const digit of digits) sum = doubled(sum ^ digit)
  return sum
}

/** Times x, modulo x⁵ + x² + 1, which is primitive. */
const doubled = (element: number): number => (element << 1) ^ (element & 16 ? 0b100101 : 0)
