import { record } from '../../../../audit/index.ts'
import type { Tx } from '../../../../base/database/database.ts'
import { hasResetCode, makeResetCode } from '../../../../methods/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { type By, lineBy, tellBy } from '../../../signed-in/by.ts'

/** Makes a reset code in the place of the one before, and answers it for the one time that it is shown (M13). */
export async function renewResetCode(deps: SelfServiceDeps, tx: Tx, by: By): Promise<string> {
  const renewed = await hasResetCode(tx, by.session.account)
  const code = await makeResetCode(tx, { account: by.session.account, now: by.visit.now })
  await record(tx, lineBy(by, 'reset-code.made', { renewed }))
  await tellBy(deps, tx, { by, news: { template: 'reset-code-made' } })
  return code
}
