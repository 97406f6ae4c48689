import { dayAt } from '../../../base/time/day.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { membershipsOf } from '../../../lifecycle/index.ts'
import { registeredMethods } from '../../../methods/index.ts'
import { type MethodFacts, registrableMethods, secondFactorDue, usableMethods } from '../../../policies/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { SignedIn } from '../../signed-in/signed-in.tsx'

export type MethodStanding = {
  /** What the realm, their groups and institutions let this person add now. */
  mayAddTotp: boolean
  /** Whether they have a second factor that is accepted: then nothing changes without it. */
  hasUsable: boolean
}

/** How this account stands to methods today. */
export async function methodStanding(deps: SelfServiceDeps, who: SignedIn, now: Instant): Promise<MethodStanding> {
  const facts = await methodFacts(deps, who, now)
  return { mayAddTotp: registrableMethods(facts).includes('totp'), hasUsable: usableMethods(facts).length > 0 }
}

/** Whether the realm demands a second factor of this account today, wherever it signs in from: no network counts. */
export function secondFactorNeeded({ campus }: SelfServiceDeps, { realm }: SignedIn, now: Instant): boolean {
  const today = dayAt(now, campus.institution.timeZone)
  const facts = { mfa: realm.mfa, networks: [], today, application: undefined, asked: false, registered: 0 }
  return secondFactorDue(facts).due
}

async function methodFacts(deps: SelfServiceDeps, { session, realm }: SignedIn, now: Instant): Promise<MethodFacts> {
  const { kysely } = deps.db
  const [{ groups, institutions }, registered] = await Promise.all([
    membershipsOf(kysely, session.person),
    registeredMethods(kysely, session.account),
  ])
  return { mfa: realm.mfa, groups, institutions, today: dayAt(now, deps.campus.institution.timeZone), registered }
}
