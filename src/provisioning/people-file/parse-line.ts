/** One record of a file: what it says of a person and an enrolment, and everything that is wrong with it. */
import { enrolmentStatuses, type IncomingEnrolment } from '../../lifecycle/index.ts'
import type { IncomingAccount, IncomingPerson } from '../../people/index.ts'
import { ACCOUNT_COLUMN, type Fields, neededColumns } from './columns.ts'
import type { ImportFault } from './fault.ts'
import {
  type Read,
  type Reading,
  readAccount,
  readDate,
  readInitialPassword,
  readLanguage,
  readMail,
  readNationalNumber,
  readPhone,
  readText,
  readWord,
} from './read-field.ts'

export type ParsedLine = {
  /** Undefined when the line does not tell whom it is about. */
  readonly said: { readonly person: IncomingPerson; readonly enrolment: IncomingEnrolment } | undefined
  readonly faults: readonly ImportFault[]
}

const needed: ReadonlySet<string> = new Set(neededColumns)

/** Longest texts, in characters: of identifiers and of names. */
const IDENTIFIER = 100
const NAME = 200

/** Reads the fields of the record that begins in `line`. A field with a fault is left out of what is said. */
export function parseLine(fields: Fields, line: number, reading: Reading): ParsedLine {
  const faults: ImportFault[] = []
  const read = fieldReader(fields, line, faults)
  const number = read('person_id', text(IDENTIFIER))
  const person = readPerson(read, reading)
  const enrolment = readEnrolment(read, reading)
  const byMail = person.initialPassword === undefined
  const accounts = Object.values(reading.campus.realms).flatMap((realm): IncomingAccount[] => {
    const signInName = read(`${ACCOUNT_COLUMN}${realm.key}`, (field) => readAccount(field, realm))
    return signInName === undefined ? [] : [{ realm: realm.key, signInName, byMail }]
  })
  if (number === undefined) return { said: undefined, faults }
  const faulty = faults.flatMap(({ column }) => column ?? [])
  return {
    said: {
      person: { line, number, ...person, accounts, faulty },
      // Without a column of its own, the enrolment is the person's.
      enrolment: { line, personNumber: number, ...enrolment, number: enrolment.number ?? number },
    },
    faults,
  }
}

/** Reads one field; notes its fault. A column that the file has not reads as empty. */
type FieldReader = <V>(column: string, reader: (field: string) => Read<V>) => V | undefined

function fieldReader(fields: Fields, line: number, faults: ImportFault[]): FieldReader {
  return (column, reader) => {
    const field = fields.get(column)
    if (field === undefined) return undefined
    const result = reader(field)
    if ('fault' in result) faults.push({ line, column, key: result.fault, values: result.values ?? {} })
    else if (result.value === undefined && needed.has(column)) faults.push({ line, column, key: 'empty', values: {} })
    return 'value' in result ? result.value : undefined
  }
}

const text = (most: number) => (field: string) => readText(field, most)

const readPerson = (read: FieldReader, reading: Reading) => ({
  givenName: read('given_name', text(NAME)),
  familyName: read('family_name', text(NAME)),
  birthDate: read('birth_date', (field) => readDate(field, { notAfter: reading.today })),
  nationalNumber: read('national_number', (field) => readNationalNumber(field, reading)),
  mail: read('personal_email', readMail),
  phone: read('phone', readPhone),
  language: read('language', readLanguage),
  initialPassword: read('initial_password', readInitialPassword),
})

function readEnrolment(read: FieldReader, { campus, groups, today }: Reading) {
  const institutions = Object.keys(campus.institutions)
  const sites = Object.keys(campus.campuses)
  const named = read('institution', (field) => readWord(field, institutions, 'unknown-institution'))
  return {
    number: read('enrolment_id', text(IDENTIFIER)),
    institution: named ?? campus.institution.key,
    group: read('group', (field) => readWord(field, groups, 'unknown-group')),
    programme: read('programme', text(NAME)),
    campus: read('campus', (field) => readWord(field, sites, 'unknown-campus')),
    status: read('status', (field) => readWord(field, enrolmentStatuses, 'unknown-status')),
    statusDate: read('status_date', (field) => readDate(field)),
    secondReminderDate: read('second_reminder_date', (field) => readDate(field, { notAfter: today })),
  }
}
