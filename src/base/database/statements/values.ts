/**
 * How values of PostgreSQL become values of ours: an instant is a number of milliseconds, a date stays the text
 * 'YYYY-MM-DD' (it has no time zone, so it is no moment), an int8 is a number.
 */
import pg from 'pg'

type Parse = (text: string) => unknown

/** '2026-11-22 09:34:00.123+00' (connections speak UTC) as milliseconds since 1970; finer parts are cut off. */
export function parseInstant(text: string): number {
  if (text === 'infinity') return Number.POSITIVE_INFINITY
  if (text === '-infinity') return Number.NEGATIVE_INFINITY
  const instant = Date.parse(`${text.slice(0, 10)}T${text.slice(11)}${/[+-]\d\d$/.test(text) ? ':00' : ''}`)
  if (Number.isNaN(instant)) throw new RangeError(`not an instant that can be read: ${text}`)
  return instant
}

/** An int8 as a number; beyond 2^53 it would silently become another one, so that is a fault. */
export function parseCount(text: string): number {
  const count = Number(text)
  if (!Number.isSafeInteger(count)) throw new RangeError(`an int8 beyond 2^53: ${text}`)
  return count
}

/** What the driver really exports; its declaration describes a later version. */
type ArrayParser = { create(text: string, parse: (entry: string | null) => unknown): { parse(): unknown[] } }
const arrays = pg.types.arrayParser as unknown as ArrayParser

const arrayOf =
  (parse: Parse): Parse =>
  (text) =>
    arrays.create(text, (entry) => (entry === null ? null : parse(entry))).parse()

const asText: Parse = (text) => text

/** By the object identifiers of PostgreSQL's own types, which never change (pg_type.dat). */
const PARSERS = new Map<number, Parse>([
  [20, parseCount],
  [1016, arrayOf(parseCount)],
  [1082, asText],
  [1182, arrayOf(asText)],
  [1184, parseInstant],
  [1185, arrayOf(parseInstant)],
])

/** The driver's `types`: ours where they differ, else the driver's own. */
export const valueTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS.get(oid)) || pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig
