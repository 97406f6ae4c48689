/** People to test with: whatever a test does not name has a plain default. */

import { openKeyring } from '../../src/base/crypto/keyring.ts'
import type { Database } from '../../src/base/database/database.ts'
import { newId } from '../../src/base/ids.ts'
import type { Instant } from '../../src/base/time/instant.ts'
import { addEnrolment, type NewEnrolment } from '../../src/lifecycle/index.ts'
import {
  type Account,
  type AccountStatus,
  addAccount,
  addPerson,
  findAccount,
  type NewPerson,
  type Person,
  personOf,
} from '../../src/people/index.ts'

/** The moment at which built people were made, unless told: 1 October 2026. */
export const BUILT_AT: Instant = Date.UTC(2026, 9, 1, 8)

let made = 0

/** A person: `Ann Peeters`, born in 2004, with a mail address of their own. `keyring` seals phone and national number. */
export async function aPerson(
  db: Database,
  given: Partial<NewPerson> & { keyring?: Parameters<typeof addPerson>[0]['keyring'] } = {},
): Promise<Person> {
  made += 1
  const { keyring = openKeyring(Buffer.alloc(32, 7)), ...wished } = given
  const now = wished.now ?? BUILT_AT
  const person: NewPerson = {
    id: newId(now),
    number: `P${process.pid}-${made}`,
    givenName: 'Ann',
    familyName: 'Peeters',
    birthDate: '2004-03-01',
    mail: `ann-${made}@home.example`,
    ...wished,
    now,
  }
  await addPerson({ keyring }, db.kysely, person)
  return required(await personOf(db.kysely, person.id))
}

export type AccountWish = {
  realm?: string
  /** The sign-in name, in the form in which it is compared; unique by default. */
  name?: string
  status?: AccountStatus
  /** Identifier of the person; a new one by default. */
  person?: string
  id?: string
  now?: Instant
}

/** An account in realm `campus`, active, of a new person, unless told. */
export async function anAccount(db: Database, wished: AccountWish = {}): Promise<Account> {
  made += 1
  const { realm = 'campus', status = 'active', now = BUILT_AT } = wished
  const name = wished.name ?? (realm === 'campus' ? `ann-${made}@student.demo.example` : `r${1_000_000 + made}`)
  const person = wished.person ?? (await aPerson(db, { now })).id
  const id = wished.id ?? newId(now)
  await addAccount(db.kysely, { id, person, realm, signInName: name, signInKey: name, status, now })
  return required(await findAccount(db.kysely, id))
}

/** An enrolment as a student in Brussels since September 2026, unless told. */
export async function anEnrolment(
  db: Database,
  given: Partial<NewEnrolment> & { person: string },
): Promise<NewEnrolment> {
  made += 1
  const now = given.now ?? BUILT_AT
  const enrolment: NewEnrolment = {
    id: newId(now),
    number: `E${process.pid}-${made}`,
    institution: 'institution',
    group: 'student',
    campus: 'brussels',
    status: 'enrolled',
    statusDate: '2026-09-21',
    ...given,
    now,
  }
  await addEnrolment(db.kysely, enrolment)
  return enrolment
}

function required<V>(value: V | undefined): V {
  if (value === undefined) throw new Error('what was just built is not there')
  return value
}
