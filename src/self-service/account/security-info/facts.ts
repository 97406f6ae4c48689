import type { Tx } from '../../../base/database/database.ts'
import { dayAt } from '../../../base/time/day.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { membershipsOf } from '../../../lifecycle/index.ts'
import { type MethodKind, type RegisteredMethod, registeredMethods } from '../../../methods/index.ts'
import { type OpeningFacts, registrableMethods, secondFactorDue, usableMethods } from '../../../policies/index.ts'
import type { LiveSession } from '../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { SignedIn } from '../../signed-in/signed-in.tsx'

/** What the policies are told of this account's methods, with the registrations as people see them. */
export type OwnFacts = Omit<OpeningFacts, 'registered'> & { readonly registered: readonly RegisteredMethod[] }

type Asked = Pick<SignedIn, 'realm'> & { session: Pick<LiveSession, 'account' | 'person'>; now: Instant }

/** How this account stands to methods today. */
export async function ownFacts(
  { campus }: Pick<SelfServiceDeps, 'campus'>,
  tx: Tx,
  { session, realm, now }: Asked,
): Promise<OwnFacts> {
  const { groups, institutions } = await membershipsOf(tx, session.person)
  const registered = await registeredMethods(tx, session.account)
  return { mfa: realm.mfa, groups, institutions, today: dayAt(now, campus.institution.timeZone), registered }
}

/** Whether the realm demands a second factor of this account today, wherever it signs in from: no network counts. */
export function secondFactorNeeded(
  { campus }: Pick<SelfServiceDeps, 'campus'>,
  { realm }: Pick<SignedIn, 'realm'>,
  now: Instant,
): boolean {
  const today = dayAt(now, campus.institution.timeZone)
  const facts = { mfa: realm.mfa, networks: [], today, application: undefined, asked: false, registered: 0 }
  return secondFactorDue(facts).due
}

/** Whether anything would be left that counts, without this registration; the ones that never counted are no loss. */
export function isLastThatCounts(facts: OwnFacts, id: string): boolean {
  const without = { ...facts, registered: facts.registered.filter((one) => one.id !== id) }
  return usableMethods(facts).length > 0 && usableMethods(without).length === 0
}

/** What the realm, their groups and institutions let this person add now. */
export const mayAdd = (facts: OwnFacts, kind: MethodKind): boolean => registrableMethods(facts).includes(kind)
