/** The records of a CSV file (RFC 4180), each with the line in which it begins. */
import { pipeline, type Readable } from 'node:stream'
import { type CsvError, type Info, parse } from 'csv-parse'
import { checkEncoding } from './encoding.ts'
import type { FaultKey, ImportFault } from './fault.ts'

export type FileRecord = { readonly line: number; readonly fields: readonly string[] }

/** A record longer than this has most likely lost a closing quote. In bytes. */
const LONGEST_RECORD = 64 * 1024

/** Records come some hundreds at a time. */
const PAGE = 500

type Parsed = { record: string[]; raw: string; info: Info }

/**
 * Reads a stream of bytes: a byte order mark is passed over, lines may end as they like, quoted fields may hold commas,
 * quotes and line ends, and empty lines are no records. Faults go to `found`; after broken quotes nothing more is read,
 * since every guess at what follows would bring a hundred faults that are none.
 */
export async function* readRecords(
  bytes: Readable,
  found: (fault: ImportFault) => void,
): AsyncGenerator<readonly FileRecord[]> {
  let broken: CsvError | undefined
  const parser = parse({
    bom: true,
    info: true,
    raw: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_RECORD,
    skip_records_with_error: true,
    on_skip: (error) => {
      broken ??= error
      return undefined
    },
  })
  let failure: Error | undefined
  pipeline(bytes, checkEncoding(found), parser, (error) => {
    failure = error ?? undefined
  })
  let line = 1
  let records = 0
  let page: FileRecord[] = []
  for await (const { record, raw } of parser as AsyncIterable<Parsed>) {
    // What came before the broken one has a smaller number than it.
    if (broken !== undefined && records >= recordsBefore(broken)) break
    records += 1
    if (record.length > 1 || record[0] !== '') page.push({ line, fields: record })
    line += countLineEnds(raw)
    if (page.length >= PAGE) {
      yield page
      page = []
    }
  }
  if (page.length > 0) yield page
  if (broken !== undefined) found({ line, key: keyOf(broken), values: {} })
  else if (failure !== undefined) throw failure
}

const recordsBefore = (error: CsvError): number => Number((error as { records?: number }).records ?? 0)

/** The parser counts a CR LF within quotes twice, so lines are counted here. */
const countLineEnds = (raw: string): number => raw.match(/\r\n|\n|\r/g)?.length ?? 0

function keyOf({ code }: CsvError): FaultKey {
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') return 'quote-not-closed'
  return code === 'CSV_INVALID_CLOSING_QUOTE' ? 'quote-followed' : 'quote-inside'
}
