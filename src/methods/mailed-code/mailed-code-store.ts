import { sql } from 'kysely'
import { tokenHash } from '../../base/crypto/token-hash.ts'
import type { Tx } from '../../base/database/database.ts'
import { randomBytesOf } from '../../base/random.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import { CODE_BYTES, spellCode, tidyMailedCode } from './mailed-code.ts'

/** What a code is for; a code of one purpose is nothing for another. */
export type MailedCodePurpose = 'activation' | 'recovery' | 'address'

/** Whose a code is and what for; `subject` is the thing that it is about beside the account, such as one address. */
type For = { account: string; purpose: MailedCodePurpose; subject?: string | undefined }

/**
 * Makes a code for one account, one purpose and one subject; of each, only the newest is good, so this ends the earlier
 * ones. It is returned once and stored hashed. `lifetime` in milliseconds.
 */
export async function issueMailedCode(tx: Tx, given: For & { lifetime: number; now: Instant }): Promise<string> {
  const code = spellCode(randomBytesOf(CODE_BYTES))
  await sql`
    insert into mailed_codes (hash, account, purpose, subject, created_at, expires_at)
    values (${tokenHash(code)}, ${given.account}, ${given.purpose}, ${given.subject ?? null}, ${asDate(given.now)},
      ${asDate(given.now + given.lifetime)})`.execute(tx)
  return code
}

/** Whom a code that is good is for. */
export type FoundCode = {
  readonly account: string
  readonly subject: string | undefined
  readonly expiresAt: Instant
}

/** Whose code this is, while it is good: of this purpose, the newest, in time and not spent. It spends nothing. */
export async function findMailedCode(
  tx: Tx,
  { code, purpose, now }: { code: string; purpose: MailedCodePurpose; now: Instant },
): Promise<FoundCode | undefined> {
  const plain = tidyMailedCode(code)
  if (plain === undefined) return undefined
  const { rows } = await sql<{ account: string; subject: string | null; expires_at: Instant }>`
    select c.account, c.subject, c.expires_at from mailed_codes c
    where c.hash = ${tokenHash(plain)} and c.purpose = ${purpose} and c.spent_at is null
      and c.expires_at > ${asDate(now)} and ${stands}`.execute(tx)
  const row = rows[0]
  return row && { account: row.account, subject: row.subject ?? undefined, expiresAt: row.expires_at }
}

/**
 * Two made at the same moment have an order too, so that one of them is the newest. A recovery code is for the password
 * that stood when it was made: once that is another, all that were mailed for it open nothing.
 */
const stands = sql`not exists (
  select 1 from mailed_codes n where n.account = c.account and n.purpose = c.purpose
    and n.subject is not distinct from c.subject
    and (n.created_at, n.hash) > (c.created_at, c.hash))
  and not (c.purpose = 'recovery' and exists (
    select 1 from passwords p where p.account = c.account and p.changed_at >= c.created_at))`

/**
 * Uses a code up, in the transaction that does what it is for. Bound to account, purpose and subject: a code of one
 * person does nothing to another's account (CVE-2023-26481). One statement, so of any number at once one wins
 * (CVE-2022-23555).
 */
export async function spendMailedCode(tx: Tx, given: For & { code: string; now: Instant }): Promise<boolean> {
  const plain = tidyMailedCode(given.code)
  if (plain === undefined) return false
  const { rows } = await sql`
    update mailed_codes c set spent_at = ${asDate(given.now)}
    where c.hash = ${tokenHash(plain)} and c.account = ${given.account} and c.purpose = ${given.purpose}
      and c.subject is not distinct from ${given.subject ?? null}::uuid
      and c.spent_at is null and c.expires_at > ${asDate(given.now)} and ${stands}
    returning c.account`.execute(tx)
  return rows.length === 1
}

/** Forgets codes that ended before this moment. */
export async function forgetMailedCodes(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from mailed_codes where expires_at < ${asDate(before)}`.execute(tx)
}
