import type { JWK } from 'jose'
import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant, MINUTE } from '../../base/time/instant.ts'

/** A device whose page did not go on in this time was never linked. */
export const CONFIRM_WITHIN = 30 * MINUTE

/** More phones than this nobody has. */
export const MOST_DEVICES = 10

/** So many wrong PINs in a row, and the device is void. */
export const MOST_WRONG_PINS = 3

/** The places to which secrets are bound when they are sealed. */
export const secretRow = (id: string): string => `devices:secret:${id}`
export const codeSecretRow = (id: string): string => `devices:code_secret:${id}`

export type StoredDevice = {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly verifyKey: JWK
  readonly secret: Buffer | null
  readonly codes: boolean
  readonly confirmedAt: Instant | null
  readonly linkedAt: Instant
  readonly voidedAt: Instant | null
  readonly endedAt: Instant | null
  readonly unlock: { readonly credential: string; readonly key: string; readonly counter: number } | null
}

const DEVICE = sql`
  d.id, d.account, d.name, d.verify_key as "verifyKey", d.secret, d.code_secret is not null as codes,
  d.confirmed_at as "confirmedAt", d.linked_at as "linkedAt", d.voided_at as "voidedAt", d.ended_at as "endedAt",
  case when d.unlock_credential is not null then json_build_object('credential', encode(d.unlock_credential, 'base64'),
    'key', encode(d.unlock_public_key, 'base64'), 'counter', d.unlock_counter) end as unlock
  from devices d`

/** Whatever became of it. */
export async function findDevice(tx: Tx, id: string): Promise<StoredDevice | undefined> {
  return (await sql<StoredDevice>`select ${DEVICE} where d.id = ${id}`.execute(tx)).rows[0]
}

export async function findDevices(tx: Tx, ids: readonly string[]): Promise<StoredDevice[]> {
  const { rows } = await sql<StoredDevice>`
    select ${DEVICE} where d.id = any(${[...ids]}::uuid[]) order by d.linked_at, d.id`.execute(tx)
  return rows
}

/** Its row locked until the transaction ends: answers given at once are looked at one by one. */
export async function lockDevice(tx: Tx, id: string): Promise<StoredDevice | undefined> {
  return (await sql<StoredDevice>`select ${DEVICE} where d.id = ${id} for update`.execute(tx)).rows[0]
}

export type NewDevice = {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly verifyKey: JWK
  readonly secret: Buffer
  readonly codeSecret: Buffer
  readonly confirmed: boolean
  readonly now: Instant
}

export async function addDevice(tx: Tx, added: NewDevice): Promise<void> {
  const { id, account, name, verifyKey, secret, codeSecret, confirmed, now } = added
  await sql`
    insert into devices (id, account, name, verify_key, secret, code_secret, linked_at, confirmed_at)
    values (${id}, ${account}, ${name}, ${JSON.stringify(verifyKey)}::jsonb, ${secret}, ${codeSecret}, ${asDate(now)},
      ${confirmed ? asDate(now) : null})`.execute(tx)
}

/** Makes a device count. Undefined when it lapsed, was removed meanwhile, or counts already. */
export async function confirmDevice(
  tx: Tx,
  { id, account, now }: { id: string; account: string; now: Instant },
): Promise<{ name: string } | undefined> {
  const { rows } = await sql<{ name: string }>`
    update devices set confirmed_at = ${asDate(now)}
    where id = ${id} and account = ${account} and confirmed_at is null and voided_at is null and ended_at is null
      and linked_at > ${asDate(now - CONFIRM_WITHIN)}
    returning name`.execute(tx)
  return rows[0]
}

/** How many the account has that count, or still may. */
export async function countDevices(tx: Tx, account: string, now: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from devices
    where account = ${account} and voided_at is null and ended_at is null
      and (confirmed_at is not null or linked_at > ${asDate(now - CONFIRM_WITHIN)})`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Charges a wrong PIN before the PIN is looked at. Undefined when the device is void, or has no try left. */
export async function chargePin(tx: Tx, id: string): Promise<number | undefined> {
  const { rows } = await sql<{ wrong: number }>`
    update devices set wrong_pins = wrong_pins + 1
    where id = ${id} and voided_at is null and wrong_pins < ${MOST_WRONG_PINS} returning wrong_pins as wrong`.execute(
    tx,
  )
  return rows[0]?.wrong
}

/** It proved itself now: whatever was charged is given back where the PIN was right. */
export async function keepAnswer(
  tx: Tx,
  { id, now, counter }: { id: string; now: Instant; counter: number | undefined },
): Promise<void> {
  const [pinWasRight, counted] = [counter === undefined, counter ?? null]
  await sql`
    update devices set last_used_at = ${asDate(now)}, wrong_pins = case when ${pinWasRight} then 0 else wrong_pins end,
      unlock_counter = coalesce(${counted}::bigint, unlock_counter)
    where id = ${id}`.execute(tx)
}

const NO_SECRETS = sql`secret = null, code_secret = null, unlock_credential = null, unlock_public_key = null,
  unlock_counter = null, unlock_synced = null, unlock_added_at = null`

/** It proves nothing from now on, and its secrets are gone. */
export async function voidDevice(tx: Tx, id: string, now: Instant): Promise<void> {
  await sql`update devices set voided_at = ${asDate(now)}, ${NO_SECRETS} where id = ${id}`.execute(tx)
}

/** Ends all devices of an account; the rows stay, so that the apps can be told. */
export async function endDevices(tx: Tx, account: string, now: Instant): Promise<void> {
  await sql`
    update devices set ended_at = ${asDate(now)}, ${NO_SECRETS}
    where account = ${account} and ended_at is null`.execute(tx)
}

/** Forgets devices whose page never went on, and, long after, those of closed accounts. */
export async function forgetDevices(
  tx: Tx,
  { now, endedBefore }: { now: Instant; endedBefore: Instant },
): Promise<void> {
  await sql`
    delete from devices
    where (confirmed_at is null and linked_at <= ${asDate(now - CONFIRM_WITHIN)})
      or ended_at <= ${asDate(endedBefore)}`.execute(tx)
}
