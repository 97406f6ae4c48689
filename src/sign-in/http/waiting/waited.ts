/** How what a step waits for stands: a request to the app, a QR code, or a link. Small, since thousands may wait at once. */
import type { Tx } from '../../../base/database/database.ts'
import type { Seen } from '../../../base/live/stream-events.ts'
import type { Clock } from '../../../base/time/clock.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { linkStanding, type RequestStanding, requestStanding } from '../../../methods/index.ts'
import type { State } from '../../flow/state.ts'

/** Of codes, the newest of the flow is meant. */
export type Waited = { for: 'code' } | { for: 'request'; request: string } | { for: 'link'; link: string }

/** What a state waits for; undefined where it waits for nothing that a phone does. */
export function waitedIn(state: State): Waited | undefined {
  switch (state.at) {
    case 'identify':
    case 'qr':
      return { for: 'code' }
    case 'approval':
    case 'device':
      return state.asking?.request === undefined ? undefined : { for: 'request', request: state.asking.request }
    case 'register-method':
      if (state.kind !== 'app' || state.registration === undefined) return undefined
      return { for: 'link', link: state.registration }
    default:
      return undefined
  }
}

type Reading = { tx: Tx; clock: Clock; binding: string }

/** As the page's script is told it. */
export async function seenOf(reading: Reading, waited: Waited): Promise<Seen> {
  const { tx, clock, binding } = reading
  const now = clock.now()
  if (waited.for === 'link') return seenLink(reading, waited.link)
  const request = waited.for === 'request' ? waited.request : undefined
  const standing = await requestStanding(tx, { binding, request, now })
  const meant = standing && (waited.for === 'request' || standing.way === 'qr')
  return meant ? seenRequest(standing, now) : { data: { is: 'over' }, over: true }
}

/** The time that is left is told with what begins a new one: a code that was scanned. */
function seenRequest({ is, number, expires }: RequestStanding, now: Instant): Seen {
  const left = Math.max(expires - now, 0)
  const begins = is === 'claimed' && { left }
  const open = is === 'open' || is === 'seen' || is === 'claimed'
  return {
    data: { is, ...(number !== undefined && { number }), ...begins },
    over: !open,
    ...(open && { lookIn: left }),
  }
}

/** A page goes on by itself when a link was used. */
async function seenLink({ tx, clock, binding }: Reading, link: string): Promise<Seen> {
  const now = clock.now()
  const { is, expires } = await linkStanding(tx, { link, binding, now })
  const open = is === 'waiting' || is === 'scanned'
  return { data: { is }, over: !open, ...(open && { lookIn: Math.max(expires - now, 0) }) }
}
