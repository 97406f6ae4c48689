/**
 * Passwords in one form, so that the same keys give the same password on every keyboard: RFC 8265 §4.2 (OpaqueString).
 * Spaces of any kind become the plain space, and letters with marks are composed (NFC); nothing else is mapped: capitals,
 * widths and spaces count.
 */

/** More characters than this are no password of ours, whatever the realm: they never reach the hash. */
export const LONGEST_PASSWORD = 1_024
/** UTF-16 units that may still come to so many characters before they are composed. */
const LONGEST_TYPED = 16 * LONGEST_PASSWORD

/** Why a text can be no password at all. */
export type Unfit = 'empty' | 'too-long' | 'unreadable'

/** The password in its one form, or why there is none. */
export function normalisePassword(typed: string): { readonly password: string } | { readonly unfit: Unfit } {
  if (typed.length > LONGEST_TYPED) return { unfit: 'too-long' }
  // Control characters and broken UTF-16 are not in the FreeformClass (RFC 8264 §4.3).
  if (!typed.isWellFormed() || /\p{Cc}/u.test(typed)) return { unfit: 'unreadable' }
  const password = typed.replace(/\p{Zs}/gu, ' ').normalize('NFC')
  if (password === '') return { unfit: 'empty' }
  if (lengthOf(password) > LONGEST_PASSWORD) return { unfit: 'too-long' }
  return { password }
}

/** Characters as Unicode counts them (code points), as NIST SP 800-63B §5.1.1.1 asks. */
export function lengthOf(password: string): number {
  let length = 0
  for (const _ of password) length += 1
  return length
}
