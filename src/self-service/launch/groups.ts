/** What stands on the launch page: the accounts of a person, each with what it opens today. */
import { mayUse } from '../../applications/index.ts'
import { dayAt } from '../../base/time/day.ts'
import type { Instant } from '../../base/time/instant.ts'
import { applicationsOf, brandOf, type Realm, type RealmBrand, realmByKey } from '../../campus/index.ts'
import { formatTimeUntil } from '../../i18n/index.ts'
import { membershipsOf } from '../../lifecycle/index.ts'
import type { Account } from '../../people/index.ts'
import type { LiveSession } from '../../sign-in/index.ts'
import type { SelfServiceDeps } from '../deps.ts'
import type { SignedIn } from '../signed-in/signed-in.tsx'
import { favouritesOf } from './favourites-store.ts'
import { type LaunchTile, tilesOf } from './tiles.ts'

export type LaunchGroup = {
  account: string
  realm: string
  brand: RealmBrand
  signInName: string
  /** Until when this browser is signed in with it; left out when it is not. */
  until?: string
  /** Not activated yet: there is nothing to sign in with. */
  invited: boolean
  tiles: readonly LaunchTile[]
}

type Asked = { sessions: readonly LiveSession[]; query: string; now: Instant }

/** One group an account, in the order of the accounts. */
export async function groupsFor(deps: SelfServiceDeps, who: SignedIn, asked: Asked): Promise<LaunchGroup[]> {
  const shown = who.accounts.flatMap((account) => {
    const realm = realmByKey(deps.campus, account.realm)
    return realm && (account.status === 'active' || account.status === 'invited') ? [{ account, realm }] : []
  })
  return Promise.all(shown.map((one) => groupFor(deps, who, { ...asked, ...one })))
}

type One = Asked & { account: Account; realm: Realm }

async function groupFor(deps: SelfServiceDeps, { frame: { language } }: SignedIn, one: One): Promise<LaunchGroup> {
  const { account, realm, sessions, query, now } = one
  const group = {
    account: account.id,
    realm: realm.key,
    brand: brandOf(realm, language),
    signInName: account.signInName,
  }
  if (account.status === 'invited') return { ...group, invited: true, tiles: [] }
  const { kysely } = deps.db
  const { timeZone } = deps.campus.institution
  const [favourites, { groups, programmes }] = await Promise.all([
    favouritesOf(kysely, account.id),
    membershipsOf(kysely, account.person),
  ])
  const facts = { groups, programmes, today: dayAt(now, timeZone) }
  const open = applicationsOf(deps.campus, realm.key).filter((application) => mayUse(application, facts).may)
  const tiles = tilesOf(open, { language, favourites, query })
  const session = sessions.find((held) => held.account === account.id)
  const until = session && formatTimeUntil(language, session.expiresAt, timeZone, now)
  return { ...group, invited: false, tiles, ...(until !== undefined && { until }) }
}
