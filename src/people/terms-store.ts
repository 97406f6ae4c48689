/** Which version of which text a person accepted (A10). */
import { sql } from 'kysely'
import type { Tx } from '../base/database/database.ts'
import { asDate, type Instant } from '../base/time/instant.ts'

/** One version of one text. */
export type TermsVersion = { readonly terms: string; readonly version: number }

/** Keeps that a person accepted a version; accepting it again keeps the first moment. */
export async function acceptTerms(
  tx: Tx,
  accepted: TermsVersion & { person: string; account: string; now: Instant },
): Promise<void> {
  await sql`
    insert into terms_acceptances (person, terms, version, accepted_at, account)
    values (${accepted.person}, ${accepted.terms}, ${accepted.version}, ${asDate(accepted.now)}, ${accepted.account})
    on conflict (person, terms, version) do nothing`.execute(tx)
}

export async function termsAcceptedBy(tx: Tx, person: string): Promise<TermsVersion[]> {
  const found = await sql<TermsVersion>`
    select terms, version from terms_acceptances where person = ${person} order by terms, version`.execute(tx)
  return found.rows
}
