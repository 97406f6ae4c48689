/** A key was copied: it is off from now on, its owner is told, and the audit keeps it. */
import { browserInWords, record } from '../../../audit/index.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { FlowDeps, Visitor } from '../deps.ts'
import type { Flow } from '../flow-store.ts'
import { accountOf } from './deed.ts'
import { tellPerson } from './tell-person.ts'

type Copied = { flow: Flow; visitor: Visitor; now: Instant; key: { kind: string; name: string } }

/** In the transaction of the answer that showed it, whatever else that comes to. */
export async function tellCloned(deps: FlowDeps, tx: Tx, { flow, visitor, now, key }: Copied): Promise<void> {
  const { id, person, realm } = accountOf(flow)
  const { kind, name } = key
  await record(tx, {
    ...{ at: now, what: 'key.cloned', actor: 'system', account: id, person, realm },
    ...{ address: visitor.address, browser: browserInWords(visitor.userAgent), details: { kind, name } },
  })
  await tellPerson(deps, tx, { flow, visitor, now, news: { template: 'key-cloned', method: name || kind } })
}
