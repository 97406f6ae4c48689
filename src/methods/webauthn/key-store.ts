import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import { ask } from '../../base/database/statements/statement.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import type { KnownChallenge } from './challenge.ts'

/** More keys than this nobody has; a browser is told all of them. */
export const MOST_KEYS = 10

export type KeyKind = 'security-key' | 'passkey'

/** One key of an account, as people see it. */
export type KeyRegistration = {
  readonly kind: KeyKind
  readonly id: string
  /** As the person named it, or its keeper; may be empty. */
  readonly name: string
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | undefined
  /** It may be copied to other devices by its keeper. */
  readonly synced: boolean
  /** How a browser reaches it (WebAuthn Level 3 §5.8.4). */
  readonly transports: readonly string[]
  /** Since when it is good for nothing, because a copy of it answered. */
  readonly disabledAt?: Instant
}

/** A key as an answer is checked against it. */
export type StoredKey = {
  readonly id: string
  readonly account: string
  readonly kind: KeyKind
  readonly name: string
  readonly public_key: Buffer
  readonly backup_eligible: boolean
  readonly disabled_at: Instant | null
}

const BY_CREDENTIAL = `
  select id, account, kind, name, public_key, backup_eligible, disabled_at
  from webauthn_credentials where credential = $1`

export async function findKey(tx: Tx, credential: Buffer): Promise<StoredKey | undefined> {
  const { rows } = await ask<StoredKey>(tx, BY_CREDENTIAL, [credential])
  return rows[0]
}

/** What a browser is told of the account's keys, so that it asks for one of them, or for none of them again. */
export type KnownKey = { readonly credential: Buffer; readonly transports: string[]; readonly disabled: boolean }

export async function knownKeys(tx: Tx, account: string): Promise<KnownKey[]> {
  const { rows } = await sql<KnownKey>`
    select credential, transports, disabled_at is not null as disabled from webauthn_credentials
    where account = ${account} order by last_used_at desc nulls last, id`.execute(tx)
  return rows
}

export type NewKey = Omit<KeyRegistration, 'createdAt' | 'lastUsedAt' | 'synced' | 'disabledAt'> & {
  readonly account: string
  readonly credential: Buffer
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly aaguid: string
  readonly backupEligible: boolean
  readonly backedUp: boolean
  readonly attachment: string | undefined
  readonly now: Instant
}

/** Spends the question and adds the key, in one statement: of any number of equal answers, one adds it. */
export async function addKey(
  tx: Tx,
  key: NewKey,
  { mark, expires }: KnownChallenge,
): Promise<'added' | 'spent' | 'known'> {
  const { rows } = await sql<{ spent: boolean; added: boolean }>`
    with spent as (
      insert into webauthn_spent (mark, expires_at) values (${mark}, ${asDate(expires)})
      on conflict do nothing returning mark
    ), added as (
      insert into webauthn_credentials (id, account, kind, name, credential, public_key, counter, aaguid, transports,
        backup_eligible, backed_up, attachment, created_at)
      select ${key.id}::uuid, ${key.account}::uuid, ${key.kind}, ${key.name}, ${key.credential}::bytea,
        ${Buffer.from(key.publicKey)}::bytea, ${key.counter}::bigint, ${key.aaguid}::uuid,
        ${[...key.transports]}::text[], ${key.backupEligible}::boolean, ${key.backedUp}::boolean,
        ${key.attachment ?? null}, ${asDate(key.now)}::timestamptz
      from spent on conflict (credential) do nothing returning id
    )
    select exists (select from spent) as spent, exists (select from added) as added`.execute(tx)
  const [row] = rows
  if (!row?.spent) return 'spent'
  return row.added ? 'added' : 'known'
}

export type GivenAnswer = {
  readonly id: string
  readonly counter: number
  readonly backedUp: boolean
  readonly now: Instant
}

/**
 * Spends the question and, where the counter went on, notes it: in one statement, so that of any number of equal answers
 * one is taken, on whatever process, and of two copies of a key that count alike one (WebAuthn Level 3 §7.2, step 22).
 */
export async function takeAnswer(
  tx: Tx,
  { id, counter, backedUp, now }: GivenAnswer,
  { mark, expires }: KnownChallenge,
): Promise<'taken' | 'spent' | 'not-counted-on'> {
  const values = [mark, asDate(expires), id, counter, backedUp, asDate(now)]
  const { rows } = await ask<{ spent: boolean; taken: boolean }>(tx, TAKE, values)
  const [row] = rows
  if (!row?.spent) return 'spent'
  return row.taken ? 'taken' : 'not-counted-on'
}

const TAKE = `
  with spent as (
    insert into webauthn_spent (mark, expires_at) values ($1, $2) on conflict do nothing returning mark
  ), taken as (
    update webauthn_credentials c set counter = $4::bigint, backed_up = $5, last_used_at = $6 from spent
    where c.id = $3::uuid and c.disabled_at is null
      and (c.counter < $4::bigint or (c.counter = 0 and $4::bigint = 0))
    returning c.id
  )
  select exists (select from spent) as spent, exists (select from taken) as taken`

/** A copy of it answers somewhere: from now on it is good for nothing. It stays, for its owner to see. */
export async function disableKey(tx: Tx, id: string, now: Instant): Promise<void> {
  await sql`
    update webauthn_credentials set disabled_at = ${asDate(now)} where id = ${id} and disabled_at is null`.execute(tx)
}

type Row = Omit<KeyRegistration, 'createdAt' | 'lastUsedAt' | 'disabledAt'> & {
  readonly created_at: Instant
  readonly last_used_at: Instant | null
  readonly disabled_at: Instant | null
}

/** The keys of an account, oldest first; those that a copy was found of too. */
export async function keyRegistrations(tx: Tx, account: string): Promise<KeyRegistration[]> {
  const { rows } = await sql<Row>`
    select kind, id, name, created_at, last_used_at, backup_eligible as synced, transports, disabled_at
    from webauthn_credentials where account = ${account} order by created_at, id`.execute(tx)
  return rows.map(({ created_at, last_used_at, disabled_at, ...key }) => ({
    ...key,
    createdAt: created_at,
    lastUsedAt: last_used_at ?? undefined,
    ...(disabled_at !== null && { disabledAt: disabled_at }),
  }))
}

/** False when it is not there, or another account's. */
export async function renameKey(
  tx: Tx,
  { account, id, name }: { account: string; id: string; name: string },
): Promise<boolean> {
  const { rows } = await sql`
    update webauthn_credentials set name = ${name} where id = ${id} and account = ${account} returning id`.execute(tx)
  return rows.length === 1
}

/** False when it is not there, or another account's. */
export async function removeKey(tx: Tx, { account, id }: { account: string; id: string }): Promise<boolean> {
  const { rows } = await sql`
    delete from webauthn_credentials where id = ${id} and account = ${account} returning id`.execute(tx)
  return rows.length === 1
}

/** Forgets questions that their age alone would refuse by now. */
export async function forgetSpentQuestions(tx: Tx, now: Instant): Promise<void> {
  await sql`delete from webauthn_spent where expires_at <= ${asDate(now)}`.execute(tx)
}
