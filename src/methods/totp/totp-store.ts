import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant, MINUTE } from '../../base/time/instant.ts'

/** A registration that was not confirmed in this time never was one. */
export const CONFIRM_WITHIN = 15 * MINUTE

/** More code apps than this nobody has; each costs a little at every check. */
export const MOST_APPS = 10

/** One code app of an account, as people see it. */
export type TotpRegistration = {
  readonly id: string
  /** As the person named it; may be empty. */
  readonly name: string
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | undefined
}

/** A secret as it is stored: sealed, bound to its row. */
export type SealedSecret = { readonly id: string; readonly secret: Buffer }

/** The place to which a secret is bound when it is sealed. */
export const secretRow = (id: string): string => `totp_registrations:secret:${id}`

export async function addPending(
  tx: Tx,
  { id, account, secret, now }: { id: string; account: string; secret: Buffer; now: Instant },
): Promise<void> {
  await sql`
    insert into totp_registrations (id, account, name, secret, created_at)
    values (${id}, ${account}, '', ${secret}, ${asDate(now)})`.execute(tx)
}

/** Registrations of this account that were begun and left. */
export async function removeLapsed(tx: Tx, account: string, now: Instant): Promise<void> {
  await sql`
    delete from totp_registrations
    where account = ${account} and confirmed_at is null and created_at <= ${asDate(now - CONFIRM_WITHIN)}`.execute(tx)
}

export async function findPending(
  tx: Tx,
  { id, account, now }: { id: string; account: string; now: Instant },
): Promise<SealedSecret | undefined> {
  const { rows } = await sql<SealedSecret>`
    select id, secret from totp_registrations
    where id = ${id} and account = ${account} and confirmed_at is null
      and created_at > ${asDate(now - CONFIRM_WITHIN)}`.execute(tx)
  return rows[0]
}

/** Makes a pending registration one that counts; its first code is spent with it. False when another did. */
export async function confirmPending(
  tx: Tx,
  given: { id: string; account: string; name: string; step: number; now: Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update totp_registrations
    set confirmed_at = ${asDate(given.now)}, name = ${given.name}, last_step = ${given.step},
      last_used_at = ${asDate(given.now)}
    where id = ${given.id} and account = ${given.account} and confirmed_at is null
      and created_at > ${asDate(given.now - CONFIRM_WITHIN)}
    returning id`.execute(tx)
  return rows.length === 1
}

/** The secrets of an account's code apps, the one used last first. */
export async function sealedSecrets(tx: Tx, account: string): Promise<SealedSecret[]> {
  const { rows } = await sql<SealedSecret>`
    select id, secret from totp_registrations where account = ${account} and confirmed_at is not null
    order by last_used_at desc nulls last limit ${MOST_APPS}`.execute(tx)
  return rows
}

/**
 * Uses a time step up, in one statement: of any number of equal codes at once, one wins, and none comes back
 * (RFC 6238 §5.2). False when this step or a later one was used already.
 */
export async function spendStep(
  tx: Tx,
  { id, account, step, now }: { id: string; account: string; step: number; now: Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update totp_registrations set last_step = ${step}, last_used_at = ${asDate(now)}
    where id = ${id} and account = ${account} and confirmed_at is not null and last_step < ${step}::bigint
    returning id`.execute(tx)
  return rows.length === 1
}

/** The code apps of an account, oldest first. Those not yet confirmed are none. */
export async function totpRegistrations(tx: Tx, account: string): Promise<TotpRegistration[]> {
  const { rows } = await sql<{ id: string; name: string; created_at: Instant; last_used_at: Instant | null }>`
    select id, name, created_at, last_used_at from totp_registrations
    where account = ${account} and confirmed_at is not null order by created_at, id`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at ?? undefined,
  }))
}

/** False when it is not there, or another account's. */
export async function renameTotp(
  tx: Tx,
  { account, id, name }: { account: string; id: string; name: string },
): Promise<boolean> {
  const { rows } = await sql`
    update totp_registrations set name = ${name}
    where id = ${id} and account = ${account} and confirmed_at is not null returning id`.execute(tx)
  return rows.length === 1
}

/** False when it is not there, or another account's. */
export async function removeTotp(tx: Tx, { account, id }: { account: string; id: string }): Promise<boolean> {
  const { rows } = await sql`
    delete from totp_registrations
    where id = ${id} and account = ${account} and confirmed_at is not null returning id`.execute(tx)
  return rows.length === 1
}

/** Forgets every registration that was begun and left. */
export async function forgetLapsed(tx: Tx, now: Instant): Promise<void> {
  await sql`
    delete from totp_registrations
    where confirmed_at is null and created_at <= ${asDate(now - CONFIRM_WITHIN)}`.execute(tx)
}
