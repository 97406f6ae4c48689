/** What a sign-in granted goes into the cookies of this browser. */
import type { FastifyReply } from 'fastify'
import type { Instant } from '../../base/time/instant.ts'
import type { Cookies } from '../../base/web/cookies.ts'
import { holdKnown } from '../known-browsers/held-known.ts'
import type { Granted } from '../run/answer.ts'
import { holdSession } from '../sessions/held.ts'

export function holdGranted(
  deps: { cookies: Cookies },
  reply: FastifyReply,
  { granted, now }: { granted: Granted; now: Instant },
): void {
  const { known, realm } = granted
  holdSession(deps, reply, { ...granted, now })
  if (known) holdKnown(deps, reply, { realm, token: known === 'forget' ? undefined : known.token })
}
