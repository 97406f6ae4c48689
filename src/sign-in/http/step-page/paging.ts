import { type RegisteredMethod, registeredMethods } from '../../../methods/index.ts'
import type { Given } from '../../flow/given.ts'
import type { View } from '../../pages/view.ts'
import type { FlowDeps } from '../../run/deps.ts'

/** What the page of a step is made from, whichever it is. */
export type Paging = { deps: FlowDeps; view: View; given: Given }

/** The methods of the account that was proved. */
export const methodsOf = ({ deps }: Paging, { proof }: { proof: { account: string } }): Promise<RegisteredMethod[]> =>
  registeredMethods(deps.db.kysely, proof.account)
