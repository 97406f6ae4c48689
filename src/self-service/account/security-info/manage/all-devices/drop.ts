/** Removing every device with the app at once: for who trusts none of them any more (M12). */
import { record } from '../../../../../audit/index.ts'
import type { Tx } from '../../../../../base/database/database.ts'
import type { Realm } from '../../../../../campus/index.ts'
import { type RegisteredMethod, removeMethod } from '../../../../../methods/index.ts'
import { lockAccount } from '../../../../../people/index.ts'
import { usableMethods } from '../../../../../policies/index.ts'
import { unrememberBrowsers } from '../../../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../../../deps.ts'
import { type By, lineBy, tellBy } from '../../../../signed-in/by.ts'
import { type OwnFacts, ownFacts, secondFactorNeeded } from '../../facts.ts'
import { detailsOf } from '../change.ts'

type Dropped = { removed: RegisteredMethod[] } | { refused: 'last-method' | 'no-devices' }

/** All of them or none. They stay while the realm demands a second factor and nothing else counts (M9). */
export async function dropDevices(deps: SelfServiceDeps, by: By & { realm: Realm }): Promise<Dropped> {
  const { session, realm } = by
  const { now } = by.visit
  return deps.db.transaction(async (tx): Promise<Dropped> => {
    // Locked through the account, as where one is removed.
    await lockAccount(tx, session.account)
    const facts = await ownFacts(deps, tx, { session, realm, now })
    const devices = facts.registered.filter(({ kind }) => kind === 'app')
    if (devices.length === 0) return { refused: 'no-devices' }
    if (secondFactorNeeded(deps, { realm }, now) && !leavesAny(facts)) return { refused: 'last-method' }
    for (const { kind, id } of devices) await removeMethod(tx, { account: session.account, kind, id })
    await unrememberBrowsers(tx, session.account)
    await sayGone(deps, tx, { by, devices })
    return { removed: devices }
  })
}

/** Whether something that counts is left without them. */
const leavesAny = (facts: OwnFacts): boolean => usableMethods(withoutDevices(facts)).length > 0

/** The facts as they will be. */
function withoutDevices(facts: OwnFacts): OwnFacts {
  const devices = new Set(facts.registered.filter(({ kind }) => kind === 'app').map(({ id }) => id))
  return { ...facts, registered: facts.registered.filter(({ id }) => !devices.has(id)) }
}

type Gone = { by: By & { realm: Realm }; devices: readonly RegisteredMethod[] }

/** Each in the record; one mail for all. */
async function sayGone(deps: SelfServiceDeps, tx: Tx, { by, devices }: Gone): Promise<void> {
  const { session, realm, visit } = by
  for (const device of devices) {
    await record(tx, lineBy(by, 'method.removed', { ...detailsOf(device), all: true }))
    const removed = { account: session.account, realm: realm.key, at: visit.now, method: device.kind }
    await deps.events.publish(tx, 'method.removed', removed)
  }
  const names = devices.map(({ name }) => name).filter(Boolean)
  await tellBy(deps, tx, { by, news: { template: 'method-removed', method: names.join(', ') || 'app' } })
}
