/** The second factor: from when, with which methods, in which order, and how to start anew. */
import { z } from 'zod'
import { DEFAULTS } from '../defaults.ts'
import { anyOf, byKey, calendarDate, section, someOf, yesOrNo } from '../values/values.ts'
import { dutySchema } from './duty.ts'
import { keysSchema } from './keys.ts'

export const METHODS = ['security-key', 'passkey', 'app', 'app-code', 'totp', 'sms', 'voice', 'hardware-code'] as const
export type Method = (typeof METHODS)[number]

const METHOD_LABELS = ['recommended', 'supported', 'own-risk'] as const
const RESETS = ['device', 'reset-code', 'eid', 'itsme', 'desk'] as const

const { mfa } = DEFAULTS

const variation = section({
  add: anyOf(METHODS).prefault([]).describe('Methods that are accepted here as well.'),
  remove: anyOf(METHODS).prefault([]).describe('Methods that are not accepted here.'),
})

export const mfaSchema = section({
  required: dutySchema.optional().describe('The duty to have a second factor; left out, there is none.'),
  methods: someOf(METHODS).describe('The methods that are accepted.'),
  byGroup: byKey(variation)
    .prefault({})
    .describe('What is different for a group of people (student, staff, guest, …).'),
  byInstitution: byKey(variation).prefault({}).describe('What is different for the people of one institution.'),
  first: someOf(METHODS)
    .optional()
    .describe('Which of the methods may be the very first that a person registers; left out, all.'),
  choose: z
    .enum(['system', 'person'])
    .prefault(mfa.choose)
    .describe(
      'Who chooses at sign-in: the `system` takes the strongest that this browser can use, the `person` has a default method.',
    ),
  labels: z
    .partialRecord(z.enum(METHODS), z.enum(METHOD_LABELS))
    .prefault({})
    .describe('What is said where a method is chosen: `recommended`, `supported` or `own-risk`.'),
  endings: z
    .partialRecord(z.enum(METHODS), calendarDate())
    .prefault({})
    .describe('From which day a method is no longer accepted; who has only that one is warned.'),
  reset: someOf(RESETS)
    .prefault([...mfa.reset])
    .describe('How all methods can be removed when they are lost, in the order in which it is offered.'),
  keys: keysSchema.prefault({}).describe('Security keys and passkeys.'),
  rememberDevice: yesOrNo()
    .prefault(mfa.rememberDevice)
    .describe('Whether a browser may be remembered, so that one click there sends the request to the phone.'),
  qr: section({
    sameNetwork: z
      .enum(['warn', 'require'])
      .prefault(mfa.qr.sameNetwork)
      .describe('Browser and phone on different networks: `warn` the person, or `require` the same one.'),
  })
    .prefault({})
    .describe('Sign-in by QR code.'),
}).transform((written) => ({ ...written, first: written.first ?? everyMethod(written) }))

type Methods = readonly Method[]
type Variations = { readonly [key: string]: { readonly add: Methods } }

/** All that anybody in the realm may have. */
function everyMethod(written: { methods: Methods; byGroup: Variations; byInstitution: Variations }): Method[] {
  const variations = [...Object.values(written.byGroup), ...Object.values(written.byInstitution)]
  return [...new Set([...written.methods, ...variations.flatMap(({ add }) => add)])]
}
