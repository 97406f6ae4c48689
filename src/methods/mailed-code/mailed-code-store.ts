import { sql } from 'kysely'
import { tokenHash } from '../../base/crypto/token-hash.ts'
import type { Tx } from '../../base/database/database.ts'
import { randomBytesOf } from '../../base/random.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import { CODE_BYTES, spellCode, tidyMailedCode } from './mailed-code.ts'

/** What a code is for; a code of one purpose is nothing for another. */
export type MailedCodePurpose = 'activation' | 'recovery'

/**
 * Makes a code for one account and one purpose; of each, only the newest is good, so this ends the earlier ones.
 * It is returned once and stored hashed. `lifetime` in milliseconds.
 */
export async function issueMailedCode(
  tx: Tx,
  given: { account: string; purpose: MailedCodePurpose; lifetime: number; now: Instant },
): Promise<string> {
  const code = spellCode(randomBytesOf(CODE_BYTES))
  await sql`
    insert into mailed_codes (hash, account, purpose, created_at, expires_at)
    values (${tokenHash(code)}, ${given.account}, ${given.purpose}, ${asDate(given.now)},
      ${asDate(given.now + given.lifetime)})`.execute(tx)
  return code
}

/** Whose code this is, while it is good: of this purpose, the newest, in time and not spent. It spends nothing. */
export async function findMailedCode(
  tx: Tx,
  { code, purpose, now }: { code: string; purpose: MailedCodePurpose; now: Instant },
): Promise<{ readonly account: string; readonly expiresAt: Instant } | undefined> {
  const plain = tidyMailedCode(code)
  if (plain === undefined) return undefined
  const { rows } = await sql<{ account: string; expires_at: Instant }>`
    select c.account, c.expires_at from mailed_codes c
    where c.hash = ${tokenHash(plain)} and c.purpose = ${purpose} and c.spent_at is null
      and c.expires_at > ${asDate(now)} and ${newest}`.execute(tx)
  const row = rows[0]
  return row && { account: row.account, expiresAt: row.expires_at }
}

/** Two made at the same moment have an order too, so that one of them is the newest. */
const newest = sql`not exists (
  select 1 from mailed_codes n where n.account = c.account and n.purpose = c.purpose
    and (n.created_at, n.hash) > (c.created_at, c.hash))`

/**
 * Uses a code up, in the transaction that does what it is for. Bound to account and purpose: a code of one person does
 * nothing to another's account (CVE-2023-26481). One statement, so of any number at once one wins (CVE-2022-23555).
 */
export async function spendMailedCode(
  tx: Tx,
  given: { code: string; account: string; purpose: MailedCodePurpose; now: Instant },
): Promise<boolean> {
  const plain = tidyMailedCode(given.code)
  if (plain === undefined) return false
  const { rows } = await sql`
    update mailed_codes c set spent_at = ${asDate(given.now)}
    where c.hash = ${tokenHash(plain)} and c.account = ${given.account} and c.purpose = ${given.purpose}
      and c.spent_at is null and c.expires_at > ${asDate(given.now)} and ${newest}
    returning c.account`.execute(tx)
  return rows.length === 1
}

/** Forgets codes that ended before this moment. */
export async function forgetMailedCodes(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from mailed_codes where expires_at < ${asDate(before)}`.execute(tx)
}
