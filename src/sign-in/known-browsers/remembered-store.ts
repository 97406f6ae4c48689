/** Browsers that may ask a phone by one click (M4), and accounts that know a browser: read by the marks it holds. */
import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'

/** By what accounts might know a browser: keyed MACs of the tokens in its cookies (`markOf`). */
type Held = { readonly marks: readonly Buffer[]; readonly now: Instant }

/** An account that remembers this browser. `id`: of the known browser, which the button names. */
export type Remembered = { id: string; account: string; realm: string; signInName: string; name: string }

/**
 * The accounts that remember this browser, are active, and have a phone to ask; the last used first. Whether their realms
 * still let browsers be remembered is the caller's to ask.
 */
export async function rememberedIn(tx: Tx, { marks, now }: Held): Promise<Remembered[]> {
  if (marks.length === 0) return []
  const found = await sql<Remembered>`
    select k.id, a.id as account, a.realm, a.sign_in_name as "signInName",
      coalesce(a.preferred_name, a.given_name) as name
    from known_browsers k
    join people_v_accounts a on a.id = k.account
    where k.mark = any(${marks}::bytea[]) and k.remembered_at is not null and k.revoked_at is null
      and k.expires_at > ${asDate(now)} and a.status = 'active'
      and exists (select from methods_v_registered m where m.account = a.id and m.kind = 'app')
    order by k.last_seen_at desc, k.id
    limit 8`.execute(tx)
  return found.rows
}

/** Whether an account knows the browser that holds one of these marks. */
export async function knowsBrowser(tx: Tx, { account, marks, now }: Held & { account: string }): Promise<boolean> {
  if (marks.length === 0) return false
  const found = await sql<{ known: boolean }>`
    select exists (
      select from known_browsers
      where account = ${account} and mark = any(${marks}::bytea[]) and revoked_at is null
        and expires_at > ${asDate(now)}) as known`.execute(tx)
  return found.rows[0]?.known === true
}
