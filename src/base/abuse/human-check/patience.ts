/**
 * The way past the human check for a browser without scripts: a ticket that is good for nothing at first, and good
 * once after a while. How often is limited by whoever takes it, since waiting costs a robot little.
 */
import type { Keyring } from '../../crypto/keyring.ts'
import { sameText } from '../../crypto/same.ts'
import { randomToken } from '../../random.ts'
import { type Instant, MINUTE, SECOND } from '../../time/instant.ts'

/** From so long after it was made until so long, a ticket is good. */
export const PATIENCE = { from: 30 * SECOND, until: 10 * MINUTE } as const

/** A ticket that says when it was made, signed; worth nothing for another purpose. */
export function makePatience(
  deps: { readonly keyring: Keyring },
  { purpose, now }: { purpose: string; now: Instant },
): string {
  const ticket = `${now.toString(36)}.${randomToken(12)}`
  return `${ticket}.${signatureOf(deps.keyring, purpose, ticket)}`
}

/** How a ticket stands: good, too early by so many milliseconds, too old, or none of ours. */
export type PatienceStanding =
  | { readonly is: 'good'; readonly until: Instant }
  | { readonly is: 'early'; readonly wait: number }
  | { readonly is: 'late' }
  | { readonly is: 'forged' }

export function standingOfPatience(
  deps: { readonly keyring: Keyring },
  { purpose, ticket, now }: { purpose: string; ticket: string; now: Instant },
): PatienceStanding {
  const [, signed, made, signature] = /^(([0-9a-z]{1,12})\.[\w-]{16})\.([\w-]{43})$/.exec(ticket) ?? []
  if (!signed || !made || !signature) return { is: 'forged' }
  if (!sameText(signature, signatureOf(deps.keyring, purpose, signed))) return { is: 'forged' }
  const age = now - Number.parseInt(made, 36)
  if (age < PATIENCE.from) return { is: 'early', wait: PATIENCE.from - age }
  return age < PATIENCE.until ? { is: 'good', until: now - age + PATIENCE.until } : { is: 'late' }
}

const signatureOf = (keyring: Keyring, purpose: string, ticket: string): string =>
  keyring.mac('human-check', `patience:${purpose}:${ticket}`).toString('base64url')
