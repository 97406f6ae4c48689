/** Revoking a family: all that one grant gave, and the sessions that live by it alone. */
import type { Tx } from '../../../base/database/database.ts'
import type { Events } from '../../../base/events.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { endSession, type SessionEnd } from '../../../sign-in/index.ts'
import { changeAuthorization } from './authorizations-store.ts'
import { parseGrantId } from './grant-id.ts'
import { dropFamily } from './records-store.ts'

export type Revocation = { realm: string; grantId: string; why: SessionEnd; now: Instant }

/**
 * Removes the tokens, ends the sessions that `offline_access` started, and turns the grant's number: a token that a
 * racing refresh writes a moment later bears a grant that no session knows any more.
 */
export async function revokeFamily(
  deps: { events: Events },
  tx: Tx,
  { realm, grantId, why, now }: Revocation,
): Promise<void> {
  const sessions = await dropFamily(tx, realm, grantId)
  const grant = parseGrantId(grantId)
  if (!grant) return
  for (const session of sessions.filter((id) => id !== grant.session)) await endSession(deps, tx, { session, why, now })
  await changeAuthorization(tx, {
    session: grant.session,
    client: grant.client,
    change: (known) => (known?.grantId === grantId ? { turn: grant.turn + 1 } : undefined),
  })
}
