import { record } from '../../../audit/index.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { Visit } from '../../../base/web/visit.ts'
import type { LinkedDevice } from '../../../methods/index.ts'
import { tellAccount } from '../../../notices/index.ts'
import type { AuthenticatorDeps } from '../deps.ts'
import { fromOf, lineOf } from './line.ts'

type Linked = { readonly linked: LinkedDevice; readonly visit: Visit }

/** A phone that another phone linked counts at once: no page writes it down or tells the person, so it is done here. */
export async function tellLinked(deps: AuthenticatorDeps, tx: Tx, { linked, visit }: Linked): Promise<void> {
  const { device, name, account } = linked
  const doer = { device, name, account, visit }
  await record(tx, lineOf(doer, { what: 'method.registered', details: { kind: 'app', name } }))
  const news = { template: 'method-registered', method: name || 'app', shown: '' } as const
  await tellAccount(deps, tx, { account, now: visit.now, news, from: fromOf(deps, visit) })
  const about = { account: account.id, realm: account.realm, at: visit.now }
  await deps.events.publish(tx, 'method.registered', { ...about, method: 'app' })
}
