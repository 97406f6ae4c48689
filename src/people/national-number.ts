/**
 * The Belgian national number (rijksregisternummer) and the bis number: YYMMDD, a serial of three digits, and two
 * digits of checksum. Source: royal decree of 3 April 1984 on the composition of the identification number, art. 1–4
 * (97 minus the rest of the nine digits by 97; for births since 2000, with a 2 before the nine), and royal decree of
 * 8 February 1991 for bis numbers (month raised by 20 where the sex is not known, by 40 where it is).
 */
export type NationalNumberFault = 'form' | 'checksum' | 'date'

const SEPARATORS = /[\s.\-/]/g

/**
 * The eleven digits of a national number in any usual notation (`85.07.30-033.28`), or what is wrong with it.
 * `year` is the current one: nobody is born after it.
 */
export function parseNationalNumber(
  typed: string,
  year: number,
): { readonly number: string } | { readonly fault: NationalNumberFault } {
  const digits = typed.replace(SEPARATORS, '')
  if (!/^\d{11}$/.test(digits)) return { fault: 'form' }
  const base = Number(digits.slice(0, 9))
  const checksum = Number(digits.slice(9))
  const centuries = [
    ...(checksum === 97 - (base % 97) ? [1900] : []),
    ...(checksum === 97 - ((2_000_000_000 + base) % 97) ? [2000] : []),
  ]
  if (centuries.length === 0) return { fault: 'checksum' }
  const born = (century: number) => isBirthDate(century + Number(digits.slice(0, 2)), digits, year)
  return centuries.some(born) ? { number: digits } : { fault: 'date' }
}

/** Where month or day is not known, 00 stands in its place, and the serial goes on into the next "day". */
function isBirthDate(born: number, digits: string, year: number): boolean {
  const month = Number(digits.slice(2, 4)) % 20
  const raised = Math.floor(Number(digits.slice(2, 4)) / 20)
  const day = Number(digits.slice(4, 6))
  if (born > year || raised > 2 || month > 12) return false
  if (month === 0 || day === 0) return day <= 31
  return day <= new Date(Date.UTC(born, month, 0)).getUTCDate()
}
