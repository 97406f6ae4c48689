/**
 * A limit on those who prove nothing: codes that nobody shows, messages that no device signed. It is one for every route,
 * so that none is a way around it (CVE-2025-64102). A device that proves itself is not counted: whoever fills the limit from the
 * same address keeps nobody from approving.
 */
import { addressBlock } from '../../../base/abuse/limits/address-groups.ts'
import { chargeLimits, type LimitCharge, standingOf } from '../../../base/abuse/limits/limits-store.ts'
import { SECOND } from '../../../base/time/instant.ts'
import type { Visit } from '../../../base/web/visit.ts'
import type { DeviceRefusal } from '../../../methods/index.ts'
import type { AuthenticatorDeps } from '../deps.ts'
import { isRefused } from './say.ts'

type TooManyTries = { readonly refused: 'too-many-tries'; readonly retryAfter: number }

const STRANGERS = { name: 'authenticator-strangers', burst: 60, every: 2 * SECOND }

/** What only somebody who has nothing from us is told. */
const BY_STRANGERS: ReadonlySet<unknown> = new Set<DeviceRefusal>([
  'bad-answer',
  'device-unknown',
  'link-expired',
  'code-expired',
])

const chargeOf = ({ limitBy }: Visit): LimitCharge[] => [{ limit: STRANGERS, of: addressBlock(limitBy) }]

/** Before a code is looked at: whoever has guessed too often is not told whether this one is right. */
export async function tooManyTries(
  { db }: Pick<AuthenticatorDeps, 'db'>,
  visit: Visit,
): Promise<TooManyTries | undefined> {
  const { full, retryAfter } = await standingOf(db.kysely, chargeOf(visit), visit.now)
  return full ? { refused: 'too-many-tries', retryAfter } : undefined
}

/** After it: what a stranger was refused is counted, and too much of it is refused with nothing else. */
export async function countingStrangers<T extends object>(
  { db }: Pick<AuthenticatorDeps, 'db'>,
  visit: Visit,
  said: T,
): Promise<T | TooManyTries> {
  if (!isRefused(said) || !BY_STRANGERS.has(said.refused)) return said
  const charged = await chargeLimits(db.kysely, chargeOf(visit), visit.now)
  return charged.charged ? said : { refused: 'too-many-tries', retryAfter: charged.retryAfter }
}
