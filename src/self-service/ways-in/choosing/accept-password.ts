import { type HashedPassword, hashAccepted } from '../../../methods/index.ts'
import type { Account } from '../../../people/index.ts'
import { noRoom } from '../../account/password/crowd.ts'
import { judgeFor } from '../../account/password/judge.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { ChooseRefusal } from './way.ts'

/** A new password judged and hashed, outside any transaction; or why not. When there is no room nothing is looked at. */
export async function acceptPassword(
  deps: SelfServiceDeps,
  { account, typed }: { account: Account; typed: string },
): Promise<{ hashed: HashedPassword } | { mend: ChooseRefusal }> {
  const busy = noRoom(deps)
  if (busy) return { mend: busy }
  const judged = await judgeFor(deps, account, typed)
  if ('reasons' in judged) return { mend: { refusal: 'password-refused', reasons: judged.reasons } }
  return { hashed: await hashAccepted(deps.hasher, judged.accepted) }
}
