/** How methods that are lost can be removed, realm by realm, in the order in which each realm offers it (M13). Pure. */
import type { Campus, Realm } from '../../../campus/index.ts'

/** What there is so far; of the others nothing is said. */
const OFFERED = ['device', 'reset-code', 'desk'] as const
export type ResetWay = (typeof OFFERED)[number]

export type RealmWays = { readonly realms: readonly Realm[]; readonly ways: readonly ResetWay[] }

const waysOf = ({ mfa }: Realm): ResetWay[] =>
  mfa.reset.filter((way): way is ResetWay => (OFFERED as readonly string[]).includes(way))

/** Realms that offer the same in the same order stand together; `key` picks one realm, and an unknown one none. */
export function resetWays({ realms }: Pick<Campus, 'realms'>, key?: string): RealmWays[] {
  const all = Object.values(realms)
  const asked = all.filter((realm) => realm.key === key)
  const byWays = new Map<string, RealmWays>()
  for (const realm of asked.length > 0 ? asked : all) {
    const ways = waysOf(realm)
    const same = byWays.get(ways.join())
    if (ways.length > 0) byWays.set(ways.join(), { realms: [...(same?.realms ?? []), realm], ways })
  }
  return [...byWays.values()]
}
