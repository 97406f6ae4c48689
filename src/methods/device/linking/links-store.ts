import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'

/** The place to which the codes of a link are bound when they are sealed. */
export const codesRow = (id: string): string => `device_links:codes:${id}`

export type StoredLink = {
  readonly id: string
  readonly account: string
  readonly binding: string
  readonly byDevice: string | null
  readonly codes: Buffer
  readonly expires: Instant
  readonly scannedAt: Instant | null
  readonly device: string | null
  readonly usedAt: Instant | null
  readonly takenAt: Instant | null
}

const LINK = sql`l.id, l.account, l.binding, l.by_device as "byDevice", l.codes, l.expires_at as expires,
  l.scanned_at as "scannedAt", l.device, l.used_at as "usedAt", l.taken_at as "takenAt" from device_links l`

export type NewLink = Pick<StoredLink, 'id' | 'account' | 'binding' | 'codes' | 'expires'> & {
  readonly byDevice: string | undefined
  readonly codeHash: Buffer
  readonly typedHash: Buffer
  readonly now: Instant
}

/** Keeps a code; one that the same page or device showed before, and nobody used, is worth nothing now. */
export async function addLink(tx: Tx, added: NewLink): Promise<void> {
  const { id, account, binding, byDevice, codeHash, typedHash, codes, expires, now } = added
  await sql`delete from device_links where binding = ${binding} and used_at is null`.execute(tx)
  await sql`
    insert into device_links (id, account, binding, by_device, code_hash, typed_hash, codes, created_at, expires_at)
    values (${id}, ${account}, ${binding}, ${byDevice ?? null}, ${codeHash}, ${typedHash}, ${codes}, ${asDate(now)},
      ${asDate(expires)})`.execute(tx)
}

export async function findLink(
  tx: Tx,
  { link, binding }: { link: string; binding: string },
): Promise<StoredLink | undefined> {
  return (await sql<StoredLink>`select ${LINK} where l.id = ${link} and l.binding = ${binding}`.execute(tx)).rows[0]
}

/** By its code as it was scanned, or as it was typed. */
export async function findLinkByHash(
  tx: Tx,
  { by, hash }: { by: 'code' | 'typed'; hash: Buffer },
): Promise<StoredLink | undefined> {
  const column = by === 'code' ? sql`l.code_hash` : sql`l.typed_hash`
  return (await sql<StoredLink>`select ${LINK} where ${column} = ${hash}`.execute(tx)).rows[0]
}

/** Its row locked until the transaction ends: of two phones at once, the second sees that it was used. */
export async function lockLink(tx: Tx, id: string): Promise<StoredLink | undefined> {
  return (await sql<StoredLink>`select ${LINK} where l.id = ${id} for update`.execute(tx)).rows[0]
}

/** Whether this was the first time. */
export async function keepScanned(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    update device_links set scanned_at = ${asDate(now)} where id = ${id} and scanned_at is null returning id`.execute(
    tx,
  )
  return rows.length === 1
}

/** Uses a code for one device, in one statement: of two phones at once, one wins. */
export async function useLink(
  tx: Tx,
  { id, device, now }: { id: string; device: string; now: Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update device_links set device = ${device}, used_at = ${asDate(now)}, scanned_at = coalesce(scanned_at, ${asDate(now)})
    where id = ${id} and used_at is null and expires_at > ${asDate(now)} returning id`.execute(tx)
  return rows.length === 1
}

/** The page goes on, once. Answers the device that was linked. */
export async function takeLink(
  tx: Tx,
  { link, account, binding, now }: { link: string; account: string; binding: string; now: Instant },
): Promise<string | undefined> {
  const { rows } = await sql<{ device: string }>`
    update device_links set taken_at = ${asDate(now)}
    where id = ${link} and account = ${account} and binding = ${binding} and by_device is null
      and used_at is not null and taken_at is null
    returning device`.execute(tx)
  return rows[0]?.device
}

/** The account's codes that nobody has used link nothing any more. */
export async function dropLinks(tx: Tx, account: string): Promise<string[]> {
  const { rows } = await sql<{ binding: string }>`
    delete from device_links where account = ${account} and used_at is null returning binding`.execute(tx)
  return rows.map(({ binding }) => binding)
}

/** Forgets links that were made before this moment. */
export async function forgetLinks(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from device_links where created_at < ${asDate(before)}`.execute(tx)
}
