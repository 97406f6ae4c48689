/** How a request stands, for the page that waits; and collecting what was approved. */
import type { Tx } from '../../../base/database/database.ts'
import { type Instant, MINUTE } from '../../../base/time/instant.ts'
import type { RequestKind } from '../protocol/messages.ts'
import { latestOf, type StoredRequest, takeApproved } from './requests-store.ts'

/** The page that asked has to collect an approval in this time; without scripts it looks every few seconds. */
export const TAKE_WITHIN = 2 * MINUTE

/**
 * `seen`: a phone shows it. `claimed`: the QR code was scanned. `over`: replaced, ended with the account's requests, or
 * collected. `number`: what stands on the page to be typed on the phone.
 */
export type RequestStanding = {
  readonly request: string
  readonly is: 'open' | 'seen' | 'claimed' | 'approved' | 'declined' | 'not-me' | 'wrong-number' | 'expired' | 'over'
  readonly way: RequestKind
  readonly number?: string
  readonly expires: Instant
}

type Asked = { readonly binding: string; readonly request?: string | undefined; readonly now: Instant }

/** The newest request of this sign-in or session, or the one that is named; undefined when there is none. */
export async function requestStanding(tx: Tx, { now, ...asked }: Asked): Promise<RequestStanding | undefined> {
  const found = await latestOf(tx, asked)
  if (!found) return undefined
  const { id: request, kind: way, number, expires } = found
  return { request, is: standingOf(found, now), way, ...(number !== null && { number }), expires }
}

function standingOf(found: StoredRequest, now: Instant): RequestStanding['is'] {
  const { outcome, answeredAt, takenAt, claimedAt, seenAt, expires } = found
  if (outcome === 'replaced' || outcome === 'ended' || takenAt !== null) return 'over'
  if (outcome === 'approved') return now < (answeredAt ?? 0) + TAKE_WITHIN ? 'approved' : 'expired'
  if (outcome !== null) return outcome
  if (now >= expires) return 'expired'
  if (claimedAt !== null) return 'claimed'
  return seenAt === null ? 'open' : 'seen'
}

/** `id`: the device that proved it. */
export type ApprovalVerdict =
  | { readonly verdict: 'right'; readonly id: string; readonly account: string; readonly user: 'pin' | 'biometrics' }
  | { readonly verdict: 'waiting' | 'declined' | 'not-me' | 'wrong-number' | 'expired' }

/**
 * Collects an approval and spends it, in `tx`: once, in its own sign-in or session. With `account`, of that account
 * alone. Without it, only where the phone itself told who it is (a QR code, a remembered browser): an approval that was
 * asked after a password is worth nothing by itself. That the account is active is for the caller to see.
 */
export async function takeAnswer(
  tx: Tx,
  { account, now, ...asked }: Asked & { readonly account?: string | undefined },
): Promise<ApprovalVerdict> {
  const found = await latestOf(tx, asked)
  if (!found) return { verdict: 'expired' }
  const is = standingOf(found, now)
  if (is === 'open' || is === 'seen' || is === 'claimed') return { verdict: 'waiting' }
  if (is === 'declined' || is === 'not-me' || is === 'wrong-number') return { verdict: is }
  const taken = await takeApproved(tx, { id: found.id, account, answeredAfter: now - TAKE_WITHIN, now })
  if (!taken) return { verdict: 'expired' }
  return { verdict: 'right', id: taken.device, account: taken.account, user: taken.user }
}
