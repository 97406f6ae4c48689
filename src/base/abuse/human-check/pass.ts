/** What a door asks: is somebody there, by either way? */
import { z } from 'zod'
import type { Keyring } from '../../crypto/keyring.ts'
import { tokenHash } from '../../crypto/token-hash.ts'
import type { Tx } from '../../database/database.ts'
import { type Instant, MINUTE } from '../../time/instant.ts'
import { addressBlock, addressPrefix } from '../limits/address-groups.ts'
import { chargeLimits, type Limit } from '../limits/limits-store.ts'
import { spendHumanCheck } from './human-check.ts'
import { makePatience, PATIENCE, standingOfPatience } from './patience.ts'
import { spendMark } from './spent-store.ts'

/** The fields that the check adds to a form: spread these into the schema of the door's form. */
export const humanFields = {
  human_answer: z.string().max(4_000).optional(),
  human_patience: z.string().max(200).optional(),
}

export type HumanFields = {
  readonly human_answer?: string | undefined
  readonly human_patience?: string | undefined
}

/** The check's fields alone, of a form that bears others. */
export function parseHumanAnswer(body: unknown): HumanFields {
  const parsed = z.object(humanFields).safeParse(body)
  return parsed.success ? parsed.data : {}
}

export type HumanPass =
  | { readonly passed: true }
  /** No answer came, or one that does not hold: show the form again, with a new check. */
  | { readonly passed: false; readonly why: 'human-check-missing' | 'human-check-wrong' }
  /** A browser without scripts, too early or too often: show what was typed with this ticket, after so many milliseconds. */
  | { readonly passed: false; readonly why: 'human-check-wait'; readonly retryAfter: number; readonly patience: string }

/** Without scripts: so many from one address and from one network, for all purposes together. */
const BY_ADDRESS: Limit = { name: 'patience by address', burst: 3, every: 20 * MINUTE }
const BY_PREFIX: Limit = { name: 'patience by prefix', burst: 30, every: 2 * MINUTE }

type Asked = {
  readonly purpose: string
  readonly fields: HumanFields
  readonly visit: { readonly now: Instant; readonly limitBy: string }
}

/** Takes an answer or a ticket and uses it up, in the transaction of what it is for. */
export async function passHumanCheck(
  deps: { readonly keyring: Keyring },
  tx: Tx,
  { purpose, fields, visit }: Asked,
): Promise<HumanPass> {
  const { now } = visit
  if (fields.human_answer) {
    const verdict = await spendHumanCheck(deps, tx, { purpose, answer: fields.human_answer, now })
    return verdict === 'passed' ? { passed: true } : { passed: false, why: 'human-check-wrong' }
  }
  if (!fields.human_patience) return { passed: false, why: 'human-check-missing' }
  return passByPatience(deps, tx, { purpose, ticket: fields.human_patience, visit })
}

async function passByPatience(
  deps: { readonly keyring: Keyring },
  tx: Tx,
  { purpose, ticket, visit }: { purpose: string; ticket: string; visit: Asked['visit'] },
): Promise<HumanPass> {
  const { now, limitBy } = visit
  const wait = (retryAfter: number, patience: string): HumanPass => {
    return { passed: false, why: 'human-check-wait', retryAfter, patience }
  }
  const anew = () => wait(PATIENCE.from, makePatience(deps, { purpose, now }))
  const standing = standingOfPatience(deps, { purpose, ticket, now })
  if (standing.is === 'forged') return { passed: false, why: 'human-check-wrong' }
  if (standing.is === 'early') return wait(standing.wait, ticket)
  if (standing.is === 'late') return anew()
  const limits = [
    { limit: BY_ADDRESS, of: addressBlock(limitBy) },
    { limit: BY_PREFIX, of: addressPrefix(limitBy) },
  ]
  const charge = await chargeLimits(tx, limits, now)
  if (!charge.charged) return wait(charge.retryAfter, ticketFor(deps, purpose, now + charge.retryAfter))
  return (await spendMark(tx, { mark: tokenHash(ticket), until: standing.until })) ? { passed: true } : anew()
}

/** A ticket that is good from this moment on. */
const ticketFor = (deps: { readonly keyring: Keyring }, purpose: string, from: Instant): string =>
  makePatience(deps, { purpose, now: from - PATIENCE.from })
