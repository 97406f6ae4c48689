/** The first line of a file: which column stands where. */
import { type Campus, nearestWord } from '../../campus/index.ts'
import { ACCOUNT_COLUMN, type Fields, neededColumns, plainColumns } from './columns.ts'
import type { ImportFault, ImportWarning } from './fault.ts'

export type Header = {
  /** How many fields each line has. */
  readonly width: number
  /** Known columns and their places. */
  readonly places: ReadonlyMap<string, number>
  readonly faults: readonly ImportFault[]
  /** Nothing can be made of the lines below. */
  readonly hopeless: boolean
}

/** Reads the header, which stands in line `line`. Unknown columns are faults: a mistyped one would be lost in silence. */
export function parseHeader(names: readonly string[], { campus, line }: { campus: Campus; line: number }): Header {
  const read = names.map((name) => name.trim())
  const separator = wrongSeparator(read)
  if (separator !== undefined) {
    const fault: ImportFault = { line, key: 'wrong-separator', values: { separator } }
    return { width: read.length, places: new Map(), faults: [fault], hopeless: true }
  }
  const known = [...plainColumns, ...accountColumns(campus)]
  const places = new Map<string, number>()
  const faults: ImportFault[] = []
  for (const [place, name] of read.entries()) {
    const first = places.get(name)
    if (first !== undefined)
      faults.push({ line, key: 'duplicated-column', values: { name, first: first + 1, second: place + 1 } })
    else if (known.includes(name)) places.set(name, place)
    else faults.push({ line, ...unknownColumn(name, known) })
  }
  faults.push(...missingColumns(places, campus).map((fault) => ({ line, ...fault })))
  return { width: read.length, places, faults, hopeless: !places.has('person_id') }
}

export const accountColumns = (campus: Campus): string[] =>
  Object.keys(campus.realms).map((realm) => `${ACCOUNT_COLUMN}${realm}`)

/** Spreadsheets in Dutch and French write semicolons, others tabs. */
function wrongSeparator(names: readonly string[]): string | undefined {
  const [only = '', ...others] = names
  if (others.length > 0) return undefined
  if (only.includes(';')) return 'semicolons'
  return only.includes('\t') ? 'tabs' : undefined
}

function unknownColumn(name: string, known: readonly string[]): Omit<ImportFault, 'line'> {
  const nearest = nearestWord(name, known)
  const ofRealm = name.startsWith(ACCOUNT_COLUMN)
  const all = ofRealm ? known.filter((one) => one.startsWith(ACCOUNT_COLUMN)) : known
  const hint = nearest === undefined ? `Known: ${all.join(', ')}.` : `Did you mean “${nearest}”?`
  return { key: ofRealm ? 'unknown-realm' : 'unknown-column', values: { name, hint } }
}

function missingColumns(places: ReadonlyMap<string, number>, campus: Campus): Omit<ImportFault, 'line'>[] {
  const missing = neededColumns.filter((name) => !places.has(name))
  const ofAccounts = accountColumns(campus)
  return [
    ...missing.map((name) => ({ key: 'missing-column' as const, values: { name } })),
    ...(ofAccounts.some((name) => places.has(name))
      ? []
      : [{ key: 'missing-account-column' as const, values: { names: ofAccounts.join(' or ') } }]),
  ]
}

/** What follows from columns that may be left out, where the campus has rules that go by them. */
export function warningsOfHeader({ places }: Header, campus: Campus): ImportWarning[] {
  const realms = Object.values(campus.realms)
  const unpaid = realms.some((realm) => realm.close.unpaid !== undefined)
  const consequences = [
    { name: 'second_reminder_date', when: unpaid, consequence: 'no account closes for want of payment' },
    { name: 'personal_email', when: !places.has('initial_password'), consequence: 'nobody can activate a new account' },
  ]
  return consequences
    .filter(({ name, when }) => when && !places.has(name))
    .map(({ name, consequence }) => ({ line: 1, key: 'column-left-out', values: { name, consequence } }))
}

/** The fields of a record under their columns. */
export const fieldsOf = (header: Header, record: readonly string[]): Fields =>
  new Map([...header.places].map(([name, place]) => [name, record[place] ?? '']))
