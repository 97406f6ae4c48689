import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import { chargeGuarded, clearTries, type GuardedTry } from '../wrong-answers/index.ts'
import type { HashedPassword } from './hashed-password.ts'

/**
 * Charges a try and finds the hash of this account's password, in one statement. Without an account it asks all the
 * same, so that it takes as long.
 */
export const chargeForHash = (tx: Tx, tried: GuardedTry, account: string | undefined) =>
  chargeGuarded<{ readonly hash: string | null }>(tx, tried, { ...HASH, values: [account ?? NOBODY] })

const HASH = { columns: 'p.hash', joins: 'left join passwords p on p.account = $1::uuid' }

/** The nil UUID (RFC 9562 §5.9): no row has it. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * Sets the password of an account, the first or a new one, in the transaction of whatever it is part of. Wrong answers
 * are forgotten: a method that was renewed begins anew, also after a hundred of them. What follows from a new password
 * (other sessions end, the person is told) is the caller's, by `password.changed`.
 */
export async function storePassword(
  tx: Tx,
  { account, hashed, now }: { account: string; hashed: HashedPassword; now: Instant },
): Promise<void> {
  await sql`
    insert into passwords (account, hash, changed_at) values (${account}, ${hashed.reveal()}, ${asDate(now)})
    on conflict (account) do update set hash = excluded.hash, changed_at = excluded.changed_at`.execute(tx)
  await clearTries(tx, account, 'password')
}

/** Puts a hash with today's parameters in the place of `old`, unless the password was changed meanwhile. */
export async function replaceHash(tx: Tx, given: { account: string; old: string; hash: string }): Promise<void> {
  await sql`
    update passwords set hash = ${given.hash} where account = ${given.account} and hash = ${given.old}`.execute(tx)
}

/** When the password was last set; undefined when the account has none. */
export async function passwordChangedAt(tx: Tx, account: string): Promise<Instant | undefined> {
  const { rows } = await sql<{ changed_at: Instant }>`
    select changed_at from passwords where account = ${account}`.execute(tx)
  return rows[0]?.changed_at
}
