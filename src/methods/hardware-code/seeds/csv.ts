/** Seeds in a CSV file with a header (RFC 4180). Pure. */
import { type CsvError, type Info, parse } from 'csv-parse/sync'
import { bytesOfBase32, bytesOfBase64 } from './encodings.ts'
import { asSeedFault, LARGEST_FILE, type Read, type SeedFault, type SeedFile, seedFileOf } from './seed-file.ts'

const COLUMNS = ['serial', 'seed', 'encoding', 'kind', 'algorithm', 'digits', 'period', 'counter'] as const
type Column = (typeof COLUMNS)[number]
const NEEDED: readonly Column[] = ['serial', 'seed']

/** What a column that is left out, or empty, means. */
const PLAIN: Readonly<Record<Column, string>> = {
  ...{ serial: '', seed: '', encoding: 'hex', kind: 'totp' },
  ...{ algorithm: 'SHA1', digits: '6', period: '30', counter: '0' },
}

type Parsed = { record: string[]; info: Info }

/**
 * Reads a CSV file of tokens: `serial` and `seed` are needed; `encoding` (hex, base32 or base64), `kind` (totp or hotp),
 * `algorithm`, `digits`, `period` and `counter` may be left out. Either all tokens, or every fault with its line.
 */
export function parseTokenCsv(text: string): SeedFile {
  if (text.length > LARGEST_FILE) return asSeedFault(1, 'the file is larger than 16 MB')
  const records = recordsOf(text)
  if ('faults' in records) return records
  const [head, ...rest] = records
  if (!head) return asSeedFault(1, 'the file is empty')
  const header = head.record.map((name) => name.trim().toLowerCase())
  const wrong = faultsOfHeader(header)
  if (wrong.length > 0) return { faults: wrong.map((why) => ({ line: 1, why })) }
  const read = rest.map((record) => readRecord(header, record))
  return seedFileOf(
    read.flatMap((one) => ('why' in one ? [] : [one])),
    read.flatMap((one) => ('why' in one ? [one] : [])),
  )
}

function recordsOf(text: string): Parsed[] | { faults: SeedFault[] } {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const
    return parse(text, { ...options, max_record_size: 4096 }) as unknown as Parsed[]
  } catch (error) {
    const { lines, message } = error as CsvError & { lines?: number }
    return asSeedFault(lines ?? 1, `this is no CSV: ${message}`)
  }
}

function faultsOfHeader(header: readonly string[]): string[] {
  const known: readonly string[] = COLUMNS
  return [
    ...NEEDED.filter((name) => !header.includes(name)).map((name) => `the header has no column ${name}`),
    ...header.filter((name) => !known.includes(name)).map((name) => `there is no column ${JSON.stringify(name)}`),
    ...header.filter((name, at) => header.indexOf(name) !== at).map((name) => `the column ${name} stands there twice`),
  ]
}

function readRecord(header: readonly string[], { record, info }: Parsed): Read | SeedFault {
  const line = info.lines
  if (record.length !== header.length)
    return { line, why: `the header has ${header.length} columns, this line ${record.length}` }
  const written = (column: Column) => record[header.indexOf(column)] || PLAIN[column]
  const encoding = written('encoding').toLowerCase()
  const seed = seedOf(written('seed'), encoding)
  if (seed === undefined) return { line, why: `the seed is not written in ${encoding} (one of hex, base32, base64)` }
  const numberOf = (column: Column) => (/^\d{1,16}$/.test(written(column)) ? Number(written(column)) : Number.NaN)
  return {
    ...{ line, serial: written('serial'), seed, kind: written('kind').toLowerCase() },
    algorithm: written('algorithm').toUpperCase().replaceAll('-', ''),
    ...{ digits: numberOf('digits'), period: numberOf('period'), counter: numberOf('counter'), drift: 0 },
  }
}

function seedOf(written: string, encoding: string): Buffer | undefined {
  const plain = written.replaceAll(' ', '')
  if (encoding === 'hex') return /^([0-9a-f]{2})+$/i.test(plain) ? Buffer.from(plain, 'hex') : undefined
  if (encoding === 'base64') return bytesOfBase64(plain)
  return encoding === 'base32' ? bytesOfBase32(plain) : undefined
}
