/** Where a person can be reached outside their accounts: the administration's addresses, and those they gave themselves. */
import { sql } from 'kysely'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Tx } from '../../base/database/database.ts'
import { newId } from '../../base/ids.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import { phoneRow, sealPhone } from '../persons-store.ts'

/** A number is in E.164, opened for whoever asks; show it masked. */
export type PersonAddress = {
  readonly id: string
  readonly source: 'administration' | 'person'
  /** When a code that was sent there came back; null for one that nobody has proved. */
  readonly verifiedAt: Instant | null
  readonly createdAt: Instant
  /** The address that goes when this one is verified. */
  readonly replaces: string | null
} & ({ readonly kind: 'mail'; readonly mail: string } | { readonly kind: 'phone'; readonly phone: string })

type Row = Omit<PersonAddress, 'kind' | 'mail' | 'phone'> & {
  kind: 'mail' | 'phone'
  mail: string | null
  phone: Buffer | null
}

type Deps = { keyring: Keyring }

const columns = sql`id, kind, source, mail, phone, verified_at as "verifiedAt", created_at as "createdAt", replaces`

/** Mail goes to the administration's address, and to those whose owner proved them; never to one that was only typed. */
const reaches = sql`kind = 'mail' and removed_at is null and (source = 'administration' or verified_at is not null)`

/** All of a person's, the administration's first, then the oldest; those that were removed are left out. */
export async function addressesOf(deps: Deps, tx: Tx, person: string): Promise<PersonAddress[]> {
  const found = await sql<Row>`
    select ${columns} from addresses where person = ${person} and removed_at is null
    order by source, created_at, id`.execute(tx)
  return found.rows.map((row) => opened(deps, row))
}

function opened({ keyring }: Deps, row: Row): PersonAddress {
  const { kind, mail, phone, ...rest } = row
  if (kind === 'mail') return { ...rest, kind, mail: mail ?? '' }
  return { ...rest, kind, phone: phone ? keyring.unseal(phone, phoneRow(row.id)).toString() : '' }
}

/**
 * Where mail reaches this person outside their accounts: the address that they gave and verified themselves, else the
 * administration's. An address that nobody verified but its owner's say-so is never used.
 */
export async function mailAddressOf(tx: Tx, person: string): Promise<string | undefined> {
  const found = await sql<{ mail: string }>`
    select mail from addresses where person = ${person} and ${reaches}
    order by source = 'person' desc, created_at limit 1`.execute(tx)
  return found.rows[0]?.mail
}

export type ReachableAddress = { readonly id: string; readonly mail: string; readonly source: PersonAddress['source'] }

/** Every address at which mail reaches this person, their own first: all of them hear of what touches the way in. */
export async function reachableAddresses(tx: Tx, person: string): Promise<ReachableAddress[]> {
  const found = await sql<ReachableAddress>`
    select id, mail, source from addresses where person = ${person} and ${reaches}
    order by source = 'person' desc, created_at, id`.execute(tx)
  return found.rows
}

/** The same as plain mail addresses, each once. */
export async function allMailAddressesOf(tx: Tx, person: string): Promise<string[]> {
  return [...new Set((await reachableAddresses(tx, person)).map(({ mail }) => mail))]
}

/** One address at which mail reaches this person, by its id. */
export async function findReachable(
  tx: Tx,
  { person, address }: { person: string; address: string },
): Promise<string | undefined> {
  const found = await sql<{ mail: string }>`
    select mail from addresses where id = ${address} and person = ${person} and ${reaches}`.execute(tx)
  return found.rows[0]?.mail
}

/** Most accounts that one mailbox is written to about: families share one, and nobody has more. */
const MOST_ACCOUNTS = 20

/**
 * Accounts that mail at this address reaches, the oldest first. Whatever is sent goes to the address as it is on
 * record, by its id, and not as it was typed: letters that look alike must not lead a link elsewhere.
 */
export async function accountsReachedAt(tx: Tx, mail: string): Promise<{ account: string; address: string }[]> {
  const found = await sql<{ account: string; address: string }>`
    select distinct on (a.created_at, a.id) a.id as account, d.id as address
    from addresses d join accounts a on a.person = d.person
    where lower(d.mail) = lower(${mail}) and d.kind = 'mail' and d.removed_at is null
      and (d.source = 'administration' or d.verified_at is not null) and a.status in ('invited', 'active')
    order by a.created_at, a.id, d.source limit ${MOST_ACCOUNTS}`.execute(tx)
  return found.rows
}

/** Locks the person's row until the transaction ends, so that addresses can be counted before one is added. */
export async function lockPerson(tx: Tx, person: string): Promise<void> {
  await sql`select from persons where id = ${person} for no key update`.execute(tx)
}

export type Given = { person: string; now: Instant } & (
  | { kind: 'mail'; mail: string; replaces?: string | undefined }
  | { kind: 'phone'; phone: string }
)

/** Keeps an address that the person gave, unverified. Answers its id. */
export async function giveAddress(deps: Deps, tx: Tx, given: Given): Promise<string> {
  const id = newId(given.now)
  const { mail, replaces } = given.kind === 'mail' ? given : { mail: null, replaces: undefined }
  const phone = given.kind === 'phone' ? sealPhone(deps.keyring, id, given.phone) : undefined
  await sql`
    insert into addresses (id, person, kind, source, mail, phone, phone_index, replaces, created_at, changed_at)
    values (${id}, ${given.person}, ${given.kind}, 'person', ${mail}, ${phone?.sealed ?? null}, ${phone?.index ?? null},
      ${replaces ?? null}, ${asDate(given.now)}, ${asDate(given.now)})`.execute(tx)
  return id
}

type OneOf = { person: string; address: string; now: Instant }

/**
 * Marks an own address or number as proved; mail unless told. False when it is not there (any more), or was proved
 * before. Whoever calls has seen a code come back that went to this very one.
 */
export async function verifyAddress(
  tx: Tx,
  { person, address, kind = 'mail', now }: OneOf & { kind?: PersonAddress['kind'] },
): Promise<boolean> {
  const done = await sql`
    update addresses set verified_at = ${asDate(now)}, replaces = null, changed_at = ${asDate(now)}
    where id = ${address} and person = ${person} and source = 'person' and kind = ${kind}
      and verified_at is null and removed_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}

/** Removes an own address, so that it is used for nothing. False when there was none to remove. */
export async function removeAddress(tx: Tx, { person, address, now }: OneOf): Promise<boolean> {
  const done = await sql`
    update addresses set removed_at = ${asDate(now)}, changed_at = ${asDate(now)}
    where id = ${address} and person = ${person} and source = 'person' and removed_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}

/** Takes a removal back, when it happened after `since`. Answers the address as it was. */
export async function restoreAddress(
  deps: Deps,
  tx: Tx,
  { person, address, now, since }: OneOf & { since: Instant },
): Promise<PersonAddress | undefined> {
  const found = await sql<Row>`
    update addresses set removed_at = null, changed_at = ${asDate(now)}
    where id = ${address} and person = ${person} and source = 'person' and removed_at > ${asDate(since)}
    returning ${columns}`.execute(tx)
  return found.rows[0] && opened(deps, found.rows[0])
}

/** Forgets what was removed before this moment. */
export async function forgetAddresses(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from addresses where removed_at < ${asDate(before)}`.execute(tx)
}
