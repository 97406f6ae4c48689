/** Asking the devices of an account to approve a sign-in: after a password, or in its place in a remembered browser. */
import type { Tx } from '../../../base/database/database.ts'
import { newId } from '../../../base/ids.ts'
import { tell } from '../../../base/live/tell.ts'
import { randomBytesOf, randomDigits } from '../../../base/random.ts'
import { type Instant, MINUTE } from '../../../base/time/instant.ts'
import type { Shown } from '../protocol/messages.ts'
import { addRequest, endRequestsOf, lockAsking, recentOf } from './requests-store.ts'
import { LONGEST_LOOK, stoppedUntil, waitForRequest } from './room.ts'

/** How long a phone may be asked one thing. */
export const REQUEST_FOR = 2 * MINUTE

/** Enough that nobody guesses it, and two signs to be read across a desk. */
export const aNumber = (): string => randomDigits(2)
export const aNonce = (): Buffer => randomBytesOf(32)

export type RequestAsk = {
  readonly account: string
  readonly way: 'approval' | 'remembered'
  /** The flow's id in a sign-in, the session's elsewhere: no other collects the answer. */
  readonly binding: string
  /** Whether a number on the page has to be typed on the phone. */
  readonly number: boolean
  readonly shown: Shown
  /** Of the browser that asks. */
  readonly address?: string | undefined
  readonly now: Instant
}

/** `number`: for the page alone. `retryAfter` in milliseconds. */
export type OpenedRequest =
  | { readonly request: string; readonly number?: string; readonly expires: Instant }
  | { readonly refused: 'too-many-requests' | 'requests-stopped'; readonly retryAfter: number }

/**
 * Opens a request; whichever device of the account answers first. At most three in ten minutes; a newer one ends an
 * older one, whatever page that was for; two refusals within an hour stop them for an hour. A push goes out after the
 * commit, by whoever called.
 */
export async function openRequest(_deps: unknown, tx: Tx, ask: RequestAsk): Promise<OpenedRequest> {
  const { account, way, binding, shown, address, now } = ask
  // Those that ask at once queue here, or each would find room.
  await lockAsking(tx, account)
  const recent = await recentOf(tx, account, now - LONGEST_LOOK)
  const stopped = stoppedUntil(recent, now)
  if (stopped !== undefined) return { refused: 'requests-stopped', retryAfter: stopped - now }
  const wait = waitForRequest(recent, now)
  if (wait > 0) return { refused: 'too-many-requests', retryAfter: wait }
  const ended = await endRequestsOf(tx, { account, outcome: 'replaced', now })
  const [id, expires, number] = [newId(now), now + REQUEST_FOR, ask.number ? aNumber() : undefined]
  const text = JSON.stringify(shown)
  const about = { id, kind: way, account, binding, nonce: aNonce(), shown: text, number, address }
  await addRequest(tx, { ...about, expires, now })
  await tell(tx, [`account:${account}`, ...[binding, ...ended].map((one) => `binding:${one}`)])
  return { request: id, expires, ...(number !== undefined && { number }) }
}
