/** Accounts: one login of one person in one realm. */
import { sql } from 'kysely'
import type { Tx } from '../base/database/database.ts'
import { asDate, type Instant } from '../base/time/instant.ts'
import type { Account, AccountStatus } from './account.ts'

const account = sql`
  a.id, a.person, a.realm, a.sign_in_name as "signInName", a.status, p.given_name as "givenName",
  p.family_name as "familyName", p.preferred_name as "preferredName",
  coalesce(p.chosen_language, p.language) as language
  from accounts a join persons p on p.id = a.person`

/** By the compared form of the sign-in name, as `findRealm` of the campus gives it. */
export async function findAccountByName(tx: Tx, realm: string, key: string): Promise<Account | undefined> {
  const found = await sql<Account>`select ${account} where a.realm = ${realm} and a.sign_in_key = ${key}`.execute(tx)
  return found.rows[0]
}

export async function findAccount(tx: Tx, id: string): Promise<Account | undefined> {
  return (await sql<Account>`select ${account} where a.id = ${id}`.execute(tx)).rows[0]
}

/** All accounts of a person, the oldest first; those that are erased are left out. */
export async function accountsOfPerson(tx: Tx, person: string): Promise<Account[]> {
  const found = await sql<Account>`
    select ${account} where a.person = ${person} and a.status <> 'erased' order by a.created_at, a.id`.execute(tx)
  return found.rows
}

/** The account, its row locked until the transaction ends: who asks next waits, and sees what was done. */
export async function lockAccount(tx: Tx, id: string): Promise<Account | undefined> {
  return (await sql<Account>`select ${account} where a.id = ${id} for no key update of a`.execute(tx)).rows[0]
}

/** Makes an invited account active. False when it is not invited (any more), and then nothing has changed. */
export async function markActivated(tx: Tx, { account: id, now }: { account: string; now: Instant }): Promise<boolean> {
  const done = await sql`
    update accounts set status = 'active', activated_at = ${asDate(now)}, changed_at = ${asDate(now)}
    where id = ${id} and status = 'invited'`.execute(tx)
  return done.numAffectedRows === 1n
}

/** Closes an account that is not closed or erased yet. False when there was nothing to close. */
export async function markClosed(tx: Tx, { account: id, now }: { account: string; now: Instant }): Promise<boolean> {
  const done = await sql`
    update accounts set status = 'closed', closed_at = ${asDate(now)}, changed_at = ${asDate(now)}
    where id = ${id} and status in ('invited', 'active', 'suspended')`.execute(tx)
  return done.numAffectedRows === 1n
}

/** Makes a closed account invited again, under the same name and identifier: it is to be activated anew. */
export async function markReopened(tx: Tx, { account: id, now }: { account: string; now: Instant }): Promise<boolean> {
  const done = await sql`
    update accounts set status = 'invited', activated_at = null, closed_at = null, changed_at = ${asDate(now)}
    where id = ${id} and status = 'closed'`.execute(tx)
  return done.numAffectedRows === 1n
}

export type NewAccount = {
  id: string
  person: string
  realm: string
  /** As shown. */
  signInName: string
  /** As compared: what `findRealm` of the campus gives. */
  signInKey: string
  status?: AccountStatus
  now: Instant
}

/** Adds one account, `invited` unless told. Throws when the name is taken or the person has an account there. */
export async function addAccount(tx: Tx, added: NewAccount): Promise<void> {
  const { status = 'invited' } = added
  const now = asDate(added.now)
  await sql`
    insert into accounts (id, person, realm, sign_in_name, sign_in_key, status, created_at, changed_at, activated_at, closed_at)
    values (${added.id}, ${added.person}, ${added.realm}, ${added.signInName}, ${added.signInKey}, ${status}, ${now}, ${now},
      ${status === 'invited' ? null : now}, ${status === 'closed' ? now : null})`.execute(tx)
}
