/**
 * Passwords are set at the pace at which they can be hashed, as people are let in (`sign-in`): who has typed nothing yet
 * is told at the door when it is crowded, who has is turned away only when no hash may be waited for any more.
 */
import { SECOND } from '../../../base/time/instant.ts'
import type { Hasher } from '../../../methods/index.ts'
import { sendBusy, turnAway } from '../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Call } from '../../signed-in/call.ts'

/** Sends the busy page, which leads back here, to who would begin now; undefined when there is room. */
export function sendAway(deps: SelfServiceDeps, { request, reply }: Call) {
  const crowd = turnAway(deps.hasher.load())
  return crowd && sendBusy(reply, request, { deps, back: request.url, ...crowd })
}

/** In milliseconds. */
export type Busy = { refusal: 'busy'; retryAfter: number }

/** Too many wrong passwords came from there. In milliseconds. */
export type Slowed = { refusal: 'guessing-slowed'; retryAfter: number }

/** To be asked before a form is looked at: then nothing was counted, judged or spent. */
export function noRoom({ hasher }: { hasher: Hasher }): Busy | undefined {
  const load = hasher.load()
  if (!load.full) return undefined
  return { refusal: 'busy', retryAfter: (turnAway(load)?.retryAfter ?? 1) * SECOND }
}

/** For the header `Retry-After`. */
export const secondsOf = ({ retryAfter }: Busy | Slowed): number => Math.max(1, Math.ceil(retryAfter / SECOND))
