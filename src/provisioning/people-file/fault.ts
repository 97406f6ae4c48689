/** What is wrong with a file of people, in words for whoever made the file. `{name}` is filled in. */
const faultTexts = {
  'empty-file': 'The file is empty. It begins with a header: person_id,given_name,…',
  'utf-16': 'The file is in UTF-16. Save it as “CSV UTF-8”.',
  'not-utf-8': 'This line is not in UTF-8: {bytes}. Save the file as “CSV UTF-8”.',
  'wrong-separator': 'Columns are separated by {separator}. Separate them by commas.',
  'quote-not-closed': 'A quoted field of this line is never closed. Nothing after this line could be read.',
  'quote-followed':
    'Something follows the closing quote of a field; a quote within a field is written twice. Nothing after this line could be read.',
  'quote-inside':
    'A quote stands in a field that has none around it; put the field in quotes, and write its own ones twice. Nothing after this line could be read.',
  'missing-column': 'The column “{name}” is missing.',
  'missing-account-column': 'No column names an account. Add {names}.',
  'unknown-column': 'The column “{name}” is not known. {hint}',
  'unknown-realm': 'The column “{name}” names no realm of this campus. {hint}',
  'duplicated-column': 'The column “{name}” stands here twice, as number {first} and {second}.',
  'wrong-number-of-fields':
    '{found} fields, but the header has {expected}. A comma within a field wants quotes around the field.',
  empty: 'This may not be empty.',
  'too-long': 'This is longer than {most} characters.',
  'control-character': 'This holds a character that cannot be seen ({code}).',
  'wrong-date': '“{value}” is no date. Write 2026-09-21: year, month, day.',
  'date-in-future': '“{value}” is still to come.',
  'date-too-old': '“{value}” is before 1900.',
  'national-number-form': 'A national number has eleven digits.',
  'national-number-checksum': 'The last two digits of this national number do not agree with the others.',
  'national-number-date': 'This national number does not begin with a date of birth.',
  'wrong-phone':
    '“{value}” is no telephone number. Write +32470000000 or 0470 00 00 00; with its country where it is foreign.',
  'wrong-mail': '“{value}” is no mail address.',
  'unknown-language': '“{value}” is no language of this program. Write nl or en.',
  'unknown-status': '“{value}” is no status. {hint}',
  'unknown-group': '“{value}” is no group of this campus. {hint}',
  'unknown-campus': '“{value}” is no campus. {hint}',
  'unknown-institution': '“{value}” is no institution. {hint}',
  'wrong-account-name': '“{value}” cannot be a sign-in name of {realm}. {form}',
  'wrong-initial-password': 'This cannot be typed as a password.',
  'lines-disagree': 'Line {otherLine} is about the same person ({person}) and says “{there}”; this one says “{here}”.',
  'lines-disagree-hidden': 'Line {otherLine} is about the same person ({person}) and says something else.',
  'name-of-two-persons': 'Line {otherLine} gives “{name}” to another person.',
  'name-taken': '“{name}” is the account of another person, {other}.',
  'name-would-change': 'The person has the account “{old}” already. Sign-in names do not change.',
  'enrolment-twice': 'The enrolment {number} stands in line {otherLine} already.',
  'enrolment-twice-by-person':
    'Line {otherLine} is about the same person, {number}. A person with two enrolments needs the column enrolment_id.',
  'enrolment-of-another': 'The enrolment {number} belongs to another person, {other}.',
} as const satisfies Record<string, string>

export type FaultKey = keyof typeof faultTexts

/** Something that keeps the file from being imported. */
export type ImportFault = {
  /** Where the record begins; the header is line 1. */
  readonly line: number
  readonly column?: string
  readonly key: FaultKey
  readonly values: Readonly<Record<string, string | number>>
}

/** What does not keep the file from being imported, and wants a look. */
const warningTexts = {
  'no-way-in': '{name} gets no activation mail: there is neither a personal_email nor an initial_password.',
  'shared-national-number': 'The person {other} has the same national number.',
  'column-left-out': 'Without the column {name}, {consequence}.',
} as const satisfies Record<string, string>

export type ImportWarning = {
  readonly line: number
  readonly key: keyof typeof warningTexts
  readonly values: Readonly<Record<string, string | number>>
}

/** "line 7, phone: …" */
export const faultText = ({ line, column, key, values }: ImportFault): string =>
  `line ${line}${column === undefined ? '' : `, ${column}`}: ${filled(faultTexts[key], values)}`

export const warningText = ({ line, key, values }: ImportWarning): string =>
  `line ${line}: ${filled(warningTexts[key], values)}`

const LONGEST_SHOWN = 80

/** Values come from the file: what a terminal would obey is made harmless, and what is endless is cut. */
function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => shown(String(values[name] ?? ''))).trim()
}

function shown(value: string): string {
  const plain = value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}')
  return plain.length <= LONGEST_SHOWN ? plain : `${plain.slice(0, LONGEST_SHOWN).toWellFormed()}…`
}

/** Faults as they are found: the first thousand by line are kept, all are counted. */
export type FaultList = {
  add(...faults: readonly ImportFault[]): void
  /** Faults that were counted elsewhere. */
  addUntold(count: number): void
  readonly count: number
  /** In order of lines. */
  told(): readonly ImportFault[]
}

const MOST_TOLD = 1_000

export function faultList(): FaultList {
  let kept: ImportFault[] = []
  let count = 0
  const inOrder = () => kept.toSorted((a, b) => a.line - b.line).slice(0, MOST_TOLD)
  return {
    add(...faults) {
      count += faults.length
      kept.push(...faults)
      if (kept.length > 4 * MOST_TOLD) kept = inOrder()
    },
    addUntold(more) {
      count += more
    },
    get count() {
      return count
    },
    told: inOrder,
  }
}
