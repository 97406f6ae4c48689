/** Who works with the accounts of others. */
import { z } from 'zod'
import { key, section } from './values/values.ts'

const account = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\/\S+$/, {
    error: '“%” names no account.\nWrite realm, “/” and sign-in name: association/r0000002.',
  })
  .describe('Realm, “/” and sign-in name: association/r0000002.')

const holder = section({ account })
const agent = section({
  account,
  campuses: z
    .array(key())
    .min(1, { error: 'This list is empty.\nName a campus, or remove the key for all of them.' })
    .optional()
    .describe('The campuses whose people are helped; left out, all.'),
})

export const rolesSchema = section({
  agents: z.array(agent).prefault([]).describe('Members of the service desk.'),
  admins: z.array(holder).prefault([]).describe('Administrators.'),
  editors: z.array(holder).prefault([]).describe('Editors of the knowledge base.'),
})
