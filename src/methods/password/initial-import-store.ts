/** Initial passwords that come with a file: hundreds of thousands in a few statements. */
import { sql } from 'kysely'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Bulk } from '../../base/database/bulk.ts'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import { initialPasswordMac } from './initial-password.ts'

/** Makes the table in which they wait; it vanishes at the end of the transaction. */
export async function openIncomingInitialPasswords(tx: Tx): Promise<void> {
  await sql`create temporary table incoming_initial_passwords (account uuid, mac bytea) on commit drop`.execute(tx)
}

/** Streams some in, as marks: the password itself goes no further than this. */
export async function stageInitialPasswords(
  deps: { keyring: Keyring },
  { copyRows }: Bulk,
  given: readonly { account: string; plain: string }[],
): Promise<void> {
  const rows = given.map(({ account, plain }) => [account, initialPasswordMac(deps.keyring, account, plain)])
  await copyRows('incoming_initial_passwords', ['account', 'mac'], rows)
}

/**
 * Gives them to the accounts that wait for their activation; answers how many are new or different. One that is spent
 * stays spent, and an account that is not invited gets none: a file that is imported again opens nothing anew.
 */
export async function receiveInitialPasswords(tx: Tx, now: Instant): Promise<number> {
  const given = await sql`
    insert into initial_passwords as known (account, mac, given_at)
    select distinct on (i.account) i.account, i.mac, ${asDate(now)}::timestamptz
    from incoming_initial_passwords i
    join people_v_accounts a on a.id = i.account and a.status = 'invited'
    order by i.account
    on conflict (account) do update set mac = excluded.mac, given_at = excluded.given_at
    where known.spent_at is null and known.mac <> excluded.mac`.execute(tx)
  return Number(given.numAffectedRows ?? 0n)
}
