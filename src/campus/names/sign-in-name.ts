/** The forms of a sign-in name, and the one form under which all its dresses are known. */
import { matchesPattern, type NamePattern } from './pattern.ts'

/** What the sign-in names of a realm look like. */
export type SignInName =
  | { readonly kind: 'email'; readonly domain: string }
  | { readonly kind: 'number'; readonly pattern: NamePattern; readonly temporary?: NamePattern | undefined }

/** `temporary`: a number that was made for online enrolment (A4), whether or not it exists. */
export type NameKind = 'account' | 'temporary'

/** Longer names are not looked at: an address has 254 signs at most (RFC 5321 §4.5.3.1.3). */
const LONGEST_NAME = 254

/** A local part without quotes (RFC 5321 §4.1.2), letters of all languages included. */
const LOCAL_PART = /^(?=.{1,64}$)[\p{L}\p{M}\p{N}_'+-]+(\.[\p{L}\p{M}\p{N}_'+-]+)*$/u

/**
 * One form for all dresses of a name: without spaces around and signs that cannot be seen, compatibility forms made
 * plain (NFKC: full-width letters, composed accents), small letters. Empty when it is too long to be a name.
 */
export function normaliseName(typed: string): string {
  // Bounded before the work: a megabyte of text is not a name, whatever it would shrink to.
  if (typed.length > LONGEST_NAME * 4) return ''
  const seen = typed.replace(/\p{Cf}/gu, '')
  const name = seen.normalize('NFKC').toLowerCase().normalize('NFKC').trim()
  return name.length > LONGEST_NAME ? '' : name
}

/** What a whole, normalised name is among these names, if anything. */
export function kindOfName(names: SignInName, name: string): NameKind | undefined {
  if (names.kind === 'email') {
    const at = name.lastIndexOf('@')
    const fits = at > 0 && name.slice(at + 1) === names.domain && LOCAL_PART.test(name.slice(0, at))
    return fits ? 'account' : undefined
  }
  if (matchesPattern(names.pattern, name)) return 'account'
  return names.temporary && matchesPattern(names.temporary, name) ? 'temporary' : undefined
}

/** The whole, normalised name for what files write: the part before the `@` or the whole address, or the number. */
export function wholeName(names: SignInName, written: string): string | undefined {
  const name = normaliseName(written)
  const whole = names.kind === 'email' && !name.includes('@') ? `${name}@${names.domain}` : name
  return whole.length <= LONGEST_NAME && kindOfName(names, whole) === 'account' ? whole : undefined
}
