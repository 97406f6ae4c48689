import { sql } from 'kysely'
import { tokenHash } from '../../../base/crypto/token-hash.ts'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'

/** With the account, so that a hash tells nothing of another account's, and moved to another row opens nothing. */
const hashOf = ({ account, code }: { account: string; code: string }): Buffer =>
  tokenHash(`access-pass:${account}:${code}`)

type Pass = {
  id: string
  account: string
  code: string
  by: string
  reason: string
  now: Instant
  expiresAt: Instant
}

/** Adds a pass. Of two at the same moment the later one stays: the index allows one that is open. */
export async function addPass(tx: Tx, pass: Pass): Promise<void> {
  await sql`
    insert into access_passes (id, account, hash, made_at, expires_at, given_by, reason)
    values (${pass.id}, ${pass.account}, ${hashOf(pass)}, ${asDate(pass.now)}, ${asDate(pass.expiresAt)}, ${pass.by},
      ${pass.reason})
    on conflict (account) where spent_at is null and withdrawn_at is null do update set
      id = excluded.id, hash = excluded.hash, made_at = excluded.made_at, expires_at = excluded.expires_at,
      given_by = excluded.given_by, reason = excluded.reason`.execute(tx)
}

/** Uses the pass up, in one statement: of any number at once, one wins. Its id, or undefined when it opens nothing. */
export async function spendPass(
  tx: Tx,
  { account, code, now }: { account: string; code: string; now: Instant },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    update access_passes set spent_at = ${asDate(now)}
    where account = ${account} and hash = ${hashOf({ account, code })} and spent_at is null and withdrawn_at is null
      and expires_at > ${asDate(now)}
    returning id`.execute(tx)
  return rows[0]?.id
}

/** A pass that can still be used. */
export type OpenAccessPass = {
  readonly id: string
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly by: string
  readonly reason: string
}

/** The account's pass that can still be used, if there is one. */
export async function accessPassOf(tx: Tx, account: string, now: Instant): Promise<OpenAccessPass | undefined> {
  const { rows } = await sql<OpenAccessPass>`
    select id, made_at as "madeAt", expires_at as "expiresAt", given_by as "by", reason from access_passes
    where account = ${account} and spent_at is null and withdrawn_at is null and expires_at > ${asDate(now)}`.execute(
    tx,
  )
  return rows[0]
}

/** Takes the account's pass back; its id, or undefined when there was none that could still be used. */
export async function withdrawAccessPass(
  tx: Tx,
  { account, now }: { account: string; now: Instant },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string; over: boolean }>`
    update access_passes set withdrawn_at = ${asDate(now)}
    where account = ${account} and spent_at is null and withdrawn_at is null
    returning id, expires_at <= ${asDate(now)} as over`.execute(tx)
  return rows.find(({ over }) => !over)?.id
}

/** Forgets the passes that were over before a moment; the audit keeps that they were given and used. */
export async function forgetPasses(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from access_passes where expires_at < ${asDate(before)}`.execute(tx)
}
