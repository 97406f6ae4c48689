/** Naming and removing methods, and saying which is asked first: each is recorded, and what matters told to the person. */
import { record } from '../../../../audit/index.ts'
import type { Tx } from '../../../../base/database/database.ts'
import { isId } from '../../../../base/ids.ts'
import type { Realm } from '../../../../campus/index.ts'
import {
  type MethodKind,
  type RegisteredMethod,
  registeredMethods,
  removeMethod,
  renameMethod,
  setDefaultMethod,
  tidyName,
} from '../../../../methods/index.ts'
import { lockAccount } from '../../../../people/index.ts'
import { usableMethods } from '../../../../policies/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { type By, lineBy, tellBy } from '../../../signed-in/by.ts'
import { isLastThatCounts, ownFacts, secondFactorNeeded } from '../facts.ts'

/** What the audit keeps of a method. */
export const detailsOf = ({ kind, name, shown }: Pick<RegisteredMethod, 'kind' | 'name' | 'shown'>) => {
  return { kind, name, ...(shown !== undefined && { shown }) }
}

/** A mail names a method as the person did; one without a name by its kind. */
export const newsOf = ({ kind, name, shown }: Pick<RegisteredMethod, 'kind' | 'name' | 'shown'>) => {
  return { method: name || kind, ...(shown !== undefined && { shown }) }
}

/** Gives a method another name. */
export async function nameMethod(
  { db }: SelfServiceDeps,
  by: By,
  { id, typed }: { id: string; typed: string },
): Promise<'renamed' | 'name-empty' | 'method-gone'> {
  const name = tidyName(typed)
  if (name === '') return 'name-empty'
  return db.transaction(async (tx) => {
    const method = await findOwn(tx, by, id)
    const { account } = by.session
    if (!method || !(await renameMethod(tx, { account, kind: method.kind, id, name }))) return 'method-gone'
    await record(tx, lineBy(by, 'method.renamed', { kind: method.kind, name }))
    return 'renamed'
  })
}

/** Removes a method; the last that counts stays while the realm demands one, of whatever kind it is (M9). */
export async function dropMethod(
  deps: SelfServiceDeps,
  by: By & { realm: Realm },
  id: string,
): Promise<{ removed: RegisteredMethod } | { refused: 'last-method' | 'method-gone' }> {
  const { session, realm } = by
  const { now } = by.visit
  return deps.db.transaction(async (tx) => {
    // Locked through the account: two tabs that remove one each must not remove the last two.
    await lockAccount(tx, session.account)
    const facts = await ownFacts(deps, tx, { session, realm, now })
    const method = facts.registered.find((one) => one.id === id)
    if (!method) return { refused: 'method-gone' }
    if (secondFactorNeeded(deps, { realm }, now) && isLastThatCounts(facts, id)) return { refused: 'last-method' }
    const removed = await removeMethod(tx, { account: session.account, kind: method.kind, id })
    if (!removed) return { refused: 'method-gone' }
    await record(tx, lineBy(by, 'method.removed', detailsOf(removed)))
    await tellBy(deps, tx, { by, news: { template: 'method-removed', ...newsOf(removed) } })
    await deps.events.publish(tx, 'method.removed', {
      account: session.account,
      realm: realm.key,
      at: now,
      method: removed.kind,
    })
    return { removed }
  })
}

/** Says which method is asked first, where the realm lets the person choose (M8). */
export async function chooseDefault(
  deps: SelfServiceDeps,
  by: By & { realm: Realm },
  { id, kind }: { id: string; kind: MethodKind },
): Promise<'default' | 'method-gone' | 'default-not-yours'> {
  const { session, realm, visit } = by
  if (realm.mfa.choose !== 'person') return 'default-not-yours'
  return deps.db.transaction(async (tx) => {
    const facts = await ownFacts(deps, tx, { session, realm, now: visit.now })
    const method = facts.registered.find((one) => one.id === id && one.kind === kind)
    const usable = usableMethods({ ...facts, registered: method ? [method] : [] }).includes(kind)
    if (!method || !usable || !(await setDefaultMethod(tx, { account: session.account, kind, id })))
      return 'method-gone'
    await record(tx, lineBy(by, 'method.default-changed', detailsOf(method)))
    return 'default'
  })
}

async function findOwn(tx: Tx, { session }: By, id: string): Promise<RegisteredMethod | undefined> {
  if (!isId(id)) return undefined
  return (await registeredMethods(tx, session.account)).find((one) => one.id === id)
}
