/** What a browser sends of a key, taken apart before anything is checked. Anybody may send anything. */
import { z } from 'zod'
import type { KeyRefusal } from './refusal.ts'

/** A registration with a long chain of certificates has some 6 kB; nothing that a key says has more than this. */
export const LONGEST_ANSWER = 16_384

const bytes = z
  .string()
  .max(LONGEST_ANSWER)
  .regex(/^[\w-]+$/)
/** WebAuthn Level 3 §5.1: an identifier has at most 1,023 bytes. */
const identifier = bytes.max(1_364)

const common = {
  id: identifier,
  rawId: identifier,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish().catch(undefined),
}

const assertion = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    // At most 64 bytes (§5.4.3). Left out, null or empty by those that keep none.
    userHandle: z.string().max(88).nullish(),
  }),
})

const attestation = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(32)).max(16).optional().catch(undefined),
  }),
})

const clientData = z.object({
  type: z.string(),
  challenge: z.string().max(400),
  origin: z.string().max(2_000),
  crossOrigin: z.boolean().optional(),
  topOrigin: z.unknown().optional(),
})

export type ClientData = z.infer<typeof clientData>
export type Assertion = z.infer<typeof assertion> & { readonly client: ClientData }
export type Attestation = z.infer<typeof attestation> & { readonly client: ClientData }

type Read<A> = { readonly answer: A } | { readonly refused: KeyRefusal }

export const readAssertion = (text: string): Read<Assertion> => read(text, assertion, WHY_NOT_ANSWERED)
export const readAttestation = (text: string): Read<Attestation> => read(text, attestation, WHY_NOT_MADE)

type Reasons = ReadonlyMap<string, KeyRefusal>

/** By the browser's name for why there is no answer (WebAuthn Level 3 §5.1.4); any other: the person gave up. */
const WHY_NOT_ANSWERED: Reasons = new Map([['SecurityError', 'key-origin']])

/** The same for a new key (§5.1.3). What U2F cannot and FIDO2 can: a PIN of its own, keeping a passkey. */
const WHY_NOT_MADE: Reasons = new Map([
  ...WHY_NOT_ANSWERED,
  ['InvalidStateError', 'key-known-already'],
  ['ConstraintError', 'key-not-fido2'],
  ['NotSupportedError', 'key-not-fido2'],
])

function read<A extends { response: { clientDataJSON: string } }>(
  text: string,
  schema: z.ZodType<A>,
  reasons: Reasons,
): Read<A & { client: ClientData }> {
  if (text.length > LONGEST_ANSWER) return { refused: 'key-too-large' }
  if (text.trim() === '') return { refused: 'key-no-answer' }
  const said = parsed(text)
  const gaveUp = z.object({ error: z.string() }).safeParse(said)
  if (gaveUp.success) return { refused: reasons.get(gaveUp.data.error) ?? 'key-no-answer' }
  const answer = schema.safeParse(said)
  if (!answer.success) return { refused: 'key-garbled' }
  const client = clientData.safeParse(parsed(Buffer.from(answer.data.response.clientDataJSON, 'base64url').toString()))
  return client.success ? { answer: { ...answer.data, client: client.data } } : { refused: 'key-garbled' }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
