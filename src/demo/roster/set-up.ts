/** Makes the people of the demo campus, once, by the verbs that make everybody. */
import { record } from '../../audit/index.ts'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Database, Tx } from '../../base/database/database.ts'
import { newId } from '../../base/ids.ts'
import type { Clock } from '../../base/time/clock.ts'
import type { Instant } from '../../base/time/instant.ts'
import { type Campus, realmByKey, termsFor } from '../../campus/index.ts'
import { addEnrolment, queueInvitations } from '../../lifecycle/index.ts'
import {
  giveInitialPassword,
  type HashedPassword,
  type Hasher,
  hashAccepted,
  storePassword,
} from '../../methods/index.ts'
import { acceptTerms, addAccount, addPerson, findPersonByNumber, markActivated } from '../../people/index.ts'
import { judgePassword } from '../../policies/index.ts'
import { DEMO_INITIAL_PASSWORD, DEMO_PASSWORD, type DemoPerson, homeAddress, nationalNumber } from '../people.ts'
import { type RosterAccount, type RosterPerson, rosterOf } from './roster.ts'
import { registerDemoMethod } from './second-factors.ts'
import { lockSetUp } from './totp-secrets-store.ts'

type SetUpDeps = { db: Database; clock: Clock; keyring: Keyring; campus: Campus; hasher: Hasher }

/**
 * Makes the demo people where they are not there yet, in one transaction, and answers them all; for the built-in demo
 * campus alone. Two processes that start at once make them once.
 */
export async function setUpDemoPeople(deps: SetUpDeps): Promise<RosterPerson[]> {
  const roster = rosterOf(deps.campus)
  if ((await missingFrom(deps.db.kysely, roster)).length === 0) return roster
  const hashed = await hashDemoPassword(deps)
  await deps.db.transaction(async (tx) => {
    await lockSetUp(tx)
    const making = { ...deps, tx, hashed, now: deps.clock.now() }
    for (const missing of await missingFrom(tx, roster)) await addDemoPerson(making, missing)
  })
  return roster
}

async function missingFrom(tx: Tx, roster: readonly RosterPerson[]): Promise<RosterPerson[]> {
  const missing: RosterPerson[] = []
  for (const one of roster) if ((await findPersonByNumber(tx, one.person.number)) === undefined) missing.push(one)
  return missing
}

/**
 * Judged by its length alone: the dictionaries take longer to load than all the rest of the start. That it is good by
 * every rule of both realms, for each of these people, is tested.
 */
async function hashDemoPassword({ campus, hasher }: SetUpDeps): Promise<HashedPassword> {
  const realm = realmByKey(campus, 'campus')
  if (!realm) throw new Error('the demo campus has no realm campus')
  const policy = { ...realm.password, refuse: [] }
  const judged = judgePassword(DEMO_PASSWORD, { policy, names: [], signInName: '', institution: [] })
  if ('reasons' in judged) throw new Error('the demo password breaks a rule of the demo campus')
  return hashAccepted(hasher, judged.accepted)
}

type Making = SetUpDeps & { tx: Tx; hashed: HashedPassword; now: Instant }

async function addDemoPerson(making: Making, { person, accounts }: RosterPerson): Promise<void> {
  const { campus, tx, now } = making
  const { number, givenName, familyName, birthDate, language, group, programme } = person
  const id = newId(now)
  const own = { id, number, givenName, familyName, birthDate, language, mail: homeAddress(person), now }
  await addPerson(making, tx, { ...own, nationalNumber: nationalNumber(person) })
  const institution = campus.campuses[person.campus]?.institution ?? 'institution'
  await addEnrolment(tx, {
    id: newId(now),
    number,
    person: id,
    institution,
    group,
    ...(programme === undefined ? {} : { programme }),
    campus: person.campus,
    status: 'enrolled',
    statusDate: '2026-09-21',
    now,
  })
  for (const account of accounts) await addDemoAccount(making, { person, id, account })
}

type Owned = { person: DemoPerson; id: string; account: RosterAccount }

async function addDemoAccount(making: Making, { person, id, account }: Owned): Promise<void> {
  const { tx, now } = making
  const { realm, username, begins } = account
  const of = { person: id, account: newId(now), realm }
  await addAccount(tx, { ...of, id: of.account, signInName: username, signInKey: username, now })
  await record(tx, { ...of, at: now, what: 'account.created', actor: 'system', details: { number: person.number } })
  if (begins === 'letter') {
    await giveInitialPassword(making, tx, { account: of.account, plain: DEMO_INITIAL_PASSWORD, now })
  } else if (begins === 'mail') {
    await queueInvitations(tx, [of.account], now)
  } else {
    await activate(making, person, of)
    if (begins !== 'active') await registerDemoMethod(making, begins, { ...of, username })
  }
}

type Keys = { person: string; account: string; realm: string }

async function activate({ campus, tx, hashed, now }: Making, person: DemoPerson, of: Keys): Promise<void> {
  const { account } = of
  await storePassword(tx, { account, hashed, now })
  await markActivated(tx, { account, now })
  await record(tx, { ...of, at: now, what: 'account.activated', actor: 'system', details: { by: 'demo' } })
  if (!person.terms) return
  for (const { id, version } of termsFor(campus, [person.group])) {
    await acceptTerms(tx, { terms: id, version, person: of.person, account, now })
    await record(tx, { ...of, at: now, what: 'terms.accepted', actor: 'system', details: { terms: id, version } })
  }
}
