/** A method was added: recorded, told, heard of by whoever listens; and with the first comes the reset code (M13). */
import { record } from '../../../../audit/index.ts'
import type { Tx } from '../../../../base/database/database.ts'
import type { Realm } from '../../../../campus/index.ts'
import { hasResetCode, type RegisteredMethod } from '../../../../methods/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { type By, lineBy, tellBy } from '../../../signed-in/by.ts'
import { detailsOf, newsOf } from '../manage/change.ts'
import { renewResetCode } from '../reset-code/renew.ts'
import { takesResetCodes } from '../send.tsx'

type Kept = { by: By & { realm: Realm }; method: Pick<RegisteredMethod, 'kind' | 'name' | 'shown'> }

/** Answers the reset code that was made with it, to be shown once; undefined when there is one, or the realm takes none. */
export async function keepRegistered(deps: SelfServiceDeps, tx: Tx, { by, method }: Kept): Promise<string | undefined> {
  const { session, realm, visit } = by
  await record(tx, lineBy(by, 'method.registered', detailsOf(method)))
  await tellBy(deps, tx, { by, news: { template: 'method-registered', ...newsOf(method) } })
  const { account } = session
  await deps.events.publish(tx, 'method.registered', { account, realm: realm.key, at: visit.now, method: method.kind })
  if (!takesResetCodes({ realm }) || (await hasResetCode(tx, account))) return undefined
  return renewResetCode(deps, tx, by)
}
