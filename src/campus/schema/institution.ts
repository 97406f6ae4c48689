/** Who runs this campus: the institution, others that share a realm, and its calendar. */
import { z } from 'zod'
import { DEFAULTS } from './defaults.ts'
import { mailAddress, phoneNumber } from './values/addresses.ts'
import { calendarDate, label, section, text } from './values/values.ts'

const emergency = section({
  phone: phoneNumber().describe('The number to call, in quotes: "+3211000000".'),
  about: text().describe('What counts as an emergency; shown beside the number.'),
}).describe('The emergency number of the service desk, shown where it helps.')

const timeZone = z
  .string()
  .refine(isTimeZone, {
    error: '“%” is not a time zone.\nWrite its name from the IANA database: Europe/Brussels.',
  })
  .meta({ title: 'time zone' })
  .prefault(DEFAULTS.timeZone)
  .describe('The time zone in which days begin and end; an account closes at midnight there.')

const country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: '“%” is not the code of a country.\nWrite two capitals: BE (ISO 3166-1).' })
  .meta({ title: 'country' })
  .optional()
  .describe('Where it is (ISO 3166-1): telephone numbers without “+” are read as of there. BE unless told.')

export const institutionSchema = section({
  name: text().describe('The institution’s name, as people know it.'),
  country,
  timeZone,
  emergency: emergency.optional(),
})

export const otherInstitutionSchema = section({
  name: text().describe('The institution’s name, as people know it.'),
  emergency: emergency.optional(),
})

const office = section({
  name: text().describe('What the office is called.'),
  mail: mailAddress().describe('Where it is written to.'),
  language: z
    .enum(['nl', 'en'])
    .prefault(DEFAULTS.officeLanguage)
    .describe('The language in which it is written to; what a person says stays in their own.'),
})

export const officesSchema = section({
  records: office
    .optional()
    .describe(
      'Who mends what the administration has on record about a person; “this is wrong” in the profile goes there. Left out, the profile names the service desks.',
    ),
  social: office
    .optional()
    .describe(
      'Who helps people who have no phone at all; named where a phone is asked for. Left out, people are told to ask for it at the desk.',
    ),
})

export const academicYearSchema = section({
  name: label().describe('What the year is called: 2026-2027.'),
  starts: calendarDate().describe('Its first day.'),
  ends: calendarDate().describe('Its last day.'),
  enrolmentCloses: calendarDate().describe('The last day of its enrolment period; a closing rule may wait for it.'),
})

/** Names only: an offset such as +01:00 knows no summer time, and accounts would close an hour off. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}
