/** What the app may send: anything else is refused at the door. Lengths are bounded, and what is signed is read as it came. */
import { z } from 'zod'
import { BadRequest } from '../../../base/web/parse.ts'

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/)
const id = z.string().max(64)
/** Milliseconds since 1970, as whole numbers: they are part of what is signed. */
const time = z.int()
/** Compact serialisation of JWE: five parts. */
const sealed = z
  .string()
  .max(1_500)
  .regex(/^[\w-]*(\.[\w-]*){4}$/)
const signature = base64url(100)

export const Envelope = z.strictObject({ device: id, time, payload: z.string().max(20_000), signature })
export const Hellos = z.strictObject({ devices: z.array(Envelope).max(20) })
export const Code = z.strictObject({ code: z.string().min(1).max(64) })

export const LinkMessage = z.strictObject({
  code: z.string().min(1).max(64),
  name: z.string().max(200),
  verifyKey: z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: base64url(43), y: base64url(43) }),
  sealed,
  time,
  signature,
})

const Assertion = z.object({
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(4_000),
    signature: base64url(1_000),
    userHandle: base64url(200).nullish(),
  }),
})

export const Answer = z.strictObject({
  request: id,
  device: id,
  decision: z.enum(['approve', 'decline', 'not-me']),
  number: z.string().max(8).optional(),
  time,
  sealed: sealed.optional(),
  signature,
  assertion: Assertion.optional(),
})

/** What envelopes hold, by what they are for. */
export const Claim = z.strictObject({ code: z.string().min(1).max(64) })
export const Begin = z.strictObject({ what: z.enum(['pin', 'unlock', 'link']) })
export const Unlock = z.strictObject({ request: id, attestation: z.unknown() })
export const Subscribe = z.strictObject({ subscription: z.record(z.string(), z.unknown()).nullable() })
export const Rename = z.strictObject({ name: z.string().min(1).max(200) })
export const Nothing = z.strictObject({})
export const Diagnostics = z.strictObject({
  version: z.string().max(40),
  system: z.string().max(100),
  errors: z.array(z.strictObject({ at: time, what: z.string().max(300) })).max(50),
})

/** What came has the form that the door asks for, or is refused with 400. */
export function parseBody<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new BadRequest(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
}
