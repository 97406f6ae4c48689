/** The rows of `hardware_tokens`: what an account has of them, and what its codes do to them. `drawer-store.ts` has the rest. */
import { sql } from 'kysely'
import type { OtpAlgorithm } from '../../base/crypto/otp/hotp.ts'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'

/** The place to which a seed is bound when it is sealed. */
export const seedRow = (id: string): string => `hardware_tokens:seed:${id}`

/** A token of an account, with its seed as it is stored. */
export type SealedToken = {
  readonly id: string
  readonly seed: Buffer
  readonly kind: 'totp' | 'hotp'
  readonly algorithm: OtpAlgorithm
  readonly digits: number
  readonly period: number
  readonly position: number
  readonly drift: number
  readonly far: number | null
}

/** With their seeds, the one last used first. */
export async function sealedTokens(tx: Tx, account: string): Promise<SealedToken[]> {
  const { rows } = await sql<SealedToken>`
    select id, seed, kind, algorithm, digits, period, position, drift, far_position as far from hardware_tokens
    where account = ${account} order by last_used_at desc nulls last, id`.execute(tx)
  return rows
}

/**
 * Uses a step or counter up, in one statement: of any number of equal codes at once, one wins, and none comes back. False
 * when this one or a later one was used already, or the token was handed back meanwhile.
 */
export async function spendPosition(
  tx: Tx,
  { id, account, at, drift, now }: { id: string; account: string; at: number; drift: number; now: Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update hardware_tokens set position = ${at}, drift = ${drift}, far_position = null, last_used_at = ${asDate(now)}
    where id = ${id} and account = ${account} and position < ${at}::bigint returning id`.execute(tx)
  return rows.length === 1
}

/** Remembers where a code was found that is not believed yet. */
export async function noteFar(tx: Tx, { id, account, at }: { id: string; account: string; at: number }): Promise<void> {
  await sql`
    update hardware_tokens set far_position = ${at}
    where id = ${id} and account = ${account} and position < ${at}::bigint`.execute(tx)
}

/** A token as the person who has it sees it. */
export type TokenRegistration = {
  readonly id: string
  readonly serial: string
  /** As the person named it; may be empty. */
  readonly name: string
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | undefined
}

/** The tokens that an account has, the first handed out first. */
export async function tokenRegistrations(tx: Tx, account: string): Promise<TokenRegistration[]> {
  const { rows } = await sql<Omit<TokenRegistration, 'lastUsedAt'> & { lastUsedAt: Instant | null }>`
    select id, serial, name, assigned_at as "createdAt", last_used_at as "lastUsedAt" from hardware_tokens
    where account = ${account} order by assigned_at, id`.execute(tx)
  return rows.map((row) => ({ ...row, lastUsedAt: row.lastUsedAt ?? undefined }))
}

/** False when it is not there, or another account's. */
export async function renameToken(
  tx: Tx,
  { account, id, name }: { account: string; id: string; name: string },
): Promise<boolean> {
  const { rows } = await sql`
    update hardware_tokens set name = ${name} where id = ${id} and account = ${account} returning id`.execute(tx)
  return rows.length === 1
}

/** Back in the drawer, nobody's. What was taken of its codes stays taken. False when it is not there, or another account's. */
export async function handBackToken(tx: Tx, { account, id }: { account: string; id: string }): Promise<boolean> {
  const { rows } = await sql`
    update hardware_tokens set account = null, assigned_at = null, name = '', last_used_at = null, far_position = null
    where id = ${id} and account = ${account} returning id`.execute(tx)
  return rows.length === 1
}
