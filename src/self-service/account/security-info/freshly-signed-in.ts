import { usableMethods } from '../../../policies/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Call } from '../../signed-in/call.ts'
import { type Ask, type SignedIn, signedIn } from '../../signed-in/signed-in.tsx'
import { ownFacts } from './facts.ts'

/**
 * A method is added, named or removed only by who proved moments ago the strongest that they have (LinOTP #63): with a
 * second factor once there is one that counts. How long ago is the realm's `session.stepUp`.
 */
export async function freshlySignedIn(
  deps: SelfServiceDeps,
  call: Call,
  ask: Pick<Ask, 'returnTo'> = {},
): Promise<SignedIn | undefined> {
  const who = await signedIn(deps, call, { ...ask, choose: true })
  if (!who) return undefined
  const facts = await ownFacts(deps, deps.db.kysely, { ...who, now: call.request.visit.now })
  const level = usableMethods(facts).length > 0 ? ({ level: 'mfa' } as const) : {}
  return signedIn(deps, call, { ...ask, choose: true, fresh: true, ...level })
}
