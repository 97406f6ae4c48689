import type { MethodKind } from '../../../../methods/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import type { Call } from '../../../signed-in/call.ts'
import type { Ask, SignedIn } from '../../../signed-in/signed-in.tsx'
import { mayAdd, ownFacts } from '../facts.ts'
import { freshlySignedIn } from '../freshly-signed-in.ts'
import { homeOf } from '../home.ts'

/** Who may add a method of this kind, here and now; undefined when the reply has been sent: to a proof, or back to the list. */
export async function whoMayAdd(
  deps: SelfServiceDeps,
  call: Call,
  ask: Pick<Ask, 'returnTo'> & { kind: MethodKind },
): Promise<SignedIn | undefined> {
  const { kind, ...where } = ask
  const who = await freshlySignedIn(deps, call, where)
  if (!who) return undefined
  const facts = await ownFacts(deps, deps.db.kysely, { ...who, now: call.request.visit.now })
  if (mayAdd(facts, kind)) return who
  call.reply.redirect(homeOf(who), 303)
  return undefined
}
