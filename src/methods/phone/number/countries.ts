import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max'
import type { Campus } from '../../../campus/index.ts'
import { countryName, type Language } from '../../../i18n/index.ts'

/** `code`: ISO 3166-1 alpha-2; `calling`: the digits after the `+`. */
export type PhoneCountry = { readonly code: string; readonly name: string; readonly calling: string }

/** Where nothing else is said. */
const USUAL = 'BE'

/** The country of the campus, by whose rules a number without `+` is read. */
export const campusCountry = ({ institution }: Pick<Campus, 'institution'>): string => institution.country ?? USUAL

/** Every country that has telephones: the campus's own first, the others by name. */
export function phoneCountries(language: Language, campus: Pick<Campus, 'institution'>): PhoneCountry[] {
  const own = campusCountry(campus)
  const known = sorted.get(language) ?? sortedIn(language)
  sorted.set(language, known)
  return [...known.filter(({ code }) => code === own), ...known.filter(({ code }) => code !== own)]
}

/** Made once for each language: names are dear, and sorting them by the rules of a language too. */
const sorted = new Map<Language, PhoneCountry[]>()

function sortedIn(language: Language): PhoneCountry[] {
  const { compare } = new Intl.Collator(language)
  return getCountries()
    .map((code) => ({ code, name: countryName(language, code), calling: getCountryCallingCode(code) }))
    .sort((one, other) => compare(one.name, other.name))
}
