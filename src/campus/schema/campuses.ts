/** The sites where people are helped, and when their desks are open. */
import { z } from 'zod'
import { DEFAULTS } from './defaults.ts'
import { mailAddress } from './values/addresses.ts'
import { hoursByDay } from './values/hours.ts'
import { calendarSpan, key, label, section, text } from './values/values.ts'

const desk = section({
  building: label().optional().describe('The building’s name.'),
  room: label().describe('The room’s number or name.'),
  hours: hoursByDay().describe(
    'Opening hours by day or row of days: { mon-fri: "09:00-16:30" }; a day left out is closed.',
  ),
  closed: z
    .array(calendarSpan())
    .prefault([])
    .describe('Days on which it is closed: 2026-11-11, or 2026-12-24/2027-01-03.'),
  mail: mailAddress().optional().describe('Where it is written to; left out, people come by.'),
  visit: z
    .enum(['appointment', 'walk-in', 'both'])
    .prefault(DEFAULTS.visit)
    .describe('Whether people come by appointment, walk in, or both.'),
})

export const siteSchema = section({
  institution: key()
    .prefault(DEFAULTS.firstInstitution)
    .describe('Whose campus it is: `institution`, or a key of `institutions`.'),
  name: text().describe('The campus’s name.'),
  desk: desk.optional().describe('Its service desk.'),
})
