import { sql } from 'kysely'
import { tokenHash } from '../../../base/crypto/token-hash.ts'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'

type Code = { account: string; code: string; now: Instant }

/** With the account, so that a hash tells nothing of another account's, and moved to another row opens nothing. */
const hashOf = ({ account, code }: Code): Buffer => tokenHash(`reset-code:${account}:${code}`)

/** Keeps the hash of a code in the place of the one before. */
export async function keepResetCode(tx: Tx, code: Code): Promise<void> {
  await sql`
    insert into reset_codes (account, hash, made_at) values (${code.account}, ${hashOf(code)}, ${asDate(code.now)})
    on conflict (account) do update set hash = excluded.hash, made_at = excluded.made_at, spent_at = null`.execute(tx)
}

/** Uses the code up, in one statement: of any number at once, one wins. */
export async function spendResetCode(tx: Tx, code: Code): Promise<boolean> {
  const { rows } = await sql`
    update reset_codes set spent_at = ${asDate(code.now)}
    where account = ${code.account} and hash = ${hashOf(code)} and spent_at is null returning account`.execute(tx)
  return rows.length === 1
}

/** Since when the account has the code that it could use; undefined when it has none. */
export async function resetCodeMadeAt(tx: Tx, account: string): Promise<Instant | undefined> {
  const { rows } = await sql<{ made_at: Instant }>`
    select made_at from reset_codes where account = ${account} and spent_at is null`.execute(tx)
  return rows[0]?.made_at
}

/** Whether the account has a code that it could use. */
export const hasResetCode = async (tx: Tx, account: string): Promise<boolean> =>
  (await resetCodeMadeAt(tx, account)) !== undefined

/** Ends the account's code without its being used; whether there was one. */
export async function forgetResetCode(tx: Tx, account: string): Promise<boolean> {
  const { rows } = await sql`delete from reset_codes where account = ${account} returning spent_at`.execute(tx)
  return rows.length === 1
}
