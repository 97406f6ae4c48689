import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aCampus } from '../../../test/builders/campus.ts'
import { readingOf } from '../import/reading.ts'
import { plainColumns } from './columns.ts'
import { faultText } from './fault.ts'
import { parseLine } from './parse-line.ts'

/** 1 October 2026, half past midnight in Brussels: still 30 September in UTC. */
const reading = readingOf(aCampus(), Date.UTC(2026, 8, 30, 22, 30))

const ann = {
  enrolment_id: 'E1',
  person_id: 'P1',
  given_name: 'Ann',
  family_name: 'Peeters',
  birth_date: '2004-03-01',
  national_number: '',
  personal_email: 'ann@home.example',
  phone: '',
  language: 'en',
  institution: '',
  group: 'student',
  programme: 'nursing',
  campus: 'brussels',
  status: 'enrolled',
  status_date: '2026-09-21',
  second_reminder_date: '',
  initial_password: '',
  account_campus: 'ann.peeters',
  account_association: 'r0000001',
}
const read = (given: Partial<typeof ann>) => parseLine(new Map(Object.entries({ ...ann, ...given })), 7, reading)
const faultOf = (given: Partial<typeof ann>) => {
  const texts = read(given).faults.map((fault) => faultText(fault).replace(/^line 7, /, ''))
  assert.ok(texts.length <= 1, texts.join('\n'))
  return texts[0]
}

test('a line without fault says all that stands in it, in one form', () => {
  const { said, faults } = read({ given_name: '  Zoe\u0308 ', phone: '0470/00.00.01', account_campus: 'Ann.Peeters' })
  assert.deepEqual(faults, [])
  assert.deepEqual(said?.person, {
    ...{
      line: 7,
      number: 'P1',
      givenName: 'Zoë',
      familyName: 'Peeters',
      birthDate: '2004-03-01',
      nationalNumber: undefined,
    },
    ...{ mail: 'ann@home.example', phone: '+32470000001', language: 'en', initialPassword: undefined, faulty: [] },
    accounts: [
      { realm: 'campus', signInName: 'ann.peeters@student.test.example', byMail: true },
      { realm: 'association', signInName: 'r0000001', byMail: true },
    ],
  })
  assert.deepEqual(said?.enrolment, {
    ...{
      line: 7,
      number: 'E1',
      personNumber: 'P1',
      institution: 'institution',
      group: 'student',
      programme: 'nursing',
    },
    ...{ campus: 'brussels', status: 'enrolled', statusDate: '2026-09-21', secondReminderDate: undefined },
  })
})

test('dates are days of the calendar, written year first', () => {
  for (const birth_date of ['01/03/2004', '2004-3-1', '2003-02-29', '2004-13-01', '20040301', '2004-03-01T00:00'])
    assert.equal(faultOf({ birth_date }), `birth_date: “${birth_date}” is no date. Write 2026-09-21: year, month, day.`)
  assert.equal(faultOf({ birth_date: '0204-03-01' }), 'birth_date: “0204-03-01” is before 1900.')
  assert.equal(faultOf({ status_date: '' }), 'status_date: This may not be empty.')
})

test('nobody is born or reminded after today, campus time; a status may begin later', () => {
  assert.equal(faultOf({ birth_date: '2026-10-02' }), 'birth_date: “2026-10-02” is still to come.')
  assert.equal(faultOf({ second_reminder_date: '2026-10-02' }), 'second_reminder_date: “2026-10-02” is still to come.')
  assert.equal(faultOf({ second_reminder_date: '2026-10-01' }), undefined)
  assert.equal(faultOf({ status_date: '2027-01-31' }), undefined)
})

test('a national number that cannot be is refused, and never repeated in the report', () => {
  assert.equal(faultOf({ national_number: '17073003384' }), undefined)
  assert.equal(
    faultOf({ national_number: '17073003385' }),
    'national_number: The last two digits of this national number do not agree with the others.',
  )
  assert.equal(faultOf({ national_number: '170730' }), 'national_number: A national number has eleven digits.')
  for (const fault of read({ national_number: '17073003385' }).faults)
    assert.doesNotMatch(JSON.stringify(fault), /170730/)
})

