/** A refusal: the device's signature alone is enough for it. */
import type { Tx } from '../../../base/database/database.ts'
import { tell } from '../../../base/live/tell.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { StoredDevice } from '../devices-store.ts'
import { endRequestsOf, recentOf, type StoredRequest, settleRequest } from '../requests/requests-store.ts'
import { LONGEST_LOOK, stoppedUntil } from '../requests/room.ts'

type Declining = {
  readonly request: StoredRequest
  readonly device: StoredDevice
  readonly decision: 'decline' | 'not-me'
  readonly now: Instant
}

/** Ends a request; after "that wasn't me" whatever else the account is asked ends too. */
export async function declineRequest(
  tx: Tx,
  { request, device, decision, now }: Declining,
): Promise<{ notMe: boolean; stopped?: Instant }> {
  const notMe = decision === 'not-me'
  await settleRequest(tx, { id: request.id, outcome: notMe ? 'not-me' : 'declined', device: device.id, now })
  const ended = notMe ? await endRequestsOf(tx, { account: device.account, outcome: 'ended', now }) : []
  await tell(tx, [`account:${device.account}`, ...[request.binding, ...ended].map((binding) => `binding:${binding}`)])
  if (request.kind !== 'approval' && request.kind !== 'remembered') return { notMe }
  const stopped = stoppedUntil(await recentOf(tx, device.account, now - LONGEST_LOOK), now)
  return { notMe, ...(stopped !== undefined && { stopped }) }
}
