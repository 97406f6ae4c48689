/** Whether a browser may go on with a flow. */
import { sameBytes } from '../../base/crypto/same.ts'
import { tokenHash } from '../../base/crypto/token-hash.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Flow } from './flow-store.ts'

/** Why a flow cannot go on: there is none, it began in another browser, or it is too old. */
export type Barrier = 'unknown' | 'other-browser' | 'expired'

/**
 * A flow goes on only in the browser in which it began: who has no more than its address, mailed or shown by somebody
 * else, can neither continue it nor be led to complete it for them (CVE-2026-18963, CVE-2026-7507).
 */
export function barrierOf(flow: Flow | undefined, browser: string, now: Instant): Barrier | undefined {
  if (!flow) return 'unknown'
  if (!sameBytes(flow.browser, tokenHash(browser))) return 'other-browser'
  if (now < flow.expiresAt || flow.state.at === 'done') return undefined
  return 'expired'
}
