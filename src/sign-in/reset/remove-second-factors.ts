/** Lost methods are taken away, and with them all that may rest on them: sessions, and browsers that were known. */
import { browserInWords, record } from '../../audit/index.ts'
import type { Tx } from '../../base/database/database.ts'
import type { Events } from '../../base/events.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Language } from '../../i18n/index.ts'
import { type MethodKind, type RegisteredMethod, registeredMethods, removeMethod } from '../../methods/index.ts'
import type { Account } from '../../people/index.ts'
import { revokeKnownBrowsers } from '../known-browsers/known-browsers-store.ts'
import { type TellDeps, tellPerson } from '../run/effects/tell-person.ts'
import { endSessionsOf } from '../sessions/end-session.ts'

export type ResetDeps = TellDeps & { events: Events }

export type Reset = {
  account: Account
  which: 'all' | { kind: MethodKind; id: string }
  /** What allowed it. */
  how: 'reset-code' | 'desk'
  /** From where it was asked; `language` where the account has none. */
  visit: { address: string | undefined; userAgent: string; language?: Language }
  now: Instant
}

/**
 * Removes one method of an account or all of them, ends its sessions, forgets its browsers, and tells the person on all
 * addresses: a thief who resets is found out by the owner's mail. Answers what was removed; nothing happens when there
 * was none.
 */
export async function removeSecondFactors(deps: ResetDeps, tx: Tx, reset: Reset): Promise<RegisteredMethod[]> {
  const { account, which, now, how, visit } = reset
  const removed = await remove(tx, reset)
  if (removed.length === 0) return []
  for (const { kind } of removed) {
    const { id, realm } = account
    await deps.events.publish(tx, 'method.removed', { account: id, realm, at: now, method: kind })
  }
  await endSessionsOf(deps, tx, { account: account.id, why: 'methods-reset', now })
  await revokeKnownBrowsers(tx, account.id, now)
  await audit(tx, reset, removed)
  const [one] = removed
  const method = which === 'all' || !one ? undefined : one.name || one.kind
  await tellPerson(deps, tx, {
    flow: { account },
    visitor: visit,
    now,
    news: { template: 'methods-reset', method, how },
  })
  return removed
}

/** A telephone that stands under two kinds goes once. */
async function remove(tx: Tx, { account: { id: account }, which }: Reset): Promise<RegisteredMethod[]> {
  const all = await registeredMethods(tx, account)
  const lost = which === 'all' ? all : all.filter(({ id }) => id === which.id)
  const once = lost.filter((one, at) => lost.findIndex(({ id }) => id === one.id) === at)
  for (const { kind, id } of once) await removeMethod(tx, { account, kind, id })
  return once
}

async function audit(tx: Tx, { account, which, how, visit, now }: Reset, removed: readonly RegisteredMethod[]) {
  const about = {
    ...({ at: now, actor: 'person', account: account.id, person: account.person, realm: account.realm } as const),
    ...{ address: visit.address, browser: browserInWords(visit.userAgent) },
  }
  const lines = removed.map(({ kind, name, shown }) => {
    return { ...about, what: 'method.removed', details: { kind, name, shown, by: how } } as const
  })
  const used = { ...about, what: 'reset-code.used', details: { lost: which === 'all' ? which : which.kind } } as const
  await record(tx, how === 'reset-code' ? [used, ...lines] : lines)
}
