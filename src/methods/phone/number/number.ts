/** Telephone numbers as people write them, and which of them can be sent a text or be called. Pure. */
import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'

/** A landline is only called. */
export type Line = 'mobile' | 'landline'

/** `number`: in E.164. `shown`: country code and last two digits, for everybody else. */
export type ReadNumber = { readonly number: string; readonly shown: string; readonly line: Line }

/**
 * `phone-form`: no telephone number; `phone-country`: none of the country that was chosen; `phone-dear`: one that costs
 * whoever calls it more than a call, or that is answered by a machine.
 */
export type NumberRefusal = 'phone-form' | 'phone-country' | 'phone-dear'

/** Longer than any number with all its punctuation. */
const LONGEST = 40

/** Kinds of numbers that reach a person at a usual price; where a plan does not tell mobiles apart, a text may arrive. */
const LINES: { readonly [type: string]: Line } = {
  MOBILE: 'mobile',
  FIXED_LINE_OR_MOBILE: 'mobile',
  FIXED_LINE: 'landline',
  VOIP: 'landline',
}

/**
 * Reads a number in any notation: national to `country` (ISO 3166-1 alpha-2), or of whichever country with `+` or the
 * prefix for calls abroad. What is no plain number of a person is refused: premium and shared cost numbers, satellites,
 * pagers, so that nobody earns by having themselves called (toll fraud).
 */
export function readNumber(typed: string, country: string): ReadNumber | { readonly refused: NumberRefusal } {
  if (typed.length > LONGEST || !isCountry(country)) return { refused: 'phone-form' }
  // "(+32) 470 …": the brackets around a country code, which the library does not know.
  const plain = typed
    .normalize('NFKC')
    .trim()
    .replace(/^\(\s*(\+\d{1,3})\s*\)/, '$1 ')
  const found = parsePhoneNumberFromString(plain, { defaultCountry: country, extract: false })
  if (!found || found.ext !== undefined) return { refused: 'phone-form' }
  if (!found.isValid())
    return { refused: found.isPossible() && found.country === country ? 'phone-country' : 'phone-form' }
  const line = found.country === undefined ? undefined : LINES[found.getType() ?? '']
  return line ? { number: found.number, shown: shownOf(found), line } : { refused: 'phone-dear' }
}

export const isCountry = (code: string): code is CountryCode => isSupportedCountry(code)

/** `+32 ••••••• 01`: enough for its owner to know it again. */
const shownOf = ({ countryCallingCode, nationalNumber }: PhoneNumber): string =>
  `+${countryCallingCode} ${'•'.repeat(Math.max(nationalNumber.length - 2, 1))} ${nationalNumber.slice(-2)}`
