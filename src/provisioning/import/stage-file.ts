/** A file's lines on their way into the incoming tables of those who own persons, enrolments and passwords. */
import type { Readable } from 'node:stream'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Bulk } from '../../base/database/bulk.ts'
import type { Instant } from '../../base/time/instant.ts'
import { openIncomingEnrolments, stageEnrolments } from '../../lifecycle/index.ts'
import { openIncomingInitialPasswords, stageInitialPasswords } from '../../methods/index.ts'
import { openIncomingPeople, settleIncomingPeople, stagePersons } from '../../people/index.ts'
import type { FaultList } from '../people-file/fault.ts'
import { fieldsOf, type Header, parseHeader } from '../people-file/header.ts'
import { type ParsedLine, parseLine } from '../people-file/parse-line.ts'
import type { Reading } from '../people-file/read-field.ts'
import { type FileRecord, readRecords } from '../people-file/records.ts'

export type StagedFile = {
  /** Undefined when there was nothing to read. */
  readonly header: Header | undefined
  /** Records below the header. */
  readonly lines: number
}

export type Staging = {
  readonly bytes: Readable
  readonly reading: Reading
  readonly faults: FaultList
  readonly now: Instant
  readonly onLines: (lines: number) => void
}

/** How many lines go to the database at once: memory holds no more of the file than this. */
const AT_ONCE = 1_000

/** Reads the whole file into the incoming tables, which it makes; whatever is wrong in a line goes to `faults`. */
export async function stageFile(deps: { keyring: Keyring }, bulk: Bulk, staging: Staging): Promise<StagedFile> {
  const { bytes, reading, faults } = staging
  await openTables(bulk)
  let header: Header | undefined
  let lines = 0
  let waiting: ParsedLine[] = []
  for await (const page of readRecords(bytes, (fault) => faults.add(fault))) {
    let records = page
    if (header === undefined) {
      header = headerOf(page, staging)
      records = page.slice(1)
    }
    if (header === undefined || header.hopeless) break
    lines += records.length
    for (const record of records) waiting.push(lineOf(record, header, reading))
    if (waiting.length >= AT_ONCE) {
      await stageLines(deps, bulk, { lines: waiting, staging })
      waiting = []
    }
    staging.onLines(lines)
  }
  await stageLines(deps, bulk, { lines: waiting, staging })
  await settleIncomingPeople(bulk.tx)
  if (header === undefined && faults.count === 0) faults.add({ line: 1, key: 'empty-file', values: {} })
  return { header, lines }
}

async function openTables({ tx }: Bulk): Promise<void> {
  await openIncomingPeople(tx)
  await openIncomingEnrolments(tx)
  await openIncomingInitialPasswords(tx)
}

function headerOf([first]: readonly FileRecord[], { reading, faults }: Staging): Header | undefined {
  if (first === undefined) return undefined
  const header = parseHeader(first.fields, { campus: reading.campus, line: first.line })
  faults.add(...header.faults)
  return header
}

function lineOf({ line, fields }: FileRecord, header: Header, reading: Reading): ParsedLine {
  if (fields.length === header.width) return parseLine(fieldsOf(header, fields), line, reading)
  const values = { found: fields.length, expected: header.width }
  return { said: undefined, faults: [{ line, key: 'wrong-number-of-fields', values }] }
}

async function stageLines(
  deps: { keyring: Keyring },
  bulk: Bulk,
  { lines, staging }: { lines: readonly ParsedLine[]; staging: Staging },
): Promise<void> {
  const { now, faults } = staging
  for (const line of lines) faults.add(...line.faults)
  const said = lines.flatMap((line) => line.said ?? [])
  if (said.length === 0) return
  const persons = said.map(({ person }) => person)
  const accounts = await stagePersons(deps, bulk, { persons, now })
  await stageEnrolments(bulk, { enrolments: said.map(({ enrolment }) => enrolment), now })
  const initial = new Map(persons.map(({ line, initialPassword }) => [line, initialPassword]))
  const given = accounts
    .filter(({ status }) => status === 'new' || status === 'invited')
    .flatMap(({ id, line }) => ({ account: id, plain: initial.get(line) ?? '' }))
  await stageInitialPasswords(
    deps,
    bulk,
    given.filter(({ plain }) => plain !== ''),
  )
}
