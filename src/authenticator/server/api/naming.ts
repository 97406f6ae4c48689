import { record } from '../../../audit/index.ts'
import type { Tx } from '../../../base/database/database.ts'
import { forgetSubscription, removeMethod, renameMethod, tidyName } from '../../../methods/index.ts'
import { tellAccount } from '../../../notices/index.ts'
import type { AuthenticatorDeps } from '../deps.ts'
import { fromOf, lineOf } from '../telling/line.ts'
import type { Heard } from './hearing.ts'

/** Gives the device another name in the list of its account. False when it is not there any more. */
export async function nameDevice(tx: Tx, heard: Heard, typed: string): Promise<boolean> {
  const { device: id, account } = heard
  const name = tidyName(typed)
  if (!(await renameMethod(tx, { account: account.id, kind: 'app', id, name }))) return false
  await record(tx, lineOf(heard, { what: 'method.renamed', details: { kind: 'app', name } }))
  return true
}

/** The device takes itself away: whoever wanted a phone gone has it in hand, and needs no second proof to lose access. */
export async function removeSelf(deps: AuthenticatorDeps, tx: Tx, heard: Heard): Promise<boolean> {
  const { device: id, account, visit } = heard
  const removed = await removeMethod(tx, { account: account.id, kind: 'app', id })
  if (!removed) return false
  await forgetSubscription(tx, id)
  const { name } = removed
  await record(tx, lineOf(heard, { what: 'method.removed', details: { kind: 'app', name } }))
  const news = { template: 'method-removed', method: name || 'app', shown: '' } as const
  await tellAccount(deps, tx, { account, now: visit.now, news, from: fromOf(deps, visit) })
  await deps.events.publish(tx, 'method.removed', {
    account: account.id,
    realm: account.realm,
    at: visit.now,
    method: 'app',
  })
  return true
}
