/** The columns of a file of people (docs/import.md), in the order in which faults of one line are told. */
export const plainColumns = [
  'enrolment_id',
  'person_id',
  'given_name',
  'family_name',
  'birth_date',
  'national_number',
  'personal_email',
  'phone',
  'language',
  'institution',
  'group',
  'programme',
  'campus',
  'status',
  'status_date',
  'second_reminder_date',
  'initial_password',
] as const

export type PlainColumn = (typeof plainColumns)[number]

/** Without these no line can be understood. */
export const neededColumns = ['person_id', 'given_name', 'family_name', 'group', 'status', 'status_date'] as const

/** `account_<realm>` names the account in that realm. */
export const ACCOUNT_COLUMN = 'account_'

/** The fields of one record by their columns; a column that the file has not is not there. */
export type Fields = ReadonlyMap<string, string>
