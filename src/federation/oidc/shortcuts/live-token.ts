/** Whether a token that was found is one that lives: the same questions as the library asks, without the library. Pure. */
import type { OidcApplication } from '../../../applications/index.ts'
import { epochSeconds, type Instant } from '../../../base/time/instant.ts'
import { parseGrantId } from '../records/grant-id.ts'
import { authorizationsOf, type FoundRecord } from '../records/record.ts'

type Applications = ReadonlyMap<string, OidcApplication>

/** The library's leeway for clocks, in seconds; it is for tokens of others, and counts for ours as well. */
export const LEEWAY = 15

/** Found, not spent, not expired, its session live, and its grant still the one that the session knows. */
export function isLive(applications: Applications, found: FoundRecord | undefined, now: Instant): found is FoundRecord {
  if (!found || found.consumedAt !== null) return false
  const { payload, session } = found
  if (epochSeconds(now) - LEEWAY >= payload.exp) return false
  if (!applications.has(payload.clientId ?? '')) return false
  if (payload.grantId === undefined) return payload.sessionUid === undefined
  const grant = parseGrantId(payload.grantId)
  if (grant?.client !== payload.clientId || grant?.account !== payload.accountId) return false
  if (!session || session.account !== payload.accountId) return false
  return authorizationsOf(session)[grant?.client ?? '']?.grantId === payload.grantId
}
