import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant, MINUTE } from '../../base/time/instant.ts'
import type { Line } from './number/number.ts'

/** A number that was not confirmed in this time was never registered. */
export const CONFIRM_WITHIN = 30 * MINUTE

/** A mobile, a second one, a line at home: more than this nobody has. */
export const MOST_PHONES = 5

/** One telephone of an account, as people see it. */
export type PhoneRegistration = {
  readonly id: string
  /** As the person named it; may be empty. */
  readonly name: string
  /** Country code and last two digits. */
  readonly shown: string
  readonly line: Line
  /** When it was confirmed. */
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | undefined
}

/** A number as it is stored: sealed, bound to its row. */
export type SealedNumber = { readonly id: string; readonly number: Buffer; readonly shown: string; readonly line: Line }

/** The place to which a number is bound when it is sealed. */
export const numberRow = (id: string): string => `phone_registrations:number:${id}`

type NewPhone = SealedNumber & { readonly account: string; readonly index: Buffer; readonly now: Instant }

export async function addPending(tx: Tx, { id, account, number, index, shown, line, now }: NewPhone): Promise<void> {
  await sql`
    insert into phone_registrations (id, account, number, number_index, shown, line, name, created_at)
    values (${id}, ${account}, ${number}, ${index}, ${shown}, ${line}, '', ${asDate(now)})`.execute(tx)
}

/** Numbers of this account that were begun and left, and, beyond a handful, the oldest of those that were not. */
export async function removePending(tx: Tx, account: string, now: Instant): Promise<void> {
  await sql`
    delete from phone_registrations where id in (
      select id from (
        select id, created_at, row_number() over (order by created_at desc) as place
        from phone_registrations where account = ${account} and confirmed_at is null
      ) p where p.place >= ${MOST_PHONES} or p.created_at <= ${asDate(now - CONFIRM_WITHIN)})`.execute(tx)
}

/** A telephone of this account by its id: one that counts, or one that waits to be confirmed. */
export async function findPhone(
  tx: Tx,
  { account, id, pending, now }: { account: string; id: string; pending: boolean; now: Instant },
): Promise<SealedNumber | undefined> {
  const { rows } = await sql<SealedNumber>`
    select id, number, shown, line from phone_registrations
    where id = ${id} and account = ${account} and (confirmed_at is null) = ${pending}
      and (confirmed_at is not null or created_at > ${asDate(now - CONFIRM_WITHIN)})`.execute(tx)
  return rows[0]
}

/** Whether the account has this number already, as one that counts. */
export async function hasNumber(tx: Tx, { account, index }: { account: string; index: Buffer }): Promise<boolean> {
  const { rows } = await sql`
    select from phone_registrations
    where account = ${account} and number_index = ${index} and confirmed_at is not null`.execute(tx)
  return rows.length > 0
}

/** The telephones of an account, oldest first. Those not yet confirmed are none. */
export async function phoneRegistrations(tx: Tx, account: string): Promise<PhoneRegistration[]> {
  type Row = Omit<PhoneRegistration, 'lastUsedAt'> & { lastUsedAt: Instant | null }
  const { rows } = await sql<Row>`
    select id, name, shown, line, confirmed_at as "createdAt", last_used_at as "lastUsedAt" from phone_registrations
    where account = ${account} and confirmed_at is not null order by confirmed_at, id`.execute(tx)
  return rows.map((row) => ({ ...row, lastUsedAt: row.lastUsedAt ?? undefined }))
}

/**
 * Makes a pending telephone one that counts, if a challenge that was sent there for that was answered (it is spent), and
 * the account has not the same number already. Undefined when it cannot be.
 */
export async function confirmPending(
  tx: Tx,
  given: { id: string; account: string; name: string; now: Instant },
): Promise<PhoneRegistration | undefined> {
  const { id, account, name, now } = given
  const { rows } = await sql<{ shown: string; line: Line }>`
    update phone_registrations p set confirmed_at = ${asDate(now)}, name = ${name}, last_used_at = ${asDate(now)}
    where p.id = ${id} and p.account = ${account} and p.confirmed_at is null
      and p.created_at > ${asDate(now - CONFIRM_WITHIN)}
      and exists (select from phone_challenges c where c.phone = p.id and c.account = p.account
        and c.purpose = 'register' and c.spent_at is not null)
      and not exists (select from phone_registrations o
        where o.account = p.account and o.number_index = p.number_index and o.confirmed_at is not null)
    returning p.shown, p.line`.execute(tx)
  const [row] = rows
  return row && { id, name, ...row, createdAt: now, lastUsedAt: now }
}

/** It worked now. False when it is not there any more. */
export async function keepUse(
  tx: Tx,
  { id, account, now }: { id: string; account: string; now: Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update phone_registrations set last_used_at = ${asDate(now)}
    where id = ${id} and account = ${account} and confirmed_at is not null returning id`.execute(tx)
  return rows.length === 1
}

/** False when it is not there, or another account's. */
export async function renamePhone(
  tx: Tx,
  { account, id, name }: { account: string; id: string; name: string },
): Promise<boolean> {
  const { rows } = await sql`
    update phone_registrations set name = ${name}
    where id = ${id} and account = ${account} and confirmed_at is not null returning id`.execute(tx)
  return rows.length === 1
}

/** Removes a telephone whole, as text and as call. False when it is not there, or another account's. */
export async function removePhone(tx: Tx, { account, id }: { account: string; id: string }): Promise<boolean> {
  const { rows } = await sql`
    delete from phone_registrations
    where id = ${id} and account = ${account} and confirmed_at is not null returning id`.execute(tx)
  return rows.length === 1
}

/** Forgets every number that was typed and not confirmed. */
export async function forgetPending(tx: Tx, now: Instant): Promise<void> {
  await sql`
    delete from phone_registrations
    where confirmed_at is null and created_at <= ${asDate(now - CONFIRM_WITHIN)}`.execute(tx)
}
