import { Secret as OtpSecret } from 'otpauth'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Database } from '../../base/database/database.ts'
import { type Campus, realmByKey, signInNameIn } from '../../campus/index.ts'
import { registeredMethods } from '../../methods/index.ts'
import { findAccountByName } from '../../people/index.ts'
import {
  DEMO_INITIAL_PASSWORD,
  DEMO_PASSWORD,
  DEMO_PHONE,
  type DemoAccount,
  type DemoPerson,
  demoPeople,
} from '../people.ts'
import { demoTokenSeed } from './second-factors.ts'
import { totpSecretOf } from './totp-secrets-store.ts'

/** A demo person's account, as the campus calls it. */
export type RosterAccount = { realm: string; username: string; begins: DemoAccount['begins'] }

export type RosterPerson = { person: DemoPerson; accounts: readonly RosterAccount[] }

/** The demo people under the sign-in names that this campus gives them. */
export const rosterOf = (campus: Campus): RosterPerson[] =>
  demoPeople.map((person) => ({
    person,
    accounts: person.accounts.map(({ realm, name, begins }) => ({
      realm,
      username: usernameIn(campus, realm, name),
      begins,
    })),
  }))

function usernameIn(campus: Campus, realmKey: string, name: string): string {
  const realm = realmByKey(campus, realmKey)
  const username = realm && signInNameIn(realm, name)
  if (username === undefined) throw new Error(`the demo campus has no account ${realmKey}/${name}`)
  return username
}

type SecretDeps = { db: Database; keyring: Keyring }

/** The secret (base 32) of what shows a demo account's codes, app or token, for as long as that is registered. */
export async function demoTotpSecret({ db, keyring }: SecretDeps, account: RosterAccount): Promise<string | undefined> {
  const { begins, realm, username } = account
  if (begins !== 'totp' && begins !== 'token') return undefined
  const found = await findAccountByName(db.kysely, realm, username)
  if (!found) return undefined
  const registered = await registeredMethods(db.kysely, found.id)
  if (begins === 'token') {
    const has = registered.some(({ kind }) => kind === 'hardware-code')
    return has ? new OtpSecret({ buffer: new Uint8Array(demoTokenSeed(keyring)).buffer }).base32 : undefined
  }
  const kept = await totpSecretOf(keyring, db.kysely, found.id)
  return kept && registered.some(({ id }) => id === kept.registration) ? kept.secret : undefined
}

/** A demo person as the outside contract lists them; accounts that wait for activation stand apart. */
type PublicPerson = {
  person: string
  accounts: { realm: string; username: string; password: string; totpSecret?: string; phone?: string }[]
  roles: readonly string[]
  notActivated: { realm: string; username: string; initialPassword?: string }[]
}

export async function publicPerson(deps: SecretDeps, { person, accounts }: RosterPerson): Promise<PublicPerson> {
  const waits = ({ begins }: RosterAccount) => begins === 'letter' || begins === 'mail'
  const ready = accounts.filter((account) => !waits(account))
  return {
    person: `${person.givenName} ${person.familyName}`,
    accounts: await Promise.all(
      ready.map(async (account) => {
        const { realm, username, begins } = account
        const totpSecret = await demoTotpSecret(deps, account)
        return {
          ...{ realm, username, password: DEMO_PASSWORD },
          ...(totpSecret === undefined ? {} : { totpSecret }),
          ...(begins === 'phone' ? { phone: DEMO_PHONE } : {}),
        }
      }),
    ),
    roles: person.roles,
    notActivated: accounts.filter(waits).map(({ realm, username, begins }) => ({
      realm,
      username,
      ...(begins === 'letter' ? { initialPassword: DEMO_INITIAL_PASSWORD } : {}),
    })),
  }
}
