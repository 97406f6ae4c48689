/** After the merge: which accounts are new, and who is still to hear of theirs. */
import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'

const PAGE = 1_000

export type NewAccountRow = { id: string; person: string; realm: string }

/** The accounts that the merge made, a thousand at a time: memory does not grow with the file. */
export async function* newAccounts(tx: Tx): AsyncGenerator<NewAccountRow[]> {
  await sql`
    declare new_accounts no scroll cursor for
    select a.id, a.person, a.realm from incoming_accounts i join accounts a on a.id = i.id
    where not i.known order by i.line, i.realm`.execute(tx)
  for (;;) {
    const page = await sql<NewAccountRow>`fetch ${sql.lit(PAGE)} from new_accounts`.execute(tx)
    if (page.rows.length > 0) yield page.rows
    if (page.rows.length < PAGE) break
  }
  await sql`close new_accounts`.execute(tx)
}

/** By the rule of `mailAddressOf`. */
const reachable = sql`m.person = a.person and m.kind = 'mail' and m.removed_at is null
  and (m.source = 'administration' or m.verified_at is not null)`

/**
 * Accounts to invite by mail: the new ones, and those still invited whose address has just come or changed, since the
 * first invitation never arrived.
 */
export async function accountsToInvite(tx: Tx): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct a.id
    from incoming_accounts i
    join accounts a on a.id = i.id and a.status = 'invited'
    join incoming_first f on f.number = i.person_number
    where i.by_mail and (f.mail_is_new or not i.known and exists (
      select from addresses m where ${reachable}))
    order by a.id`.execute(tx)
  return found.rows.map((row) => row.id)
}

/** Lines with a new account that can be activated by mail alone, of a person without an address. */
export async function linesWithoutWayIn(tx: Tx): Promise<{ line: number; name: string }[]> {
  const found = await sql<{ line: number; name: string }>`
    select i.line, i.sign_in_name as name
    from incoming_accounts i
    join accounts a on a.id = i.id
    where i.by_mail and not i.known and not exists (
      select from addresses m where ${reachable})
    order by i.line, i.realm limit 1000`.execute(tx)
  return found.rows
}
