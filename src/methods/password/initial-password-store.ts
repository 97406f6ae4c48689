import { sql } from 'kysely'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import { initialPasswordMac } from './initial-password.ts'
import { NOBODY } from './password-store.ts'

/** Gives an account one initial password, in the place of any earlier one. */
export async function giveInitialPassword(
  deps: { readonly keyring: Keyring },
  tx: Tx,
  { account, plain, now }: { account: string; plain: string; now: Instant },
): Promise<void> {
  const mac = initialPasswordMac(deps.keyring, account, plain)
  await sql`
    insert into initial_passwords (account, mac, given_at) values (${account}, ${mac}, ${asDate(now)})
    on conflict (account) do update set mac = excluded.mac, given_at = excluded.given_at, spent_at = null`.execute(tx)
}

/** The mark of an initial password that is still good. Without an account it asks all the same. */
export async function findInitialPassword(tx: Tx, account: string | undefined): Promise<Buffer | undefined> {
  const { rows } = await sql<{ mac: Buffer }>`
    select mac from initial_passwords where account = ${account ?? NOBODY} and spent_at is null`.execute(tx)
  return rows[0]?.mac
}

/**
 * Uses the initial password up, in the transaction that sets the new one, and not before (A2). False when another got
 * there first: then that transaction must be undone. One statement, so of any number at once one wins (CVE-2022-23555).
 */
export async function spendInitialPassword(tx: Tx, account: string, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    update initial_passwords set spent_at = ${asDate(now)}
    where account = ${account} and spent_at is null returning account`.execute(tx)
  return rows.length === 1
}