test('words that the campus does not know are refused, with the one that is meant', () => {
  assert.equal(faultOf({ group: 'studnet' }), 'group: “studnet” is no group of this campus. Did you mean “student”?')
  assert.equal(faultOf({ group: 'researcher' }), undefined, 'named by the configuration')
  assert.equal(faultOf({ campus: 'Antwerp' }), 'campus: “Antwerp” is no campus. Known: brussels, ghent.')
  assert.equal(
    faultOf({ institution: 'partners' }),
    'institution: “partners” is no institution. Did you mean “partner”?',
  )
  assert.equal(faultOf({ status: 'enroled' }), 'status: “enroled” is no status. Did you mean “enrolled”?')
  assert.equal(faultOf({ language: 'fr' }), 'language: “fr” is no language of this program. Write nl or en.')
})

test('phone and mail have to be such', () => {
  assert.match(faultOf({ phone: '12' }) ?? '', /^phone: “12” is no telephone number/)
  assert.equal(faultOf({ personal_email: 'ann@home' }), 'personal_email: “ann@home” is no mail address.')
})

test('an account name has to fit its realm', () => {
  assert.equal(
    faultOf({ account_association: 'x0000001' }),
    'account_association: “x0000001” cannot be a sign-in name of Association account. Write it as [rsuq][0-9]{7}.',
  )
  assert.equal(
    faultOf({ account_association: 'b0000001' })?.startsWith('account_association: “b0000001” cannot be'),
    true,
    'a temporary number',
  )
  for (const account_campus of ['ann peeters', 'ann@elsewhere.example', '.ann', 'ann..peeters', '@'])
    assert.match(faultOf({ account_campus }) ?? '', /Write what stands before @student\.test\.example\.$/)
  assert.equal(faultOf({ account_campus: 'ann@student.test.example' }), undefined)
})

test('what is needed may not be empty, too long, or hold what cannot be seen', () => {
  assert.equal(faultOf({ family_name: ' ' }), 'family_name: This may not be empty.')
  assert.equal(faultOf({ given_name: 'n'.repeat(201) }), 'given_name: This is longer than 200 characters.')
  assert.equal(faultOf({ given_name: 'A\u202enn' }), 'given_name: This holds a character that cannot be seen (U+202E).')
  assert.equal(faultOf({ given_name: 'A\u0000nn' }), 'given_name: This holds a character that cannot be seen (U+0000).')
  assert.equal(faultOf({ initial_password: 'abc\u0007' }), 'initial_password: This cannot be typed as a password.')
  assert.equal(read({ person_id: '' }).said, undefined)
})

test('all faults of a line are told at once, and the rest of it is still compared', () => {
  const { said, faults } = read({ phone: 'x', birth_date: 'x', status: 'x', account_campus: '!' })
  assert.deepEqual(
    faults.map(({ column }) => column),
    ['birth_date', 'phone', 'status', 'account_campus'],
  )
  assert.deepEqual(said?.person.faulty, ['birth_date', 'phone', 'status', 'account_campus'])
  assert.equal(said?.person.familyName, 'Peeters')
})

test('a report cannot steer a terminal: control characters from the file are made harmless', () => {
  const text = faultOf({ phone: '\u001b[2J\u009b31m' })
  assert.doesNotMatch(text ?? '', /\p{Cc}/u)
})

test('whatever stands in the fields, a line is said or refused, and never a crash', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...plainColumns, 'account_campus', 'account_association'),
      fc.string({ unit: 'binary' }),
      (column, value) => {
        const { faults, said } = read({ [column]: value })
        assert.ok(faults.length <= 1)
        assert.ok(faults.length === 1 || said !== undefined)
        assert.doesNotMatch(faults.map(faultText).join(''), /[\p{Cc}]/u)
      },
    ),
    { numRuns: 2_000 },
  )
})
