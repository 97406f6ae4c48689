import { sql } from 'kysely'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import { chargeGuarded, type GuardedTry } from '../wrong-answers/index.ts'
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

/**
 * Charges a try and finds the mark of an initial password that is still good, in one statement. Without an account it
 * asks all the same.
 */
export const chargeForMac = (tx: Tx, tried: GuardedTry, account: string | undefined) =>
  chargeGuarded<{ readonly mac: Buffer | null }>(tx, tried, { ...MAC, values: [account ?? NOBODY] })

const MAC = {
  columns: 'p.mac',
  joins: 'left join initial_passwords p on p.account = $1::uuid and p.spent_at is null',
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
