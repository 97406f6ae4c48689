/** What single fields of a line say, or what is wrong with them. Pure; today is given. */
import { type Campus, nearestWord, type Realm, signInNameIn } from '../../campus/index.ts'
import { isLanguage, type Language } from '../../i18n/index.ts'
import { normalisePassword } from '../../methods/index.ts'
import { parseMailAddress, parseNationalNumber, parsePhone } from '../../people/index.ts'
import type { FaultKey } from './fault.ts'

/** A value; nothing, where the field is empty; or a fault. */
export type Read<V> =
  | { readonly value: V | undefined }
  | { readonly fault: FaultKey; readonly values?: Record<string, string | number> }

export type Reading = {
  readonly campus: Campus
  /** Groups that the campus knows. */
  readonly groups: readonly string[]
  /** YYYY-MM-DD, at the campus. */
  readonly today: string
}

const empty = { value: undefined } as const

/** The earliest date that anything in a file may have. */
const EARLIEST = '1900-01-01'

/** A name, a number, a programme: any text that can be seen, in one form, without spaces around it. */
export function readText(field: string, most: number): Read<string> {
  const value = field.normalize('NFC').trim()
  // Bidirectional signs and the like would make one name look like another (Unicode TR36 §2.5).
  const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/u.exec(value)?.[0]
  if (unseen !== undefined) return { fault: 'control-character', values: { code: codeOf(unseen) } }
  if ([...value].length > most) return { fault: 'too-long', values: { most } }
  return value === '' ? empty : { value }
}

const codeOf = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** A day of the calendar. */
export function readDate(field: string, { notAfter }: { notAfter?: string } = {}): Read<string> {
  const value = field.trim()
  if (value === '') return empty
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== value)
    return { fault: 'wrong-date', values: { value } }
  if (value < EARLIEST) return { fault: 'date-too-old', values: { value } }
  if (notAfter !== undefined && value > notAfter) return { fault: 'date-in-future', values: { value } }
  return { value }
}

/** Never says the number itself: reports are read by more people than the file is. */
export function readNationalNumber(field: string, { today }: Reading): Read<string> {
  if (field.trim() === '') return empty
  const read = parseNationalNumber(field, Number(today.slice(0, 4)))
  return 'fault' in read ? { fault: `national-number-${read.fault}` } : { value: read.number }
}

export function readMail(field: string): Read<string> {
  if (field.trim() === '') return empty
  const value = parseMailAddress(field)
  return value === undefined ? { fault: 'wrong-mail', values: { value: field.trim() } } : { value }
}

export function readPhone(field: string): Read<string> {
  if (field.trim() === '') return empty
  const value = parsePhone(field)
  return value === undefined ? { fault: 'wrong-phone', values: { value: field.trim() } } : { value }
}

export function readLanguage(field: string): Read<Language> {
  const value = field.trim().toLowerCase()
  if (value === '') return empty
  return isLanguage(value) ? { value } : { fault: 'unknown-language', values: { value } }
}

/** One of a list of words. */
export function readWord<W extends string>(field: string, words: readonly W[], fault: FaultKey): Read<W> {
  const value = field.trim()
  if (value === '') return empty
  const word = words.find((one) => one === value)
  if (word !== undefined) return { value: word }
  const nearest = nearestWord(value, words)
  const all = words.length === 0 ? 'None is known here.' : `Known: ${words.join(', ')}.`
  return { fault, values: { value, hint: nearest === undefined ? all : `Did you mean “${nearest}”?` } }
}

/** Spaces around it belong to a password; what nobody can type does not. */
export function readInitialPassword(field: string): Read<string> {
  if (field.trim() === '') return empty
  const read = normalisePassword(field)
  return 'unfit' in read ? { fault: 'wrong-initial-password' } : { value: read.password }
}

/** The part before the @, or the number, as the sign-in name that accounts of the realm are found by. */
export function readAccount(field: string, realm: Realm): Read<string> {
  const value = field.trim()
  if (value === '') return empty
  const name = signInNameIn(realm, value)
  if (name !== undefined) return { value: name }
  return { fault: 'wrong-account-name', values: { value, realm: realm.name.en, form: formOf(realm) } }
}

const formOf = ({ signInName }: Realm): string =>
  signInName.kind === 'email'
    ? `Write what stands before @${signInName.domain}.`
    : `Write it as ${signInName.pattern.written}.`
