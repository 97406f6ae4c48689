/** Security keys and passkeys: what is asked of them, and which makes may be registered. */
import { z } from 'zod'
import { DEFAULTS } from '../defaults.ts'
import { section } from '../values/values.ts'

const VERIFICATIONS = ['required', 'preferred', 'discouraged'] as const

const aaguid = () =>
  z
    .string()
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, {
      error:
        '“%” is not the number of a make of keys.\nWrite its AAGUID in lower case, as its maker gives it: cb69481e-8ff7-4039-93ec-0a2729a154a8.',
    })
    .meta({ title: 'AAGUID' })

export const keysSchema = section({
  verification: z
    .enum(VERIFICATIONS)
    .prefault(DEFAULTS.mfa.keys.verification)
    .describe(
      'Whether the key checks its user by PIN, finger or face: `required`, `preferred` where the key can, or `discouraged` after a password. Without a password it always must.',
    ),
  attestation: section({
    allow: z
      .array(aaguid())
      .min(1, { error: 'This list is empty.\nName a make, or remove “attestation”.' })
      .describe('The makes that may be registered, by AAGUID; keys that do not prove their make are refused.'),
  })
    .optional()
    .describe('Left out, every key may be registered, and none is asked to prove its make.'),
})
