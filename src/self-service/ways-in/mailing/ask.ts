/**
 * Asking for a mail with a way in. What depends on whether there is such an account happens in jobs, after the answer:
 * neither its words nor its time tell anything (CVE-2023-39522).
 */
import { z } from 'zod'
import { browserInWords } from '../../../audit/index.ts'
import { chargeLimits } from '../../../base/abuse/limits/limits-store.ts'
import type { Keyring } from '../../../base/crypto/keyring.ts'
import type { Database, Tx } from '../../../base/database/database.ts'
import { newId } from '../../../base/ids.ts'
import { addJob } from '../../../base/jobs/jobs.ts'
import type { Visit } from '../../../base/web/visit.ts'
import type { Campus } from '../../../campus/index.ts'
import type { Language } from '../../../i18n/index.ts'
import { chargesOfRequest } from './limits.ts'

/** The job that finds out who is meant. */
export const FIND = 'self-service.find-accounts'

/** An account by its name, or those of a mailbox, of which the name can pick one. */
const whom = z.union([
  z.object({ mail: z.string(), realm: z.string().optional(), name: z.string().optional() }),
  z.object({ realm: z.string(), name: z.string() }),
])
export type Whom = z.infer<typeof whom>

/** `activation`: for accounts that still wait for it. `recovery`: for active ones, and for those that wait what they wait for. */
const wants = z.enum(['activation', 'recovery'])
export type Wants = z.infer<typeof wants>

/** Where it was asked from, for the person who gets the mail; the language of the page, should theirs not be known. */
export const askedFrom = z.object({
  language: z.enum(['nl', 'en']),
  browser: z.string().optional(),
  address: z.string().optional(),
})
export type AskedFrom = z.infer<typeof askedFrom>

const request = z.object({ whom, wants, from: askedFrom })
export type MailRequest = z.infer<typeof request>

type AskDeps = { campus: Campus; db: Database; keyring: Keyring }
type Ask = { whom: Whom; wants: Wants; visit: Visit; language: Language }

export type TooMany = { refusal: 'too-many-mails'; retryAfter: number }

/** Notes what was asked, in the transaction; the same work for every name. Nothing is asked when it was too often. */
export async function askForMail(
  { campus, keyring }: AskDeps,
  tx: Tx,
  { whom, wants, visit, language }: Ask,
): Promise<'asked' | TooMany> {
  const { now, address } = visit
  const charges = chargesOfRequest(campus, visit)
  const charged = charges.length > 0 ? await chargeLimits(tx, charges, now) : ({ charged: true } as const)
  if (!charged.charged) return { refusal: 'too-many-mails', retryAfter: charged.retryAfter }
  const from = { language, browser: browserInWords(visit.userAgent), address }
  const id = newId(now)
  // Sealed: what people type into this field, a password among it, is nothing for the table of jobs.
  const sealed = keyring.seal(JSON.stringify({ whom, wants, from } satisfies MailRequest), rowOf(id))
  await addJob(tx, FIND, { id, sealed: sealed.toString('base64url') }, { runAt: now })
  return 'asked'
}

const rowOf = (id: string) => `jobs:${FIND}:${id}`

const payloadSchema = z.object({ id: z.string(), sealed: z.string() })

/** What was asked, from the job's payload. */
export function openRequest({ keyring }: { keyring: Keyring }, payload: unknown): MailRequest {
  const { id, sealed } = payloadSchema.parse(payload)
  return request.parse(JSON.parse(keyring.unseal(Buffer.from(sealed, 'base64url'), rowOf(id)).toString()))
}
