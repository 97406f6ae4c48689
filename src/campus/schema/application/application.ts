/** One application: where it stands, who may use it, and how it is signed in to. */
import { z } from 'zod'
import { DEFAULTS } from '../defaults.ts'
import { hue } from '../realm/brand.ts'
import { dutySchema } from '../realm/duty.ts'
import { mailAddress, webAddress } from '../values/addresses.ts'
import { anyOf, calendarDate, key, label, section, text } from '../values/values.ts'
import { oidcSchema } from './oidc.ts'
import { samlSchema } from './saml.ts'

/** Attributes of education (eduPerson, SCHAC, SAML Subject Identifiers) and the usual ones beside them. */
const ATTRIBUTES = [
  'cn',
  'displayName',
  'eduPersonAffiliation',
  'eduPersonAssurance',
  'eduPersonEntitlement',
  'eduPersonPrincipalName',
  'eduPersonPrimaryAffiliation',
  'eduPersonScopedAffiliation',
  'eduPersonTargetedID',
  'eduPersonUniqueId',
  'givenName',
  'mail',
  'o',
  'pairwise-id',
  'preferredLanguage',
  'schacHomeOrganization',
  'schacHomeOrganizationType',
  'schacPersonalUniqueCode',
  'sn',
  'subject-id',
  'uid',
] as const

const who = section({
  groups: z.array(key()).optional().describe('Only people of one of these groups: student, staff, guest, …'),
  programmes: z.array(label()).optional().describe('Only people enrolled in one of these programmes.'),
  from: calendarDate().optional().describe('Not before this day.'),
  until: calendarDate().optional().describe('Up to and including this day.'),
})

const contact = section({
  about: text().optional().describe('Who or what it is: “Your faculty’s secretariat”.'),
  mail: mailAddress().optional().describe('Their mail address.'),
  page: webAddress().optional().describe('The page where access is asked for.'),
})

const OWN_DUTY = 'The application’s own duty, beside the realm’s; its exceptions spare nobody the realm’s.'

export const applicationSchema = section({
  realm: key().describe('The realm whose accounts open it.'),
  name: text().describe('Its name on the launch page.'),
  about: text().optional().describe('One line that says what it is for.'),
  icon: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      error: '“%” is not the name of an icon.\nWrite the name of a Lucide icon: calendar-days.',
    })
    .optional()
    .describe('The Lucide icon on its tile: mail, calendar-days.'),
  hue: hue().optional().describe('The colour of its tile.'),
  launch: webAddress().optional().describe('The address that its tile opens; left out, it has no tile.'),
  who: who.optional().describe('Who may use it; left out, everyone of the realm.'),
  contact: contact.optional().describe('Whom to ask about access; left out, the service desk.'),
  mfa: z
    .union([z.enum(['required', 'by-realm', 'refeds']), section({ required: dutySchema.describe(OWN_DUTY) })])
    .prefault(DEFAULTS.application.mfa)
    .describe(
      'The second factor: always `required`, as the realm says (`by-realm`), a fresh one when asked for by the REFEDS profile (`refeds`), or a duty of its own from a date.',
    ),
  release: anyOf(ATTRIBUTES).prefault([]).describe('Attributes that it receives.'),
  oidc: oidcSchema.optional().describe('Its registration for OpenID Connect.'),
  saml: samlSchema.optional().describe('Its registration for SAML 2.0.'),
})
