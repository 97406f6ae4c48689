/**
 * Telephone numbers as people in Belgium write them, kept in E.164 (ITU-T E.164 §6: `+`, country code, at most fifteen
 * digits). Belgian numbers are checked by the national plan: eight digits, or nine that begin with 4 for mobiles
 * (royal decree of 27 April 2007 on the numbering plan). Of foreign ones only the length is known here.
 */
const WRITTEN = /^\+?[\d\s.\-/()]+$/
/** The second half leaves out what would be a mobile number with a digit missing. */
const BELGIAN = /^(?:4[5-9]\d{7}|(?!4[5-9])[1-9]\d{7})$/
const FOREIGN = /^[1-9]\d{6,14}$/

/** `0470 12 34 56`, `011/00.00.00`, `+32 (0)470 12 34 56`, `0032…`, or a foreign number with its `+`, in E.164. */
export function parsePhone(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim()
  if (!WRITTEN.test(text) || text.length > 40) return undefined
  const abroad = /^(?:\+|00)(.*)$/.exec(text)?.[1]
  // "+32 (0)470": the trunk zero, shown for those who call from inside the country.
  const digits = (abroad?.replace('(0)', '') ?? text).replace(/\D/g, '')
  if (abroad === undefined) return digits.startsWith('0') ? belgian(digits.slice(1)) : undefined
  if (digits.startsWith('32')) return belgian(digits.slice(2))
  return FOREIGN.test(digits) ? `+${digits}` : undefined
}

const belgian = (national: string): string | undefined => (BELGIAN.test(national) ? `+32${national}` : undefined)
