/** The duty of a second factor, as realms and applications state it: from when, and whom or what it spares. */
import { z } from 'zod'
import { hoursByDay, hoursOfWeek } from '../values/hours.ts'
import { calendarDate, key, section, text } from '../values/values.ts'

const places = () =>
  z
    .array(key())
    .min(1, { error: 'This list is empty.\nName a network or device, or remove the key.' })
    .describe('Only on one of these `networks` or `devices`.')

const exception = section({
  networks: places().optional(),
  groups: z
    .array(key())
    .min(1, { error: 'This list is empty.\nName a group, or remove the key.' })
    .optional()
    .describe('Only people of one of these groups: student, staff, guest, …'),
  hours: hoursByDay()
    .transform(hoursOfWeek)
    .optional()
    .describe('Only at these hours of the campus’s clock: { mon-fri: "09:00-16:30" }; a day left out has none.'),
  from: calendarDate().optional().describe('Not before this day.'),
  until: calendarDate().optional().describe('Up to and including this day.'),
  reason: text().describe('Why; it is told where the decision is explained.'),
})

export const dutySchema = section({
  from: calendarDate().describe(
    'The first day on which every sign-in needs a second factor; before it, people are invited.',
  ),
  except: z.array(key()).prefault([]).describe('Networks or devices whose computers need no second factor.'),
  exceptions: z
    .array(exception)
    .prefault([])
    .describe(
      'Other exceptions; one holds when all that it names hold. Who has a second factor is spared it only by one that names a network or device.',
    ),
})
