/** Adding, naming and removing code apps: each is recorded and reported to the person. */
import { type AuditKey, record } from '../../../audit/index.ts'
import type { Tx } from '../../../base/database/database.ts'
import { isId } from '../../../base/ids.ts'
import type { Visit } from '../../../base/web/visit.ts'
import { confirmTotp, removeTotp, renameTotp, tidyName, totpRegistrations } from '../../../methods/index.ts'
import { findAccount, lockAccount } from '../../../people/index.ts'
import type { LiveSession } from '../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import { lineOf } from '../../signed-in/audit-line.ts'
import { tellEverywhere } from '../../signed-in/tell.ts'

type By = { session: LiveSession; visit: Visit }

export type Confirmed = Awaited<ReturnType<typeof confirmTotp>>

/** Confirms a code app that was offered, with a code that it shows. */
export async function registerTotp(
  deps: SelfServiceDeps,
  by: By,
  { id, code }: { id: string; code: string },
): Promise<Confirmed> {
  return deps.db.transaction(async (tx) => {
    const { account, realm } = by.session
    const verdict = await confirmTotp(deps, tx, { account, id, code, now: by.visit.now })
    if (verdict !== 'right') return verdict
    await tell(deps, tx, { by, what: 'totp.registered', template: 'method-registered', name: '' })
    await deps.events.publish(tx, 'method.registered', { account, realm, at: by.visit.now, method: 'totp' })
    return verdict
  })
}

/** Gives a code app another name. */
export async function nameTotp(
  deps: SelfServiceDeps,
  by: By,
  { id, typed }: { id: string; typed: string },
): Promise<'renamed' | 'name-empty' | 'method-gone'> {
  const name = tidyName(typed)
  if (name === '') return 'name-empty'
  return deps.db.transaction(async (tx) => {
    if (!isId(id) || !(await renameTotp(tx, { account: by.session.account, id, name }))) return 'method-gone'
    await record(tx, lineFor(by, 'totp.renamed', name))
    return 'renamed'
  })
}

/** Removes a code app; the last one stays while the realm demands one. */
export async function dropTotp(
  deps: SelfServiceDeps,
  by: By,
  { id, needed }: { id: string; needed: boolean },
): Promise<'removed' | 'last-method' | 'method-gone'> {
  return deps.db.transaction(async (tx) => {
    const { account, realm } = by.session
    // Locked through the account: two tabs that remove one each must not remove the last two.
    await lockAccount(tx, account)
    const registrations = await totpRegistrations(tx, account)
    const gone = registrations.find((one) => one.id === id)
    if (!gone) return 'method-gone'
    if (needed && registrations.length === 1) return 'last-method'
    await removeTotp(tx, { account, id })
    await tell(deps, tx, { by, what: 'totp.removed', template: 'method-removed', name: gone.name })
    await deps.events.publish(tx, 'method.removed', { account, realm, at: by.visit.now, method: 'totp' })
    return 'removed'
  })
}

type Told = { by: By; what: AuditKey; template: 'method-registered' | 'method-removed'; name: string }

async function tell(deps: SelfServiceDeps, tx: Tx, { by, what, template, name }: Told): Promise<void> {
  await record(tx, lineFor(by, what, name))
  const account = await findAccount(tx, by.session.account)
  // A mail names a method as the person did; one without a name by its kind.
  if (account) await tellEverywhere(deps, tx, { account, visit: by.visit, news: { template, method: name || 'totp' } })
}

const lineFor = ({ session, visit }: By, what: AuditKey, name: string) => {
  const { account, person, realm } = session
  return lineOf(visit, { account, person, realm }, { what, details: { name } })
}
