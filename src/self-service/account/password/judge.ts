import type { Database } from '../../../base/database/database.ts'
import type { Campus, Realm } from '../../../campus/index.ts'
import { realmByKey } from '../../../campus/index.ts'
import { type Account, personOf } from '../../../people/index.ts'
import {
  judgePasswordAside,
  type PasswordFacts,
  type PasswordVerdict,
  passwordRulesAside,
  type RuleState,
} from '../../../policies/index.ts'

type Deps = { campus: Campus; db: Database }

/** Judges a new password of an account: accepted, or all the reasons why not. */
export async function judgeFor(deps: Deps, account: Account, typed: string): Promise<PasswordVerdict> {
  return judgePasswordAside(typed, await factsFor(deps, account))
}

/** The rules as the page shows them while typing. */
export async function rulesFor(deps: Deps, account: Account, typed: string): Promise<RuleState[]> {
  return passwordRulesAside(typed, await factsFor(deps, account))
}

async function factsFor({ campus, db }: Deps, account: Account): Promise<PasswordFacts> {
  const person = await personOf(db.kysely, account.person)
  const realm = realmOf(campus, account)
  const { givenName, familyName, preferredName, signInName } = account
  return {
    policy: realm.password,
    names: [givenName, familyName, preferredName].filter((name) => name !== null),
    signInName,
    birthDate: person?.birthDate ?? undefined,
    institution: Object.values(campus.institution.name),
  }
}

function realmOf(campus: Campus, account: Account): Realm {
  const realm = realmByKey(campus, account.realm)
  if (!realm) throw new Error(`the realm ${account.realm} of an account is not in the configuration`)
  return realm
}
