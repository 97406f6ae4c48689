/**
 * The form of a mailed code: 28 characters of Crockford's base 32, which has no I, L, O or U, in groups of four.
 * 140 bits: nobody can try them through, so no count of wrong ones is needed, and a plain hash of it may be stored.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How many random bytes a code is written from. */
export const CODE_BYTES = 28

/** The code that these random bytes spell: five bits of each. */
export const spellCode = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31))
    .join('')
    .replace(/.{4}(?=.)/g, '$&-')

/** A code as it was typed or clicked, in its one form; undefined when it cannot be one. */
export function tidyMailedCode(typed: string): string | undefined {
  if (typed.length > 200) return undefined
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{28}$/.test(plain) ? plain.replace(/.{4}(?=.)/g, '$&-') : undefined
}
